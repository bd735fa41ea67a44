//! The shapes behind the signs.

use crate::figure::diagram::canvas::{Canvas, Dash};
use crate::figure::diagram::symbol::Symbol;
use crate::figure::graph::Part;
use crate::figure::layout::{Area, Point};

/// The radius of an event.
pub(super) const EVENT: i32 = 17;

/// Begins the group of an element and draws what looks alike in every figure. `title` is told of a box of work.
pub(super) fn element(canvas: &mut Canvas, part: Part, area: Area, title: &str) {
    match part {
        Part::Start => {
            canvas.group("start", "", "");
            event(canvas, Symbol::InitialMessage, area.middle());
        }
        Part::Gateway(condition) => {
            canvas.group("gateway", &condition.id, "");
            diamond(canvas, area);
        }
        Part::Task(node) => {
            canvas.group("node", node.id(), title);
            task(canvas, Symbol::of_node(node), area);
        }
        Part::End(ending) => canvas.group("end", &ending.id, ""),
    }
}

/// A sign of the legend around a middle.
pub(super) fn sign(canvas: &mut Canvas, symbol: Symbol, middle: Point) {
    let area =
        |width: i32, height: i32| Area { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
    let across = [middle.moved(-24, 0), middle.moved(24, 0)];
    match symbol {
        Symbol::InitialMessage | Symbol::FinalMessage | Symbol::FinalEvent | Symbol::Error => {
            event(canvas, symbol, middle);
        }
        Symbol::InformationSystem | Symbol::Process => task(canvas, symbol, area(48, 28)),
        Symbol::Condition => diamond(canvas, area(32, 32)),
        Symbol::ControlFlow => control(canvas, &across),
        Symbol::MessageFlow => message(canvas, &across),
        Symbol::ElectronicDocument => document(canvas, middle),
    }
}

/// A start or an end.
pub(super) fn event(canvas: &mut Canvas, symbol: Symbol, middle: Point) {
    canvas.circle(middle, EVENT, if symbol == Symbol::InitialMessage { 2 } else { 4 });
    match symbol {
        Symbol::InitialMessage => envelope(canvas, middle, false),
        Symbol::FinalMessage => envelope(canvas, middle, true),
        Symbol::Error => {
            let bolt = [(-8, 8), (-3, -7), (2, 1), (8, -8), (3, 7), (-2, 0)];
            canvas.polygon(&bolt.map(|(x, y)| middle.moved(x, y)), "#000", &1);
        }
        _ => {}
    }
}

fn envelope(canvas: &mut Canvas, middle: Point, filled: bool) {
    let corners = [(-9, -6), (9, -6), (9, 6), (-9, 6)].map(|(x, y)| middle.moved(x, y));
    canvas.polygon(&corners, if filled { "#000" } else { "#fff" }, &"1.5");
    let flap = [(-9, -6), (0, 1), (9, -6)].map(|(x, y)| middle.moved(x, y));
    if filled {
        canvas.polygon(&flap, "#fff", &"1.5");
    } else {
        canvas.line(&flap, &"1.5", Dash::Solid);
    }
}

/// A box of work; what a system does by itself has bars at both sides.
fn task(canvas: &mut Canvas, symbol: Symbol, area: Area) {
    let system = symbol == Symbol::InformationSystem;
    canvas.rect(area, if system { 0 } else { 7 }, 2);
    if system {
        for x in [area.x + 5, area.x + area.width - 5] {
            canvas.line(&[Point { x, y: area.y }, Point { x, y: area.y + area.height }], &"1.5", Dash::Solid);
        }
    }
}

/// A condition.
fn diamond(canvas: &mut Canvas, area: Area) {
    let middle = area.middle();
    let points = [
        Point { x: middle.x, y: area.y },
        Point { x: area.x + area.width, y: middle.y },
        Point { x: middle.x, y: area.y + area.height },
        Point { x: area.x, y: middle.y },
    ];
    canvas.polygon(&points, "#fff", &2);
    for ends in [[(-6, -6), (6, 6)], [(-6, 6), (6, -6)]] {
        canvas.line(&ends.map(|(x, y)| middle.moved(x, y)), &"2.5", Dash::Solid);
    }
}

/// A document that is handed out.
pub(super) fn document(canvas: &mut Canvas, middle: Point) {
    let page = [(-10, -13), (4, -13), (10, -7), (10, 13), (-10, 13)].map(|(x, y)| middle.moved(x, y));
    canvas.polygon(&page, "#fff", &"1.5");
    let corner = [(4, -13), (4, -7), (10, -7)].map(|(x, y)| middle.moved(x, y));
    canvas.line(&corner, &"1.5", Dash::Solid);
    for y in [-2, 3, 8] {
        canvas.line(&[middle.moved(-6, y), middle.moved(6, y)], &"1.5", Dash::Solid);
    }
}

/// A small clock, before a term.
pub(super) fn clock(canvas: &mut Canvas, middle: Point) {
    canvas.circle(middle, 6, 1);
    canvas.line(&[middle.moved(0, -4), middle, middle.moved(3, 0)], &1, Dash::Solid);
}

/// A flow of control, with an arrow at its end.
pub(super) fn control(canvas: &mut Canvas, points: &[Point]) {
    canvas.line(points, &"1.5", Dash::Solid);
    arrow(canvas, points, "#000");
}

/// A message, broken, with a ring at its beginning and an open arrow at its end.
pub(super) fn message(canvas: &mut Canvas, points: &[Point]) {
    canvas.line(points, &"1.5", Dash::Broken);
    if let Some(&first) = points.first() {
        canvas.circle(first, 4, 1);
    }
    arrow(canvas, points, "#fff");
}

fn arrow(canvas: &mut Canvas, points: &[Point], fill: &str) {
    let [.., before, tip] = points else { return };
    let (x, y) = ((tip.x - before.x).signum(), (tip.y - before.y).signum());
    let wing = |side: i32| tip.moved(-9 * x + side * 5 * y, -9 * y + side * 5 * x);
    canvas.polygon(&[*tip, wing(1), wing(-1)], fill, &1);
}
