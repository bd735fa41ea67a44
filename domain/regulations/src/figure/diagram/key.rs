//! The key below a diagram: what stands behind the numbers in its boxes.

use crate::figure::diagram::canvas::Canvas;
use crate::figure::layout::Point;
use crate::figure::text::wrap;

const GAP: i32 = 24;

/// Draws entries in columns of about the same height from `at` down; gives the height.
pub(super) fn draw(canvas: &mut Canvas, entries: &[String], at: Point, room: i32, font: i32) -> i32 {
    let columns = (room / 420).clamp(1, 4);
    let column = (room + GAP) / columns;
    let wrapped: Vec<Vec<String>> = entries.iter().map(|entry| wrap(entry, font, column - GAP)).collect();
    let height = |lines: &[String]| i32::try_from(lines.len()).unwrap_or(0) * (font + 3) + 6;
    let total: i32 = wrapped.iter().map(|lines| height(lines)).sum();
    let (mut x, mut y, mut lowest) = (at.x, at.y, at.y);
    for lines in &wrapped {
        if y - at.y >= (total + columns - 1) / columns {
            (x, y) = (x + column, at.y);
        }
        canvas.text(Point { x, y: y + font }, font, lines, "start", false);
        y += height(lines);
        lowest = lowest.max(y);
    }
    lowest - at.y
}
