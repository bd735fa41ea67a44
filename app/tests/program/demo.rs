//! `kezek demo`: it starts, says where it is, answers, and survives being killed.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::program::{command, run, text};

const SYSTEMS: [&str; 5] = ["portal", "workstation", "gateway", "authority", "signer"];

/// What starts a demo on free ports with this data.
pub(crate) fn arguments(data: &Path) -> [&str; 5] {
    ["demo", "--port-base", "0", "--data", text(data)]
}

/// A running demo; killed when the value is dropped.
pub(crate) struct Demo {
    child: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
    pub(crate) addresses: BTreeMap<String, String>,
}

impl Demo {
    /// Starts a demo and waits until all systems are ready.
    pub(crate) fn start(data: &Path) -> Self {
        Self::spawn(&mut command(&arguments(data)))
    }

    /// The same by a command that runs the demo, in whatever way, as our child.
    pub(crate) fn spawn(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut addresses = BTreeMap::new();
        while addresses.len() < SYSTEMS.len() {
            let line = lines.next().expect("the demo ended before it was ready").unwrap();
            let (system, address) = line.strip_prefix("ready ").unwrap().split_once(' ').unwrap();
            addresses.insert(system.to_owned(), address.to_owned());
        }
        Self { child, lines, addresses }
    }

    /// The status of a page.
    pub(crate) fn get(&self, system: &str, path: &str) -> String {
        let place = self.addresses[system].strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(place).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {place}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
    }

    /// The number of the process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Ends the demo at once, without a word to it.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Ends the demo as a service manager would, and gives what it still printed.
    fn terminate(mut self) -> (Option<i32>, String) {
        let pid = self.pid().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        let rest: Vec<String> = self.lines.by_ref().map(Result::unwrap).collect();
        (self.child.wait().unwrap().code(), rest.join("\n"))
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[track_caller]
fn check_alive(demo: &Demo) {
    for system in ["portal", "workstation", "gateway", "authority"] {
        assert_eq!(demo.get(system, "/health/live"), "HTTP/1.1 200 OK", "{system}");
    }
    for (system, path) in [
        ("portal", "/"),
        ("workstation", "/sign-in"),
        ("signer", "/"),
        ("authority", "/root.crl"),
        ("authority", "/mailbox"),
    ] {
        assert_eq!(demo.get(system, path), "HTTP/1.1 200 OK", "{system} {path}");
    }
}

#[test]
fn the_demo_starts_and_starts_again_after_it_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let first = Demo::start(&data);
    check_alive(&first);
    let second = run(&["demo", "--port-base", "0", "--data", text(&data)]);
    assert_eq!(second.code, 1);
    assert!(second.err.contains("a demo runs already"), "{second:?}");
    first.kill();

    let again = Demo::start(&data);
    check_alive(&again);
    let journal = run(&["--json", "verify", "journal", &again.addresses["portal"], "--data", text(&data)]);
    assert_eq!(
        (journal.code, journal.json()["origin"].as_str()),
        (0, Some("kezek.local/portal")),
        "{journal:?}"
    );
    // Five citizens and one organisation made their accounts at the first start, nobody at the second.
    assert_eq!(journal.json()["size"], 6);
    let (code, table) = again.terminate();
    assert_eq!(code, Some(0));
    assert!(table.contains("730412200015 | Aisulu-Kezek-1873"), "{table}");
    assert!(table.contains("ЖСН"), "{table}");
}

#[test]
fn a_taken_port_is_named() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let base = taken.local_addr().unwrap().port();
    if base > 65529 {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let ran = run(&["demo", "--port-base", &base.to_string(), "--data", text(folder.path())]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains(&format!("port {base} (portal)")), "{ran:?}");
    assert_eq!(run(&["demo", "--port-base", "65530"]).code, 2);
}
