//! The diagram of functional interaction: lanes of participants from left to right, messages to those outside, and a
//! key to the numbers, as the acts print it.

use kezek_kernel::Language;

use crate::edition::Edition;
use crate::figure::diagram::canvas::Canvas;
use crate::figure::diagram::legend::Legend;
use crate::figure::diagram::symbol::Symbol;
use crate::figure::diagram::{describe, key, shapes};
use crate::figure::graph::{Graph, Part};
use crate::figure::layout::{Area, Layout, Point, Size, Spacing, arrange};
use crate::figure::message::Partner;
use crate::figure::text::{width, wrap};
use crate::process::Process;
use crate::run::Outcome;

const FONT: i32 = 15;
const NUMBER: i32 = 17;
const MARGIN: i32 = 16;
/// The strip in which the name of a lane stands.
const STRIP: i32 = 190;
/// The room for the name of an ending.
const ENDING: i32 = 136;
const SPACING: Spacing = Spacing { margin: 13, track: 9, pool: 44 };

/// The diagram of functional interaction, wide.
pub fn interaction(edition: &Edition, process: &Process, language: Language, legend: &Legend) -> String {
    let graph = Graph::of(edition, process);
    let labels = labels(&graph);
    let elements =
        graph.elements.iter().zip(&labels).map(|(element, label)| size(element.part, label, language));
    let sizes: Vec<Size> = elements.collect();
    let title = describe::title(edition, process, language);
    let top = MARGIN + NUMBER + 14;
    let layout = arrange(&graph, &sizes, SPACING).moved(MARGIN + STRIP, top);
    let whole = layout.size.x + STRIP + 2 * MARGIN;
    let entries = graph.elements.iter().zip(&labels).filter_map(|(element, label)| match element.part {
        Part::Task(node) => Some(describe::node(edition, node, label, language)),
        _ => None,
    });
    let entries: Vec<String> = entries.collect();
    let symbols = Symbol::used(&graph);
    let room = whole - 2 * MARGIN;
    let draw = |canvas: &mut Canvas| {
        canvas.text(
            Point { x: MARGIN, y: MARGIN + NUMBER },
            NUMBER,
            std::slice::from_ref(&title),
            "start",
            true,
        );
        let sheet = Sheet { edition, language, legend, graph: &graph, labels: &labels, layout: &layout };
        sheet.lanes(canvas);
        sheet.lines(canvas);
        sheet.elements(canvas);
        sheet.messages(canvas);
        let mut below = top + layout.size.y + 24;
        below += key::draw(canvas, &entries, Point { x: MARGIN, y: below }, room, FONT) + 14;
        below + legend.draw(canvas, &symbols, Point { x: MARGIN, y: below }, room, FONT) + MARGIN
    };
    let description = describe::process(edition, process, language, legend);
    let new = |height| Canvas::new(Point { x: whole, y: height }, language.tag(), &title, &description);
    let mut canvas = new(draw(&mut new(0)));
    draw(&mut canvas);
    canvas.finish()
}

/// What stands in each box: the number of the act, with a small figure where several nodes share it.
fn labels(graph: &Graph) -> Vec<String> {
    let number = |index: usize| match graph.elements[index].part {
        Part::Task(node) => Some(node.number()),
        _ => None,
    };
    let count = graph.elements.len();
    let of = |index: usize| {
        let same = |other: &usize| number(*other) == number(index);
        let figure = match ((0..count).filter(same).count(), (0..index).filter(same).count()) {
            (..=1, _) => String::new(),
            (_, before) => SMALL_FIGURES.get(before + 1).copied().map(String::from).unwrap_or_default(),
        };
        number(index).map(|number| format!("{number}{figure}")).unwrap_or_default()
    };
    (0..count).map(of).collect()
}

const SMALL_FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

fn size(part: Part, label: &str, language: Language) -> Size {
    match part {
        Part::Start => Size::of_box(2 * shapes::EVENT, 2 * shapes::EVENT),
        Part::Gateway(_) => Size::of_box(40, 40),
        Part::Task(_) => {
            let wide = width(label, NUMBER + 2) + 26;
            Size::of_box(wide.max(56), 44)
        }
        Part::End(ending) => {
            let name = ending_name(ending.name.of(language));
            let beyond = i32::try_from(name.len()).unwrap_or(0) * FONT + 6;
            Size { room: ENDING, beyond, ..Size::of_box(2 * shapes::EVENT, 2 * shapes::EVENT) }
        }
    }
}

