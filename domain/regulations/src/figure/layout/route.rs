//! The way of every line over the grid, not yet in numbers.

use std::collections::BTreeSet;

use crate::figure::graph::{Flow, Graph, Part};
use crate::figure::layout::grid::{Cell, Grid};
use crate::figure::layout::track::{Gutter, Order};
use crate::figure::message::{Message, Partner, Way};
use crate::run::Outcome;

/// A place along the flow.
#[derive(Debug, Clone, Copy)]
pub(super) enum Along {
    /// Where the box begins.
    Before(usize),
    /// Where the box ends.
    After(usize),
    /// The middle of the box.
    Middle(usize),
    /// A quarter before or after the middle of the box, where messages come in and go out.
    Port(usize, Way),
    /// A track of the gutter before a rank.
    Track(usize, usize),
}

/// A place across the flow.
#[derive(Debug, Clone, Copy)]
pub(super) enum Across {
    /// The middle of a row.
    Row(usize),
    /// The nearer side of the box.
    Above(usize),
    /// The farther side of the box.
    Below(usize),
    /// A track of the gutter before a row.
    Track(usize, usize),
    /// The near edge of a partner's pool.
    Pool(Partner),
}

pub(super) type Line = Vec<(Along, Across)>;

/// Every line, and the gutters they run in: before each rank, before each row, and one behind the last.
#[derive(Debug)]
pub(super) struct Routes<'g> {
    grid: &'g Grid,
    pub(super) flows: Vec<Line>,
    pub(super) messages: Vec<Line>,
    pub(super) before_ranks: Vec<Gutter>,
    pub(super) before_rows: Vec<Gutter>,
    along: BTreeSet<Cell>,
    across: BTreeSet<Cell>,
    ports: BTreeSet<(Cell, bool)>,
}

impl<'g> Routes<'g> {
    pub(super) fn of(graph: &Graph, grid: &'g Grid) -> Self {
        let gutters = |count: usize| (0..=count).map(|_| Gutter::default()).collect();
        let mut routes = Self {
            grid,
            flows: Vec::new(),
            messages: Vec::new(),
            before_ranks: gutters(grid.ranks),
            before_rows: gutters(grid.lane_of_row.len()),
            along: BTreeSet::new(),
            across: BTreeSet::new(),
            ports: BTreeSet::new(),
        };
        for flow in &graph.flows {
            let turns =
                flow.after == Outcome::No && matches!(graph.elements[flow.from].part, Part::Gateway(_));
            let line = if turns { routes.sideways(flow) } else { routes.onward(flow) };
            routes.flows.push(line);
        }
        for message in &graph.messages {
            let line = routes.message(message);
            routes.messages.push(line);
        }
        routes
    }

    /// The line that leaves a box in the direction of the flow.
    fn onward(&mut self, flow: &Flow) -> Line {
        let (from, to) = (self.grid.cells[flow.from], self.grid.cells[flow.to]);
        let head = (Along::After(flow.from), Across::Row(from.row));
        let tail = (Along::Before(flow.to), Across::Row(to.row));
        let ahead = to.rank > from.rank;
        if ahead && self.pass_along(from.rank + 1, to.rank, to.row) {
            if from.row == to.row {
                return vec![head, tail];
            }
            let order = if to.rank == from.rank + 1 { Order::Passes } else { Order::Leaves };
            let x = self.rank_track(from.rank + 1, 2 * from.row + 1, 2 * to.row + 1, order);
            return vec![head, (x, Across::Row(from.row)), (x, Across::Row(to.row)), tail];
        }
        if ahead && self.pass_along(from.rank + 1, to.rank, from.row) {
            let x = self.rank_track(to.rank, 2 * from.row + 1, 2 * to.row + 1, Order::Enters);
            return vec![head, (x, Across::Row(from.row)), (x, Across::Row(to.row)), tail];
        }
        let gutter = if to.row < from.row { to.row + 1 } else { to.row.max(from.row + 1) };
        let out = self.rank_track(from.rank + 1, 2 * from.row + 1, 2 * gutter, Order::Leaves);
        let back = self.rank_track(to.rank, 2 * gutter, 2 * to.row + 1, Order::Enters);
        let y = self.row_track(gutter, 2 * (from.rank + 1), 2 * to.rank);
        vec![head, (out, Across::Row(from.row)), (out, y), (back, y), (back, Across::Row(to.row)), tail]
    }

