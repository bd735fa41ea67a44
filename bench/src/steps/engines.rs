//! The same procedure in two BPMN engines that others wrote: the exported BPMN, the same way through it, the state of every
//! instance saved after each step.
//!
//! Both run as two processes, one for each core. In each, 64 instances take one step in turn; then their states are
//! written and flushed with one `fsync`, as a store that commits in groups would do.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use kezek_content::Content;
use kezek_kernel::Language;
use kezek_regulations::{Channel, EditionKey, Node, Process, bpmn};
use serde_json::{Value, json};

use super::department::EDITION;
use crate::{BenchFault, Engine};

/// Processes side by side, as the machine of the comparison has cores.
const PROCESSES: usize = 2;
/// Instances in each process.
const INSTANCES: usize = 64;

/// Where the engines are installed.
#[derive(Debug, Clone)]
pub struct EngineTools {
    /// A Python with the package `spiffworkflow`.
    pub python: PathBuf,
    /// A folder of npm packages with `bpmn-engine`.
    pub node_modules: PathBuf,
}

/// One engine with the program that drives it.
struct Driver<'a> {
    engine: &'static str,
    program: &'a Path,
    script: &'static str,
    source: &'static str,
}

/// Runs both engines, one after the other.
pub(super) async fn walk(
    tools: &EngineTools,
    content: &Content,
    folder: &Path,
) -> Result<Vec<Engine>, BenchFault> {
    let library = content.library().map_err(BenchFault::set_up("regulations"))?;
    let key: EditionKey = EDITION.parse().map_err(BenchFault::set_up("edition"))?;
    let edition = library.edition(&key).ok_or(BenchFault::Options("the edition is gone"))?;
    let process = edition.process(Channel::Portal).ok_or(BenchFault::Options("the channel is gone"))?;
    let diagram = folder.join("process.bpmn");
    std::fs::write(&diagram, bpmn(edition, process, Language::Kk))?;
    let way = folder.join("way.json");
    std::fs::write(&way, answers(process).to_string())?;
    let drivers = [
        Driver {
            engine: "bpmn-engine",
            program: Path::new("node"),
            script: "steps.mjs",
            source: include_str!("../../engines/steps.mjs"),
        },
        Driver {
            engine: "SpiffWorkflow",
            program: &tools.python,
            script: "steps.py",
            source: include_str!("../../engines/steps.py"),
        },
    ];
    let mut engines = Vec::new();
    for driver in drivers {
        engines.push(driver.run(folder, &diagram, &way, &tools.node_modules).await?);
    }
    Ok(engines)
}

/// The answer yes to every condition on the way.
fn answers(process: &Process) -> Value {
    let condition = |node: &&Node| matches!(node, Node::Condition(_));
    let way = process.main_way();
    let answer = |node: &Node| json!([node.id(), node.id().replace('-', "_"), "yes"]);
    way.iter().filter(|node| condition(node)).map(|node| answer(node)).collect()
}

impl Driver<'_> {
    async fn run(
        &self,
        folder: &Path,
        diagram: &Path,
        way: &Path,
        modules: &Path,
    ) -> Result<Engine, BenchFault> {
        let script = folder.join(self.script);
        std::fs::write(&script, self.source)?;
        let mut running = Vec::new();
        for place in 0..PROCESSES {
            let state = folder.join(format!("{}-{place}.state", self.script));
            let mut command = Command::new(self.program);
            command.arg(&script).args([diagram, way, modules, &state]).arg(INSTANCES.to_string());
            running.push(tokio::task::spawn_blocking(move || command.output()));
        }
        let mut steps_per_s = 0.0;
        for child in running {
            let output = child.await.map_err(|_| BenchFault::EndedEarly)??;
            steps_per_s += self.rate(&output)?;
        }
        Ok(Engine { name: self.engine, steps_per_s })
    }

    /// What one process reports: steps and the seconds they took.
    fn rate(&self, output: &Output) -> Result<f64, BenchFault> {
        let told: Option<Value> = serde_json::from_slice(&output.stdout).ok();
        let figure = |name: &str| told.as_ref()?.get(name)?.as_f64();
        match (figure("steps"), figure("seconds")) {
            (Some(steps), Some(seconds)) if output.status.success() && seconds > 0.0 => Ok(steps / seconds),
            _ => {
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                Err(BenchFault::set_up::<String>(self.engine)(said))
            }
        }
    }
}
