//! A sheet of SVG. Only presentation attributes are used, so that no policy of a page forbids the look.

use std::fmt::Display;

use crate::figure::layout::{Area, Point};
use crate::figure::xml::Xml;

/// A sheet that is being drawn.
pub(super) struct Canvas {
    xml: Xml,
}

impl Canvas {
    /// A white sheet of this size, named and described for those who do not see it.
    pub(super) fn new(size: Point, language: &str, title: &str, description: &str) -> Self {
        let mut xml = Xml::default();
        xml.start(
            "svg",
            &[
                ("xmlns", &"http://www.w3.org/2000/svg"),
                ("viewBox", &format!("0 0 {} {}", size.x, size.y)),
                ("width", &size.x),
                ("height", &size.y),
                ("role", &"img"),
                ("lang", &language),
                ("font-family", &"sans-serif"),
                ("fill", &"none"),
                ("stroke", &"none"),
            ],
        );
        xml.leaf("title", &[], title);
        xml.leaf("desc", &[], description);
        xml.empty("rect", &[("width", &size.x), ("height", &size.y), ("fill", &"#fff")]);
        Self { xml }
    }

    /// Begins a group of shapes that belong together; `class` says what it is, `id` which one.
    pub(super) fn group(&mut self, class: &str, id: &str, title: &str) {
        self.xml.start("g", &[("class", &class), ("data-id", &id)]);
        if !title.is_empty() {
            self.xml.leaf("title", &[], title);
        }
    }

    /// Ends the group.
    pub(super) fn end(&mut self) {
        self.xml.end();
    }

    pub(super) fn rect(&mut self, area: Area, radius: i32, stroke: i32) {
        self.xml.empty(
            "rect",
            &[
                ("x", &area.x),
                ("y", &area.y),
                ("width", &area.width),
                ("height", &area.height),
                ("rx", &radius),
                ("fill", &"#fff"),
                ("stroke", &"#000"),
                ("stroke-width", &stroke),
            ],
        );
    }

    pub(super) fn circle(&mut self, middle: Point, radius: i32, stroke: i32) {
        self.xml.empty(
            "circle",
            &[
                ("cx", &middle.x),
                ("cy", &middle.y),
                ("r", &radius),
                ("fill", &"#fff"),
                ("stroke", &"#000"),
                ("stroke-width", &stroke),
            ],
        );
    }

    /// A line through points.
    pub(super) fn line(&mut self, points: &[Point], stroke: &dyn Display, dashed: Dash) {
        let points = listed(points);
        let mut attributes: Vec<(&str, &dyn Display)> =
            vec![("points", &points), ("stroke", &"#000"), ("stroke-width", stroke)];
        if dashed == Dash::Broken {
            attributes.push(("stroke-dasharray", &"7 5"));
        }
        self.xml.empty("polyline", &attributes);
    }

    /// A closed shape.
    pub(super) fn polygon(&mut self, points: &[Point], fill: &str, stroke: &dyn Display) {
        self.xml.empty(
            "polygon",
            &[
                ("points", &listed(points)),
                ("fill", &fill),
                ("stroke", &"#000"),
                ("stroke-width", stroke),
                ("stroke-linejoin", &"round"),
            ],
        );
    }

    /// Lines of text from a first baseline down.
    pub(super) fn text(&mut self, at: Point, font: i32, lines: &[String], anchor: &str, bold: bool) {
        let weight = if bold { "bold" } else { "normal" };
        for (number, line) in (0..).zip(lines) {
            self.xml.leaf(
                "text",
                &[
                    ("x", &at.x),
                    ("y", &(at.y + number * (font + 3))),
                    ("font-size", &font),
                    ("font-weight", &weight),
                    ("text-anchor", &anchor),
                    ("fill", &"#000"),
                ],
                line,
            );
        }
    }

    /// The finished picture.
    pub(super) fn finish(self) -> String {
        self.xml.finish()
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dash {
    Solid,
    Broken,
}

fn listed(points: &[Point]) -> String {
    points.iter().map(|point| format!("{},{}", point.x, point.y)).collect::<Vec<_>>().join(" ")
}
