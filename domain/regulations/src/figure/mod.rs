//! Figures of a process, drawn from the data that run it: BPMN with its diagram, a flow chart and a diagram of
//! functional interaction as SVG.

mod bpmn;
mod diagram;
mod graph;
mod layout;
mod message;
mod text;
mod xml;

pub use bpmn::bpmn;
pub(crate) use bpmn::variable;
pub use diagram::{Legend, flow_chart, interaction};
