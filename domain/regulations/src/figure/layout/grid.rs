//! The cell of every element: its rank along the flow, its row across it.

use std::collections::BTreeSet;

use crate::figure::graph::Graph;
use crate::run::Outcome;

/// A cell: rank and row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) rank: usize,
    pub(super) row: usize,
}

/// Which element stands in which cell.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) cells: Vec<Cell>,
    pub(super) ranks: usize,
    /// The lane of every row.
    pub(super) lane_of_row: Vec<usize>,
    taken: BTreeSet<Cell>,
}

impl Grid {
    pub(super) fn of(graph: &Graph) -> Self {
        let ranks = ranks(graph);
        let main = main_way(graph);
        let mut taken: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
        let mut sub_rows = vec![0; graph.elements.len()];
        let mut depth = vec![1; graph.lanes.len().max(1)];
        // The main way keeps to the first row of each lane, so that it reads as one line.
        let mut order: Vec<usize> = (0..graph.elements.len()).collect();
        order.sort_by_key(|&index| (!main.contains(&index), ranks[index], index));
        for index in order {
            let lane = graph.elements[index].lane;
            let lane_has_main = main.iter().any(|&each| graph.elements[each].lane == lane);
            let first = usize::from(lane_has_main && !main.contains(&index));
            let sub_row = (first..=graph.elements.len())
                .find(|&row| taken.insert((lane, row, ranks[index])))
                .unwrap_or_default();
            sub_rows[index] = sub_row;
            depth[lane] = depth[lane].max(sub_row + 1);
        }
        let offset = |lane: usize| depth[..lane].iter().sum::<usize>();
        let row = |index: usize| offset(graph.elements[index].lane) + sub_rows[index];
        let cells: Vec<Cell> =
            (0..graph.elements.len()).map(|index| Cell { rank: ranks[index], row: row(index) }).collect();
        let lane_of_row = depth.iter().enumerate().flat_map(|(lane, &rows)| vec![lane; rows]).collect();
        Self {
            ranks: ranks.iter().max().map_or(0, |last| last + 1),
            lane_of_row,
            taken: cells.iter().copied().collect(),
            cells,
        }
    }

    /// Whether nothing stands in a cell.
    pub(super) fn is_free(&self, cell: Cell) -> bool {
        !self.taken.contains(&cell)
    }
}

/// The elements from the start to the end when every answer is yes.
fn main_way(graph: &Graph) -> BTreeSet<usize> {
    let mut way = BTreeSet::new();
    let mut at = Some(0);
    while let Some(index) = at.filter(|&index| way.insert(index)) {
        let mut onward = graph.flows.iter().filter(|flow| flow.from == index && flow.after != Outcome::No);
        at = onward.next().map(|flow| flow.to);
    }
    way
}

/// The longest way from the start to each element; flows that lead back do not count.
fn ranks(graph: &Graph) -> Vec<usize> {
    let count = graph.elements.len();
    let mut walk = Walk { graph, entered: vec![false; count], left: Vec::new(), forward: Vec::new() };
    for index in 0..count {
        walk.visit(index);
    }
    let mut ranks = vec![0; count];
    for &from in walk.left.iter().rev() {
        for &(_, to) in walk.forward.iter().filter(|flow| flow.0 == from) {
            ranks[to] = ranks[to].max(ranks[from] + 1);
        }
    }
    ranks
}

struct Walk<'g> {
    graph: &'g Graph<'g>,
    entered: Vec<bool>,
    left: Vec<usize>,
    forward: Vec<(usize, usize)>,
}

impl Walk<'_> {
    fn visit(&mut self, index: usize) {
        if std::mem::replace(&mut self.entered[index], true) {
            return;
        }
        for flow in self.graph.flows.iter().filter(|flow| flow.from == index) {
            let leads_back = self.entered[flow.to] && !self.left.contains(&flow.to);
            if !leads_back {
                self.forward.push((index, flow.to));
                self.visit(flow.to);
            }
        }
        self.left.push(index);
    }
}