fn ending_name(name: &str) -> Vec<String> {
    wrap(name, FONT - 2, ENDING)
}

struct Sheet<'a> {
    edition: &'a Edition,
    language: Language,
    legend: &'a Legend,
    graph: &'a Graph<'a>,
    labels: &'a [String],
    layout: &'a Layout,
}

impl Sheet<'_> {
    fn lanes(&self, canvas: &mut Canvas) {
        for (lane, &area) in self.graph.lanes.iter().zip(&self.layout.lanes) {
            strip(canvas, "lane", lane.short.of(self.language), area);
        }
        for (partner, &area) in Partner::ALL.into_iter().zip(&self.layout.pools) {
            if area.height > 0 {
                let name = partner.name(self.edition, self.graph, self.language);
                strip(canvas, "pool", &name, area);
            }
        }
    }

    fn lines(&self, canvas: &mut Canvas) {
        for (flow, line) in self.graph.flows.iter().zip(&self.layout.flows) {
            canvas.group("flow", "", "");
            shapes::control(canvas, line);
            self.answer(canvas, flow.after, line);
            canvas.end();
        }
    }

    fn messages(&self, canvas: &mut Canvas) {
        for line in &self.layout.messages {
            canvas.group("message", "", "");
            shapes::message(canvas, line);
            canvas.end();
        }
    }

    /// Yes or no, beside the beginning of its line.
    fn answer(&self, canvas: &mut Canvas, after: Outcome, line: &[Point]) {
        let down = line.len() > 1 && line[1].y > line[0].y;
        let (words, at, anchor) = match after {
            Outcome::Done => return,
            Outcome::Yes => (&self.legend.yes, line[0].moved(-13, -16), "start"),
            Outcome::No if down => (&self.legend.no, line[0].moved(4, FONT - 1), "start"),
            // Left of the line, because yes stands to the right of it.
            Outcome::No => (&self.legend.no, line[0].moved(-5, -2), "end"),
        };
        canvas.text(at, FONT - 2, std::slice::from_ref(words), anchor, true);
    }

    fn elements(&self, canvas: &mut Canvas) {
        let elements = self.graph.elements.iter().zip(self.labels);
        for ((element, label), &area) in elements.zip(&self.layout.boxes) {
            self.element(canvas, element.part, label, area);
            canvas.end();
        }
    }

    fn element(&self, canvas: &mut Canvas, part: Part, label: &str, area: Area) {
        let title = match part {
            Part::Task(node) => describe::node(self.edition, node, label, self.language),
            _ => String::new(),
        };
        shapes::element(canvas, part, area, &title);
        match part {
            Part::Start | Part::Gateway(_) => {}
            Part::Task(_) => {
                let at = area.middle().moved(0, NUMBER / 3);
                canvas.text(at, NUMBER, &[label.to_owned()], "middle", true);
            }
            Part::End(ending) => {
                let middle = area.middle();
                shapes::event(canvas, Symbol::of_ending(ending), middle);
                if ending.output.is_some() {
                    shapes::document(canvas, middle.moved(shapes::EVENT + 18, 0));
                }
                let at = middle.moved(0, shapes::EVENT + FONT);
                canvas.text(at, FONT - 3, &ending_name(ending.name.of(self.language)), "middle", false);
            }
        }
    }
}

/// The name at the head of a lane or pool.
fn strip(canvas: &mut Canvas, class: &str, name: &str, area: Area) {
    canvas.group(class, "", "");
    canvas.rect(Area { x: MARGIN, width: area.width + STRIP, ..area }, 0, 1);
    if class == "lane" {
        canvas.rect(Area { x: MARGIN, width: STRIP, ..area }, 0, 1);
    }
    let room = if class == "lane" { STRIP - 16 } else { area.width };
    // Bold letters are wider.
    let lines = wrap(name, FONT + 2, room);
    let tall = i32::try_from(lines.len()).unwrap_or(0) * (FONT + 3);
    let at = Point { x: MARGIN + 8, y: area.middle().y - tall / 2 + FONT - 1 };
    canvas.text(at, FONT, &lines, "start", true);
    canvas.end();
}