    /// The line that leaves a gateway at its side.
    fn sideways(&mut self, flow: &Flow) -> Line {
        let (from, to) = (self.grid.cells[flow.from], self.grid.cells[flow.to]);
        let up = to.row < from.row;
        let side = if up { Across::Above(flow.from) } else { Across::Below(flow.from) };
        let head = (Along::Middle(flow.from), side);
        let tail = (Along::Before(flow.to), Across::Row(to.row));
        let rows: Vec<usize> =
            if up { (to.row..from.row).collect() } else { (from.row + 1..=to.row).collect() };
        let passed: Vec<Cell> = rows.into_iter().map(|row| Cell { rank: from.rank, row }).collect();
        let open = !passed.is_empty()
            && to.rank > from.rank
            && passed.iter().all(|&cell| self.grid.is_free(cell) && !self.across.contains(&cell))
            && self.pass_along(from.rank, to.rank, to.row);
        if open {
            self.across.extend(passed);
            return vec![head, (Along::Middle(flow.from), Across::Row(to.row)), tail];
        }
        let gutter = if up { from.row } else { from.row + 1 };
        let x = self.rank_track(to.rank, 2 * gutter, 2 * to.row + 1, Order::Enters);
        let y = self.row_track(gutter, 2 * from.rank + 1, 2 * to.rank);
        vec![head, (Along::Middle(flow.from), y), (x, y), (x, Across::Row(to.row)), tail]
    }

    /// The line between an element and a partner's pool, from sender to receiver.
    fn message(&mut self, message: &Message) -> Line {
        let cell = self.grid.cells[message.element];
        let (rows, side, gutter, edge): (Vec<usize>, _, _, _) = match message.partner {
            Partner::Recipient => ((0..cell.row).collect(), Across::Above(message.element), cell.row, 0),
            Partner::Systems => {
                let rows = self.grid.lane_of_row.len();
                let side = Across::Below(message.element);
                ((cell.row + 1..rows).collect(), side, cell.row + 1, 2 * rows)
            }
        };
        let port = Along::Port(message.element, message.way);
        let pool = Across::Pool(message.partner);
        let passed: Vec<(Cell, bool)> =
            rows.into_iter().map(|row| (Cell { rank: cell.rank, row }, message.way == Way::In)).collect();
        let open = passed.iter().all(|each| self.grid.is_free(each.0) && !self.ports.contains(each));
        let mut line = if open {
            self.ports.extend(passed);
            vec![(port, side), (port, pool)]
        } else {
            let beside = if message.way == Way::In { cell.rank } else { cell.rank + 1 };
            let y = self.row_track(gutter, 2 * cell.rank + 1, 2 * beside);
            let x = self.rank_track(beside, 2 * gutter, edge, Order::Passes);
            vec![(port, side), (port, y), (x, y), (x, pool)]
        };
        if message.way == Way::In {
            line.reverse();
        }
        line
    }

    /// Takes the cells of a row between two ranks, when all are free.
    fn pass_along(&mut self, first: usize, until: usize, row: usize) -> bool {
        let cells: Vec<Cell> = (first..until).map(|rank| Cell { rank, row }).collect();
        let open = cells.iter().all(|&cell| self.grid.is_free(cell) && !self.along.contains(&cell));
        if open {
            self.along.extend(cells);
        }
        open
    }

    fn rank_track(&mut self, rank: usize, one: usize, other: usize, order: Order) -> Along {
        Along::Track(rank, self.before_ranks[rank].take(one, other, order))
    }

    fn row_track(&mut self, row: usize, one: usize, other: usize) -> Across {
        Across::Track(row, self.before_rows[row].take(one, other, Order::Passes))
    }
}
