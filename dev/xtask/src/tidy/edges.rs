//! The edges between crates are exactly those of `docs/architecture.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use super::Finding;

const LIST: &str = "docs/architecture.toml";

type Edges = BTreeMap<String, BTreeSet<String>>;

pub(super) fn findings(root: &Path) -> Vec<Finding> {
    let (Some(listed), Some(actual)) = (listed(root), actual(root)) else {
        return vec![finding(format!("cannot compare {LIST} with cargo metadata"))];
    };
    let mut findings = Vec::new();
    for (section, index) in [("edges", 0), ("test-edges", 1)] {
        compare(section, &listed[index], &actual[index], &mut findings);
    }
    findings
}

fn compare(section: &str, listed: &Edges, actual: &Edges, findings: &mut Vec<Finding>) {
    let crates: BTreeSet<&String> = listed.keys().chain(actual.keys()).collect();
    let none = BTreeSet::new();
    for name in crates {
        let allowed = listed.get(name).unwrap_or(&none);
        let used = actual.get(name).unwrap_or(&none);
        for edge in used.difference(allowed) {
            findings.push(finding(format!("[{section}] {name} -> {edge} is not in the list")));
        }
        for edge in allowed.difference(used) {
            findings.push(finding(format!("[{section}] {name} -> {edge} is listed but not used")));
        }
    }
}

fn finding(text: String) -> Finding {
    Finding { file: LIST.into(), line: 1, text }
}

fn listed(root: &Path) -> Option<[Edges; 2]> {
    let text = std::fs::read_to_string(root.join(LIST)).ok()?;
    let mut sections: BTreeMap<String, Edges> = toml::from_str(&text).ok()?;
    Some(["edges", "test-edges"].map(|section| sections.remove(section).unwrap_or_default()))
}

/// The edges among our own crates, normal and development apart.
fn actual(root: &Path) -> Option<[Edges; 2]> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root)
        .output()
        .ok()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
    let packages = metadata["packages"].as_array()?;
    let ours: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let mut edges = [Edges::new(), Edges::new()];
    for package in packages {
        let name = package["name"].as_str()?;
        for dependency in package["dependencies"].as_array()? {
            let Some(target) = dependency["name"].as_str().filter(|target| ours.contains(target)) else {
                continue;
            };
            let index = usize::from(dependency["kind"] == "dev");
            edges[index].entry(name.to_owned()).or_default().insert(target.to_owned());
        }
    }
    Some(edges)
}
