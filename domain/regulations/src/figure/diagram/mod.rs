//! Figures of a process as SVG: black on white, no scripts, no fonts of their own, every word also in `<desc>`.

mod canvas;
mod describe;
mod flow;
mod interaction;
mod key;
mod legend;
mod shapes;
mod symbol;

pub use flow::flow_chart;
pub use interaction::interaction;
pub use legend::Legend;
