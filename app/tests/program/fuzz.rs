//! Schemathesis, which nobody here wrote, calls both APIs as their descriptions say and as they do not.
//!
//! No answer may be an error of the server, and each must be one that the description names, in its form. Needs PyPI's
//! `schemathesis` in the interpreter that `KEZEK_PYTHON` names, as `cargo xtask test` arranges.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use kezek_kernel::Role;
use serde_json::{Map, Value, json};

use crate::api::{Api, until};
use crate::citizens::{Citizen, officer};
use crate::demo::Demo;
use crate::program::text;

/// Calls that are made up for each operation, besides those at the borders of what is allowed.
const MOST_EXAMPLES: &str = "25";
const CHECKS: &str =
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";
/// No stateful phase: it would follow links, and there are none.
const PHASES: &str = "examples,coverage,fuzzing";

#[tokio::test(flavor = "multi_thread")]
async fn both_apis_answer_as_described_whatever_is_asked() {
    let Some(python) = std::env::var_os("KEZEK_PYTHON").map(PathBuf::from) else {
        // Written past the harness, so that nobody takes the green line for a proof.
        let message = "NOT CHECKED by schemathesis: KEZEK_PYTHON is not set (see the head of this test)\n";
        std::io::stderr().write_all(message.as_bytes()).unwrap();
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let demo = Demo::start(&data);
    let (portal, workstation) = (Api::of(&demo, "portal"), Api::of(&demo, "workstation"));
    let request = Citizen::of_demo(&data, 0).request(&portal).await;
    let number = request.send(&portal).await.unwrap().number;
    let executor = officer(&data, Role::Executor, &workstation).await;
    let case = case_number(&workstation, &executor).await;
    let service = first_service(&portal).await;
    let challenge = pending_challenge(&portal).await;

    let known = [("number", number), ("code", service), ("challenge", challenge)];
    // Signing out would end the session of all the other calls.
    fuzz(
        &python,
        folder.path(),
        &portal,
        &request.token,
        &known,
        ["--exclude-operation-id", "close_session"],
    );
    let known = [("number", case), ("locality", "196220100".into()), ("category", "large-families".into())];
    let without = ["--exclude-path", "/api/v1/sign-out"];
    fuzz(&python, folder.path(), &workstation, &executor, &known, without);
    assert_eq!(demo.get("portal", "/health/live"), "HTTP/1.1 200 OK");
    assert_eq!(demo.get("workstation", "/health/live"), "HTTP/1.1 200 OK");
}

/// Runs schemathesis in this folder; `known` are values of what exists, so that not every call asks for nothing.
fn fuzz(python: &Path, folder: &Path, api: &Api, token: &str, known: &[(&str, String)], without: [&str; 2]) {
    let (settings, report) = (folder.join("schemathesis.toml"), folder.join("report.json"));
    std::fs::write(&settings, dictionaries(known)).unwrap();
    let ran = Command::new(python)
        .current_dir(folder)
        .args(["-m", "schemathesis.cli", "--no-color", "--config-file", text(&settings)])
        .args(["run", &format!("{}/api/openapi.json", api.base())])
        .args(["--header", &format!("Authorization: Bearer {token}")])
        .args(["--generation-deterministic", "--workers", "1", "--max-examples", MOST_EXAMPLES])
        // A busy machine is no finding.
        .args(["--suppress-health-check", "too_slow", "--request-timeout", "60"])
        .args(["--phases", PHASES, "--checks", CHECKS, "--continue-on-failure"])
        .args(["--report", "json", "--report-json-path", text(&report)])
        .args(without)
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{out}\n{err}");
    // A run that called nothing, or stopped half-way, would succeed as well.
    let report: Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
    let operations = &report["operations"];
    assert_eq!(report["complete"], true, "{out}\n{err}");
    assert_eq!(operations["tested"].as_u64(), operations["total"].as_u64().map(|all| all - 1), "{out}");
}

/// Settings by which three calls of four name what exists.
fn dictionaries(known: &[(&str, String)]) -> String {
    let (mut dictionaries, mut parameters) = (Map::new(), Map::new());
    for (name, value) in known {
        dictionaries.insert((*name).to_owned(), json!({ "values": [value] }));
        parameters.insert((*name).to_owned(), json!({ "dictionary": name, "probability": 0.75 }));
    }
    toml::to_string(&json!({ "dictionaries": dictionaries, "parameters": parameters })).unwrap()
}

async fn case_number(workstation: &Api, executor: &str) -> String {
    until("the request is a case", async || {
        let list = workstation.get("/api/v1/cases", executor).await.json(200);
        list["cases"][0]["number"].as_str().map(str::to_owned)
    })
    .await
}

async fn first_service(portal: &Api) -> String {
    let services = portal.get("/api/v1/services", "").await.json(200);
    services["services"][0]["code"].as_str().unwrap().to_owned()
}

/// A one-time text that waits for its signature.
async fn pending_challenge(portal: &Api) -> String {
    let asked = json!({ "iin": "730412200015", "password": "Aisulu-Kezek-1874" });
    let challenge = portal.post("/api/v1/accounts", "", &asked).await.json(201);
    challenge["challenge"].as_str().unwrap().to_owned()
}
