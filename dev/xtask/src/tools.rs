//! What the tests need beside Rust: Debian, Python and npm packages, installed by name when they are missing.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian packages and the program by which each is recognised.
const DEBIAN: [(&str, &str); 10] = [
    ("chromium", "/usr/bin/chromium"),
    ("chromium-driver", "/usr/bin/chromedriver"),
    ("poppler-utils", "/usr/bin/pdfsig"),
    ("libnss3-tools", "/usr/bin/certutil"),
    ("openssl", "/usr/bin/openssl"),
    ("xmlsec1", "/usr/bin/xmlsec1"),
    ("zbar-tools", "/usr/bin/zbarimg"),
    ("postgresql-15", "/usr/lib/postgresql/15/bin/initdb"),
    ("strace", "/usr/bin/strace"),
    ("qpdf", "/usr/bin/qpdf"),
];
/// Python packages: PDF signatures, the independent reader of the journal, the API's fuzzer, holidays, a BPMN engine,
/// a mail server.
const PYTHON: [&str; 6] =
    ["pyhanko[pkcs11]", "tlog-scales", "schemathesis", "holidays", "spiffworkflow", "aiosmtpd"];
/// npm packages: accessibility rules, NCALayer's own client, the schema of BPMN, an engine and a viewer for it.
const NPM: [&str; 5] = ["axe-core", "ncalayer-js-client", "bpmn-moddle", "bpmn-engine", "bpmn-js"];

/// Where the tools that are not Debian's live; removed with the target folder.
pub(crate) struct Tools {
    folder: PathBuf,
}

impl Tools {
    /// Installs what is missing below `target`.
    pub(crate) fn install(target: &Path) -> Result<Self, String> {
        let tools = Self { folder: target.join("test-tools") };
        std::fs::create_dir_all(&tools.folder).map_err(|error| error.to_string())?;
        install_debian()?;
        tools.install_python()?;
        tools.install_npm()?;
        Ok(tools)
    }

    /// Environment variables by which tests find the tools.
    pub(crate) fn environment(&self) -> [(&'static str, PathBuf); 2] {
        [
            ("KEZEK_PYTHON", self.folder.join("venv/bin/python")),
            ("KEZEK_NODE_MODULES", self.folder.join("node_modules")),
        ]
    }

    fn install_python(&self) -> Result<(), String> {
        let venv = self.folder.join("venv");
        let done = self.folder.join("python-packages");
        if up_to_date(&done, &PYTHON.join(" ")) {
            return Ok(());
        }
        run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
        run(Command::new(venv.join("bin/pip")).args(["install", "--quiet"]).args(PYTHON))?;
        std::fs::write(done, PYTHON.join(" ")).map_err(|error| error.to_string())
    }

    fn install_npm(&self) -> Result<(), String> {
        let done = self.folder.join("npm-packages");
        if up_to_date(&done, &NPM.join(" ")) {
            return Ok(());
        }
        run(Command::new("npm").args(["install", "--silent", "--prefix"]).arg(&self.folder).args(NPM))?;
        std::fs::write(done, NPM.join(" ")).map_err(|error| error.to_string())
    }
}

fn up_to_date(done: &Path, packages: &str) -> bool {
    std::fs::read_to_string(done).is_ok_and(|installed| installed == packages)
}

/// Debian's mirrors fail now and then, so the installation is tried three times.
fn install_debian() -> Result<(), String> {
    let missing: Vec<&str> = DEBIAN
        .iter()
        .filter(|(_, program)| !Path::new(program).exists())
        .map(|(package, _)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut outcome = Ok(());
    for _ in 0..3 {
        outcome = run(Command::new("apt-get").args(["update", "-qq"])).and_then(|()| {
            run(Command::new("apt-get")
                .env("DEBIAN_FRONTEND", "noninteractive")
                .args(["install", "-y", "-qq", "--no-install-recommends"])
                .args(&missing)
                .stdout(std::process::Stdio::null()))
        });
        if outcome.is_ok() {
            break;
        }
    }
    outcome.map_err(|error| format!("{error}; install by hand: apt-get install {}", missing.join(" ")))
}

fn run(command: &mut Command) -> Result<(), String> {
    let shown = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown}: {status}")),
        Err(error) => Err(format!("{shown}: {error}")),
    }
}
