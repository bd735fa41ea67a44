//! Turns cells and ways into numbers.

use crate::figure::graph::Graph;
use crate::figure::layout::grid::Grid;
use crate::figure::layout::route::{Across, Along, Line, Routes};
use crate::figure::layout::track::Gutter;
use crate::figure::layout::{Area, Layout, Point, Size, Spacing};
use crate::figure::message::{Partner, Way};

/// Where ranks, rows and tracks lie.
#[derive(Debug)]
pub(super) struct Places {
    boxes: Vec<Area>,
    row_middles: Vec<i32>,
    rank_tracks: Vec<Vec<i32>>,
    row_tracks: Vec<Vec<i32>>,
    lanes: Vec<Area>,
    pools: [Area; 2],
    size: Point,
}

impl Places {
    pub(super) fn of(graph: &Graph, grid: &Grid, routes: &Routes, sizes: &[Size], spacing: Spacing) -> Self {
        let has_pool =
            |partner| graph.messages.iter().any(|message| message.partner == partner) && spacing.pool > 0;
        let mut along = vec![(0, 0); grid.ranks];
        let mut across = vec![(0, 0); grid.lane_of_row.len()];
        for (cell, size) in grid.cells.iter().zip(sizes) {
            let half = size.room.max(size.along) / 2;
            grow(&mut along[cell.rank], half, half);
            grow(&mut across[cell.row], size.across / 2, size.across / 2 + size.beyond);
        }
        let ranks = Axis::of(&along, &routes.before_ranks, spacing, 0, |_| false);
        let top = if has_pool(Partner::Recipient) { spacing.pool + 2 * spacing.margin } else { 0 };
        let changes_lane = |row: usize| row > 0 && grid.lane_of_row.get(row - 1) != grid.lane_of_row.get(row);
        let rows = Axis::of(&across, &routes.before_rows, spacing, top, changes_lane);
        let boxes = grid.cells.iter().zip(sizes).map(|(cell, size)| Area {
            x: ranks.middles[cell.rank] - size.along / 2,
            y: rows.middles[cell.row] - size.across / 2,
            width: size.along,
            height: size.across,
        });
        let edges: Vec<i32> = std::iter::once(top)
            .chain((1..grid.lane_of_row.len()).filter(|&row| changes_lane(row)).map(|row| rows.edges[row]))
            .chain([rows.end])
            .collect();
        let width = ranks.end;
        let lanes = edges.windows(2).map(|pair| Area { x: 0, y: pair[0], width, height: pair[1] - pair[0] });
        let below = rows.end + 2 * spacing.margin;
        let pools = [(Partner::Recipient, 0), (Partner::Systems, below)].map(|(partner, y)| {
            let height = if has_pool(partner) { spacing.pool } else { 0 };
            Area { x: 0, y, width, height }
        });
        let bottom = if has_pool(Partner::Systems) { below + spacing.pool } else { rows.end };
        Self {
            boxes: boxes.collect(),
            row_middles: rows.middles,
            rank_tracks: ranks.tracks,
            row_tracks: rows.tracks,
            lanes: lanes.collect(),
            pools,
            size: Point { x: width, y: bottom },
        }
    }

    pub(super) fn layout(self, graph: &Graph, routes: &Routes) -> Layout {
        debug_assert_eq!(self.lanes.len(), graph.lanes.len());
        let lines = |lines: &[Line]| lines.iter().map(|line| self.line(line)).collect();
        Layout {
            flows: lines(&routes.flows),
            messages: lines(&routes.messages),
            boxes: self.boxes,
            lanes: self.lanes,
            pools: self.pools,
            size: self.size,
        }
    }

    fn line(&self, line: &Line) -> Vec<Point> {
        line.iter().map(|&(along, across)| Point { x: self.along(along), y: self.across(across) }).collect()
    }

    fn along(&self, place: Along) -> i32 {
        match place {
            Along::Before(element) => self.boxes[element].x,
            Along::After(element) => self.boxes[element].x + self.boxes[element].width,
            Along::Middle(element) => self.boxes[element].middle().x,
            Along::Port(element, way) => {
                let shift = self.boxes[element].width / 4;
                self.boxes[element].middle().x + if way == Way::In { -shift } else { shift }
            }
            Along::Track(rank, run) => self.rank_tracks[rank][run],
        }
    }

    fn across(&self, place: Across) -> i32 {
        match place {
            Across::Row(row) => self.row_middles[row],
            Across::Above(element) => self.boxes[element].y,
            Across::Below(element) => self.boxes[element].y + self.boxes[element].height,
            Across::Track(row, run) => self.row_tracks[row][run],
            Across::Pool(Partner::Recipient) => self.pools[0].height,
            Across::Pool(Partner::Systems) => self.pools[1].y,
        }
    }
}

/// Widens the room before and behind a middle.
fn grow(extent: &mut (i32, i32), before: i32, behind: i32) {
    *extent = (extent.0.max(before), extent.1.max(behind));
}

/// One direction: the middle of every cell, the tracks before it, and where a lane may begin.
struct Axis {
    middles: Vec<i32>,
    tracks: Vec<Vec<i32>>,
    edges: Vec<i32>,
    end: i32,
}

impl Axis {
    fn of(
        extents: &[(i32, i32)],
        gutters: &[Gutter],
        spacing: Spacing,
        start: i32,
        has_edge: impl Fn(usize) -> bool,
    ) -> Self {
        let mut axis = Self { middles: Vec::new(), tracks: Vec::new(), edges: Vec::new(), end: start };
        for (index, gutter) in gutters.iter().enumerate() {
            axis.edges.push(axis.end + spacing.margin);
            let edge = if has_edge(index) && index < extents.len() { spacing.margin } else { 0 };
            let first = axis.end + edge + spacing.margin;
            let between = spacing.track * (gutter.count() - 1).max(0);
            let behind =
                if index > 0 && index < extents.len() || gutter.count() > 0 { spacing.margin } else { 0 };
            axis.tracks.push(gutter.tracks().iter().map(|track| first + spacing.track * track).collect());
            axis.end = first + between + behind;
            if let Some((before, behind)) = extents.get(index) {
                axis.middles.push(axis.end + before);
                axis.end += before + behind;
            }
        }
        axis
    }
}
