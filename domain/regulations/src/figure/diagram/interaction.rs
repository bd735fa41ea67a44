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
use crate::figure::text::wrap;
use crate::process::{Node, Process};
use crate::run::Outcome;

const FONT: i32 = 15;
const NUMBER: i32 = 17;
const MARGIN: i32 = 16;
/// The strip in which the name of a lane stands.
const STRIP: i32 = 170;
/// The room for the name of an ending.
const ENDING: i32 = 116;
const SPACING: Spacing = Spacing { margin: 13, track: 9, pool: 44 };

/// The diagram of functional interaction, wide.
pub fn interaction(edition: &Edition, process: &Process, language: Language, legend: &Legend) -> String {
    let graph = Graph::of(edition, process);
    let sizes: Vec<Size> = graph.elements.iter().map(|element| size(element.part, language)).collect();
    let title = describe::title(edition, process, language);
    let top = MARGIN + NUMBER + 14;
    let layout = arrange(&graph, &sizes, SPACING).moved(MARGIN + STRIP, top);
    let width = layout.size.x + STRIP + 2 * MARGIN;
    let nodes = graph.elements.iter().filter_map(|element| match element.part {
        Part::Task(node) => Some(describe::node(edition, node, language)),
        _ => None,
    });
    let entries: Vec<String> = nodes.collect();
    let symbols = Symbol::used(&graph);
    let room = width - 2 * MARGIN;
    let draw = |canvas: &mut Canvas| {
        canvas.text(Point { x: MARGIN, y: MARGIN + NUMBER }, NUMBER, &[title.clone()], "start", true);
        let sheet = Sheet { edition, language, legend, graph: &graph, layout: &layout };
        sheet.lanes(canvas);
        sheet.lines(canvas);
        sheet.elements(canvas);
        let mut below = top + layout.size.y + 24;
        below += key::draw(canvas, &entries, Point { x: MARGIN, y: below }, room, FONT) + 14;
        below + legend.draw(canvas, &symbols, Point { x: MARGIN, y: below }, room, FONT) + MARGIN
    };
    let description = describe::process(edition, process, language, legend);
    let new = |height| Canvas::new(Point { x: width, y: height }, language.tag(), &title, &description);
    let mut canvas = new(draw(&mut new(0)));
    draw(&mut canvas);
    canvas.finish()
}

fn size(part: Part, language: Language) -> Size {
    match part {
        Part::Start => Size { along: 2 * shapes::EVENT, across: 2 * shapes::EVENT },
        Part::Gateway(_) => Size { along: 40, across: 40 },
        Part::Task(node) => {
            let wide = crate::figure::text::width(node.number(), NUMBER + 2) + 26;
            Size { along: wide.max(56), across: 44 }
        }
        Part::End(ending) => {
            let name = ending_name(ending.name.of(language));
            let below = i32::try_from(name.len()).unwrap_or(0) * FONT + 6;
            // The circle stands in the middle of the box, so the room below it is there above it too.
            Size { along: ENDING, across: 2 * (shapes::EVENT + below) }
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
    layout: &'a Layout,
}

impl Sheet<'_> {
    fn lanes(&self, canvas: &mut Canvas) {
        for (lane, &area) in self.graph.lanes.iter().zip(&self.layout.lanes) {
            self.strip(canvas, "lane", lane.short.of(self.language), area);
        }
        for (partner, &area) in Partner::ALL.into_iter().zip(&self.layout.pools) {
            if area.height > 0 {
                let name = partner.name(self.edition, self.graph, self.language);
                self.strip(canvas, "pool", &name, area);
            }
        }
    }

    fn strip(&self, canvas: &mut Canvas, class: &str, name: &str, area: Area) {
        canvas.group(class, "", "");
        canvas.rect(Area { x: MARGIN, width: area.width + STRIP, ..area }, 0, 1);
        if class == "lane" {
            canvas.rect(Area { x: MARGIN, width: STRIP, ..area }, 0, 1);
        }
        let room = if class == "lane" { STRIP - 16 } else { area.width };
        let lines = wrap(name, FONT + 1, room);
        let tall = i32::try_from(lines.len()).unwrap_or(0) * (FONT + 3);
        let at = Point { x: MARGIN + 8, y: area.middle().y - tall / 2 + FONT - 1 };
        canvas.text(at, FONT, &lines, "start", true);
        canvas.end();
    }

    fn lines(&self, canvas: &mut Canvas) {
        for line in &self.layout.messages {
            canvas.group("message", "", "");
            shapes::message(canvas, line);
            canvas.end();
        }
        for (flow, line) in self.graph.flows.iter().zip(&self.layout.flows) {
            canvas.group("flow", "", "");
            let mut line = line.clone();
            if let (Part::End(_), Some(last)) = (self.graph.elements[flow.to].part, line.last_mut()) {
                last.x += ENDING / 2 - shapes::EVENT;
            }
            shapes::control(canvas, &line);
            self.answer(canvas, flow.after, &line);
            canvas.end();
        }
    }

    /// Yes or no, beside the beginning of its line.
    fn answer(&self, canvas: &mut Canvas, after: Outcome, line: &[Point]) {
        let down = line.len() > 1 && line[1].y > line[0].y;
        let (words, at) = match after {
            Outcome::Done => return,
            Outcome::Yes => (&self.legend.yes, line[0].moved(1, -5)),
            Outcome::No if down => (&self.legend.no, line[0].moved(4, FONT - 1)),
            Outcome::No => (&self.legend.no, line[0].moved(4, -4)),
        };
        canvas.text(at, FONT - 2, std::slice::from_ref(words), "start", true);
    }

    fn elements(&self, canvas: &mut Canvas) {
        for (element, &area) in self.graph.elements.iter().zip(&self.layout.boxes) {
            self.element(canvas, element.part, area);
            canvas.end();
        }
    }

    fn element(&self, canvas: &mut Canvas, part: Part, area: Area) {
        match part {
            Part::Start => {
                canvas.group("start", "", "");
                shapes::event(canvas, Symbol::InitialMessage, area.middle());
            }
            Part::Gateway(condition) => {
                canvas.group("gateway", &condition.id, "");
                shapes::diamond(canvas, area);
            }
            Part::Task(node) => self.task(canvas, node, area),
            Part::End(ending) => {
                canvas.group("end", &ending.id, "");
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

    fn task(&self, canvas: &mut Canvas, node: &Node, area: Area) {
        canvas.group("node", node.id(), &describe::node(self.edition, node, self.language));
        shapes::task(canvas, Symbol::of_node(node), area);
        let at = area.middle().moved(0, NUMBER / 3);
        canvas.text(at, NUMBER, &[node.number().to_owned()], "middle", true);
    }
}
