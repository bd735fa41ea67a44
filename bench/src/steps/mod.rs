//! How many steps officers can do in a second: each an act through the HTTP API, journalled and durable when it is
//! answered; and, in the same run, how many steps two BPMN engines do with the same procedure.
//!
//! Three parts: routine steps of many cases without a document, whole ways of some cases to the signed result, and the
//! exported BPMN in strangers' engines.

mod cases;
mod department;
mod engines;
mod report;
mod ways;

use std::sync::Arc;

use kezek_content::Content;
use kezek_testbed::KeyAlgorithm;

pub use engines::EngineTools;
pub use report::{Engine, StepsReport};

use crate::house::House;
use crate::load::{Measured, Plan, send};
use crate::{BenchFault, Options, downstream};
use cases::Waiting;
use department::Department;

/// What is measured.
#[derive(Debug, Clone)]
pub struct StepsOptions {
    /// Cases of the first part; each goes three steps.
    pub cases: usize,
    /// Cases of the second part; each goes the whole way to a signed result.
    pub documents: usize,
    /// Connections kept open at the same time in the first part.
    pub connections: usize,
    /// Where the engines are; without them the third part is left out.
    pub engines: Option<EngineTools>,
}

impl Default for StepsOptions {
    fn default() -> Self {
        Self { cases: 4_000, documents: 300, connections: 64, engines: None }
    }
}

/// More cases than this have no synthetic applicants.
const MOST_CASES: usize = 100_000;

/// Prepares a department and its cases, then measures the three parts one after another.
pub async fn run(options: &StepsOptions) -> Result<StepsReport, BenchFault> {
    if options.cases == 0 || options.cases + options.documents > MOST_CASES || options.connections == 0 {
        return Err(BenchFault::Options("between 1 and 100000 cases can be taken through their steps"));
    }
    let house_options = Options { system_keys: KeyAlgorithm::EcdsaP256, ..Options::default() };
    let house = House::open(&house_options).await?;
    let workstation = downstream::workstation(&house).await?;
    let department = Arc::new(Department::open(&house, &workstation).await?);
    let filled = cases::fill(&house, &department, &workstation, options.cases + options.documents).await?;
    let (routine, whole) = filled.split_at(options.cases);
    let phases = routine_steps(&department, routine, options.connections).await?;
    let ways = ways::walk(&department, whole).await?;
    department.check_history(&workstation, 3 * options.cases + 5 * options.documents).await?;
    workstation.close().await;
    house.portal.close().await;
    let engines = match &options.engines {
        Some(tools) => engines::walk(tools, &Content::embedded(), house.folder()).await?,
        None => Vec::new(),
    };
    Ok(StepsReport::of(options, &phases, &ways, engines))
}

/// The clerk passes on, the head assigns, the executor decides: all cases one step, then all cases the next.
async fn routine_steps(
    department: &Department,
    waiting: &[Waiting],
    connections: usize,
) -> Result<Vec<Measured>, BenchFault> {
    let plan = Plan { server: department.server, connections, rate: None, expected: 204 };
    let mut phases = Vec::new();
    for step in department.routine() {
        let requests = waiting.iter().map(|case| step.request(&case.number)).collect();
        phases.push(send(plan, requests).await?);
    }
    Ok(phases)
}
