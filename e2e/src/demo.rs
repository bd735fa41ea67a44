//! One run of `kezek demo` on free ports with data of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// How long the five systems may take to be ready, keys made anew included.
const READY_WITHIN: Duration = Duration::from_mins(2);
const SYSTEMS: [&str; 5] = ["portal", "workstation", "gateway", "authority", "signer"];

/// A running demo; it ends when the value is dropped.
pub struct Demo {
    child: Option<Child>,
    data: PathBuf,
    addresses: BTreeMap<String, String>,
    _folder: tempfile::TempDir,
}

/// A synthetic person of the demo.
#[derive(Debug, Clone)]
pub struct Person {
    /// The IIN.
    pub iin: String,
    /// The password of the demo.
    pub password: String,
}

impl Person {
    fn of(entry: &serde_json::Value) -> Self {
        let text = |name: &str| entry[name].as_str().unwrap().to_owned();
        Self { iin: text("iin"), password: text("password") }
    }
}

/// The binary beside this test's own program.
fn binary() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let folder = program.ancestors().nth(2).unwrap();
    let binary = folder.join("kezek");
    assert!(binary.exists(), "{} is missing: run `cargo build --bin kezek` first", binary.display());
    binary
}

impl Demo {
    /// Starts the demo on empty data.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let mut demo = Self { child: None, data, addresses: BTreeMap::new(), _folder: folder };
        demo.launch().await;
        demo
    }

    /// Ends the program as a power cut would.
    pub async fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().await.unwrap();
        }
    }

    /// Starts the program again on the same data.
    pub async fn launch(&mut self) {
        let mut child = Command::new(binary())
            .args(["demo", "--port-base", "0", "--data"])
            .arg(&self.data)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        self.addresses.clear();
        let ready = tokio::time::timeout(READY_WITHIN, async {
            while let Ok(Some(line)) = lines.next_line().await {
                if let Some((system, address)) =
                    line.strip_prefix("ready ").and_then(|rest| rest.split_once(' '))
                {
                    self.addresses.insert(system.to_owned(), address.trim().to_owned());
                }
                if SYSTEMS.iter().all(|system| self.addresses.contains_key(*system)) {
                    return true;
                }
            }
            false
        });
        assert!(matches!(ready.await, Ok(true)), "the demo did not become ready: {:?}", self.addresses);
        // What the program prints later is read and dropped, so that it never waits on a full pipe.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        self.child = Some(child);
    }

    /// The address of a system, without a slash at its end.
    pub fn address(&self, system: &str) -> &str {
        self.addresses[system].trim_end_matches('/')
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The people of the demo as the program wrote them down.
    fn people(&self) -> Vec<serde_json::Value> {
        let text = std::fs::read_to_string(self.data.join("demo-people.json")).unwrap();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        file["people"].as_array().unwrap().clone()
    }

    fn of_kind(&self, kind: &str) -> Vec<serde_json::Value> {
        self.people().into_iter().filter(|person| person["kind"] == kind).collect()
    }

    /// A citizen who has an account, by the order of the list.
    pub fn citizen(&self, place: usize) -> Person {
        Person::of(&self.of_kind("citizen")[place])
    }

    /// The citizen who registers himself: the last of the list.
    pub fn newcomer(&self) -> Person {
        Person::of(self.of_kind("citizen").last().unwrap())
    }

    /// An officer of a provider in a role.
    pub fn officer(&self, provider: &str, role: &str) -> Person {
        self.officers(provider, role).into_iter().next().expect("the demo has such an officer")
    }

    /// All officers of a provider in a role.
    pub fn officers(&self, provider: &str, role: &str) -> Vec<Person> {
        let plays = |person: &&serde_json::Value| {
            person["provider"] == provider
                && person["roles"].as_array().unwrap().iter().any(|each| each == role)
        };
        self.of_kind("officer").iter().filter(plays).map(Person::of).collect()
    }

    /// Tells the stand-in signer how to answer its next prompt, as its control page does.
    pub async fn prepare_signer(&self, answer: &str) {
        let status = Command::new("curl")
            .args(["--silent", "--fail", "--output", "/dev/null", "--data", answer])
            .arg(format!("{}/next", self.address("signer").replace("ws://", "http://")))
            .status()
            .await
            .unwrap();
        assert!(status.success(), "the signer's control page refused {answer}");
    }
}
