//! The flow chart: from top to bottom in one column with refusals beside it, the actor named in every box.

use kezek_kernel::Language;

use crate::edition::Edition;
use crate::figure::diagram::canvas::Canvas;
use crate::figure::diagram::legend::Legend;
use crate::figure::diagram::symbol::Symbol;
use crate::figure::diagram::{describe, shapes};
use crate::figure::graph::{Graph, Part};
use crate::figure::layout::{Area, Point, Size, Spacing, arrange};
use crate::figure::text::wrap;
use crate::process::{Ending, Node, Process};
use crate::run::Outcome;

const FONT: i32 = 15;
const SMALL: i32 = 13;
const WIDTH: i32 = 210;
const PAD: i32 = 10;
const MARGIN: i32 = 12;
/// The room of the clock before a term.
const CLOCK: i32 = 18;
const SPACING: Spacing = Spacing { margin: 13, track: 10, pool: 0 };

struct Chart<'a> {
    edition: &'a Edition,
    language: Language,
    legend: &'a Legend,
}

/// A flow chart of the process, tall and narrow.
pub fn flow_chart(edition: &Edition, process: &Process, language: Language, legend: &Legend) -> String {
    let chart = Chart { edition, language, legend };
    let graph = Graph::of(edition, process).in_one_lane();
    let sizes: Vec<Size> = graph.elements.iter().map(|element| chart.size(element.part)).collect();
    let title = describe::title(edition, process, language);
    let symbols = Symbol::used(&graph);
    let layout = arrange(&graph, &sizes, SPACING).transposed();
    // Bold letters are wider.
    let heading = wrap(&title, FONT + 5, layout.size.x);
    let top = MARGIN + lines(&heading, FONT + 2) + 6;
    let layout = layout.moved(MARGIN, top);
    let width = layout.size.x.max(2 * WIDTH) + 2 * MARGIN;
    let below = top + layout.size.y + MARGIN;
    let description = describe::process(edition, process, language, legend);
    let draw = |canvas: &mut Canvas| {
        canvas.text(Point { x: MARGIN, y: MARGIN + FONT + 2 }, FONT + 2, &heading, "start", true);
        for (flow, line) in graph.flows.iter().zip(&layout.flows) {
            canvas.group("flow", "", "");
            shapes::control(canvas, line);
            chart.answer(canvas, flow.after, line);
            canvas.end();
        }
        for (element, &area) in graph.elements.iter().zip(&layout.boxes) {
            chart.element(canvas, element.part, area);
        }
        legend.draw(canvas, &symbols, Point { x: MARGIN, y: below }, width - 2 * MARGIN, SMALL + 1)
    };
    let new = |height| Canvas::new(Point { x: width, y: height }, language.tag(), &title, &description);
    let legend_height = draw(&mut new(0));
    let mut canvas = new(below + legend_height + MARGIN);
    draw(&mut canvas);
    canvas.finish()
}

fn lines(lines: &[String], font: i32) -> i32 {
    i32::try_from(lines.len()).unwrap_or(0) * (font + 3)
}

impl Chart<'_> {
    fn size(&self, part: Part) -> Size {
        let along = match part {
            Part::Start => 2 * shapes::EVENT,
            Part::Gateway(_) => 44,
            Part::Task(node) => {
                let (head, body, foot) = self.words(node);
                lines(&head, SMALL) + lines(&body, FONT) + lines(&foot, SMALL) + PAD + 6
            }
            Part::End(ending) => {
                let (name, document) = self.end_words(ending);
                2 * shapes::EVENT + 6 + lines(&name, FONT) + (lines(&document, SMALL) + 6).max(34)
            }
        };
        let across = match part {
            Part::Start => 2 * shapes::EVENT,
            Part::Gateway(_) => 44,
            Part::Task(_) | Part::End(_) => WIDTH,
        };
        Size::of_box(along, across)
    }

    /// Number and actor, action, term.
    fn words(&self, node: &Node) -> (Vec<String>, Vec<String>, Vec<String>) {
        let room = WIDTH - 2 * PAD - 4;
        let actor = describe::actor(self.edition, node, self.language);
        let head = format!("{} · {actor}", node.number());
        let term = node.term().map_or("", |term| term.printed.of(self.language));
        (
            // The head is bold, so it is measured as if it were larger.
            wrap(&head, SMALL + 1, room),
            wrap(node.words().of(self.language), FONT, room),
            wrap(term, SMALL, room - CLOCK),
        )
    }

    /// The name of an ending and of the document that comes with it.
    fn end_words(&self, ending: &Ending) -> (Vec<String>, Vec<String>) {
        let output = ending.output.as_deref().and_then(|id| self.edition.output(id));
        let document = output.map_or("", |output| output.name.of(self.language));
        (wrap(ending.name.of(self.language), FONT + 1, WIDTH), wrap(document, SMALL, WIDTH - 34))
    }

    fn element(&self, canvas: &mut Canvas, part: Part, area: Area) {
        shapes::element(canvas, part, area, "");
        match part {
            Part::Start | Part::Gateway(_) => {}
            Part::Task(node) => self.task(canvas, node, area),
            Part::End(ending) => self.end(canvas, ending, area),
        }
        canvas.end();
    }

    fn task(&self, canvas: &mut Canvas, node: &Node, area: Area) {
        let (head, body, foot) = self.words(node);
        let mut at = Point { x: area.x + PAD + 2, y: area.y + PAD / 2 };
        for (text, font, bold) in [(head, SMALL, true), (body, FONT, false)] {
            canvas.text(at.moved(0, font), font, &text, "start", bold);
            at.y += lines(&text, font) + 2;
        }
        if !foot.is_empty() {
            shapes::clock(canvas, at.moved(6, SMALL / 2 + 2));
            canvas.text(at.moved(CLOCK, SMALL), SMALL, &foot, "start", false);
        }
    }

    fn end(&self, canvas: &mut Canvas, ending: &Ending, area: Area) {
        let middle = area.middle().x;
        let circle = Point { x: middle, y: area.y + shapes::EVENT };
        shapes::event(canvas, Symbol::of_ending(ending), circle);
        let (name, document) = self.end_words(ending);
        let y = circle.y + shapes::EVENT + FONT + 3;
        canvas.text(Point { x: middle, y }, FONT, &name, "middle", true);
        if !document.is_empty() {
            let y = y + lines(&name, FONT);
            shapes::document(canvas, Point { x: area.x + 12, y: y + 4 });
            canvas.text(Point { x: area.x + 30, y }, SMALL, &document, "start", false);
        }
    }

    /// Yes or no, beside the beginning of its line.
    fn answer(&self, canvas: &mut Canvas, after: Outcome, line: &[Point]) {
        let (words, at) = match after {
            Outcome::Done => return,
            Outcome::Yes => (&self.legend.yes, line[0].moved(6, SMALL + 2)),
            Outcome::No => (&self.legend.no, line[0].moved(5, -5)),
        };
        canvas.text(at, SMALL, std::slice::from_ref(words), "start", true);
    }
}
