//! Where everything stands. One layout serves every figure: `x` is the direction of the flow, `y` runs across it; a
//! figure that flows from top to bottom transposes the result.
//!
//! Elements stand on a grid of ranks (along) and rows (across, grouped by lane). Lines run through free cells or in
//! the gutters between cells, each on a track of its own, so no line crosses a box. All numbers are whole, and the
//! same process always gives the same figure.

mod grid;
mod place;
mod route;
mod track;

use crate::figure::graph::Graph;
use crate::figure::layout::grid::Grid;
use crate::figure::layout::place::Places;
use crate::figure::layout::route::Routes;

/// A point of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) x: i32,
    pub(super) y: i32,
}

/// A box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Area {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// How large an element is, along and across the flow, and the room that its name needs outside its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) along: i32,
    pub(super) across: i32,
    /// As much of the flow's direction belongs to the element, its box in the middle.
    pub(super) room: i32,
    /// As much is kept free beyond the box.
    pub(super) beyond: i32,
}

/// Distances of a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spacing {
    /// Between a box and the nearest track.
    pub(super) margin: i32,
    /// Between two tracks.
    pub(super) track: i32,
    /// The height of a partner's pool; zero when the figure has none.
    pub(super) pool: i32,
}

/// A figure with every place known.
#[derive(Debug)]
pub(super) struct Layout {
    /// One box per element of the graph.
    pub(super) boxes: Vec<Area>,
    /// One line per flow.
    pub(super) flows: Vec<Vec<Point>>,
    /// One line per message, from sender to receiver.
    pub(super) messages: Vec<Vec<Point>>,
    /// One box per lane.
    pub(super) lanes: Vec<Area>,
    /// The partner's pools above and below the lanes.
    pub(super) pools: [Area; 2],
    /// The whole.
    pub(super) size: Point,
}

/// Arranges a graph whose elements have these sizes.
pub(super) fn arrange(graph: &Graph, sizes: &[Size], spacing: Spacing) -> Layout {
    let grid = Grid::of(graph);
    let routes = Routes::of(graph, &grid);
    Places::of(graph, &grid, &routes, sizes, spacing).layout(graph, &routes)
}

impl Size {
    /// A box that holds all its words.
    pub(super) const fn of_box(along: i32, across: i32) -> Self {
        Self { along, across, room: along, beyond: 0 }
    }
}

impl Point {
    fn transposed(self) -> Self {
        Self { x: self.y, y: self.x }
    }

    pub(super) fn moved(self, x: i32, y: i32) -> Self {
        Self { x: self.x + x, y: self.y + y }
    }
}

impl Area {
    fn transposed(self) -> Self {
        Self { x: self.y, y: self.x, width: self.height, height: self.width }
    }

    pub(super) fn moved(self, x: i32, y: i32) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }
    }

    pub(super) fn middle(self) -> Point {
        Point { x: self.x + self.width / 2, y: self.y + self.height / 2 }
    }
}

impl Layout {
    /// The same figure with the flow from top to bottom.
    pub(super) fn transposed(self) -> Self {
        let turn = |lines: Vec<Vec<Point>>| {
            lines.into_iter().map(|line| line.into_iter().map(Point::transposed).collect()).collect()
        };
        Self {
            boxes: self.boxes.into_iter().map(Area::transposed).collect(),
            flows: turn(self.flows),
            messages: turn(self.messages),
            lanes: self.lanes.into_iter().map(Area::transposed).collect(),
            pools: self.pools.map(Area::transposed),
            size: self.size.transposed(),
        }
    }

    /// The same figure somewhere else on the page.
    pub(super) fn moved(mut self, x: i32, y: i32) -> Self {
        for area in self.boxes.iter_mut().chain(&mut self.lanes).chain(&mut self.pools) {
            *area = area.moved(x, y);
        }
        for point in self.flows.iter_mut().chain(&mut self.messages).flatten() {
            *point = point.moved(x, y);
        }
        self
    }
}
