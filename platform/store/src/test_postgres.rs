//! A throw-away `PostgreSQL` cluster for tests: started once per test program, gone when that program ends.
//!
//! The server listens on a socket in its own folder only. A shell stands between it and the test: when the test ends,
//! however it ends, its end of the pipe closes, and the shell stops the server and removes the folder.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use postgres::{Client, NoTls};

const PROGRAMS: &str = "/usr/lib/postgresql/15/bin";
const READY_WITHIN: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_millis(100);

/// Why a test cannot have `PostgreSQL`; the text tells what to do.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ClusterFault {
    /// The programs are missing.
    #[error(
        "PostgreSQL 15 is not installed: run `apt-get install postgresql-15`, or set KEZEK_SKIP_POSTGRES=1 \
         to leave this engine untested"
    )]
    NotInstalled,
    /// A program failed.
    #[error("{program}: {message}")]
    Program {
        /// Which one.
        program: &'static str,
        /// What it said.
        message: String,
    },
}

struct Cluster {
    folder: PathBuf,
    /// Its standard input is the pipe that keeps the server alive.
    _keeper: Child,
}

static CLUSTER: OnceLock<Result<Cluster, ClusterFault>> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// The connection string of a new, empty database, or `None` when `KEZEK_SKIP_POSTGRES` is set.
pub fn database() -> Result<Option<String>, ClusterFault> {
    if std::env::var_os("KEZEK_SKIP_POSTGRES").is_some() {
        return Ok(None);
    }
    database_with("").map(Some)
}

/// The connection string of a new, empty database created with these options of `CREATE DATABASE`.
pub fn database_with(options: &str) -> Result<String, ClusterFault> {
    let options = options.to_owned();
    // The blocking client may not run on a thread of the asynchronous runtime that the test may be on.
    apart(move || create_database(&options))
}

/// Ends every connection to a database, as a server's restart does.
pub fn disconnect_all(connection: &str) -> Result<(), ClusterFault> {
    let connection = connection.to_owned();
    let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    apart(move || run(&connection, sql))
}

fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ClusterFault> + Send + 'static,
) -> Result<T, ClusterFault> {
    let panicked = ClusterFault::Program { program: "postgres", message: "the client panicked".to_owned() };
    thread::spawn(work).join().unwrap_or(Err(panicked))
}

fn create_database(options: &str) -> Result<String, ClusterFault> {
    let cluster = CLUSTER.get_or_init(start).as_ref().map_err(Clone::clone)?;
    let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    run(&cluster.connection("postgres"), &format!("CREATE DATABASE {name} {options}"))?;
    Ok(cluster.connection(&name))
}

fn run(connection: &str, sql: &str) -> Result<(), ClusterFault> {
    Client::connect(connection, NoTls)
        .and_then(|mut client| client.batch_execute(sql))
        .map_err(|error| ClusterFault::Program { program: "postgres", message: error.to_string() })
}

impl Cluster {
    fn connection(&self, database: &str) -> String {
        format!("host={} user=kezek dbname={database}", self.folder.display())
    }
}

fn start() -> Result<Cluster, ClusterFault> {
    if !Path::new(PROGRAMS).join("initdb").exists() {
        return Err(ClusterFault::NotInstalled);
    }
    let folder = PathBuf::from(output("mktemp", &["-d", "/tmp/kezek-postgres.XXXXXX"])?.trim());
    let data = folder.join("data").display().to_string();
    let initdb = format!("{PROGRAMS}/initdb");
    let arguments = ["-D", &data, "-U", "kezek", "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync"];
    output(&initdb, &arguments)?;
    let keeper = keep_server(&folder)?;
    let cluster = Cluster { folder, _keeper: keeper };
    let begun = Instant::now();
    while let Err(fault) = run(&cluster.connection("postgres"), "SELECT 1") {
        if begun.elapsed() > READY_WITHIN {
            return Err(fault);
        }
        thread::sleep(PAUSE);
    }
    Ok(cluster)
}

/// Starts the shell that stops the server when the pipe closes. Crash safety is proved elsewhere, so `fsync` is off.
fn keep_server(folder: &Path) -> Result<Child, ClusterFault> {
    let script = format!(
        "{PROGRAMS}/postgres -D {0}/data -k {0} -c listen_addresses= -c fsync=off -c max_connections=200 \
         >{0}/log 2>&1 & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf {0}",
        folder.display()
    );
    as_server_user("sh", &["-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| ClusterFault::Program { program: "sh", message: error.to_string() })
}

fn output(program: &str, arguments: &[&str]) -> Result<String, ClusterFault> {
    let fault = |message: String| ClusterFault::Program { program: "initdb", message };
    let done = as_server_user(program, arguments).output().map_err(|error| fault(error.to_string()))?;
    if done.status.success() {
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    } else {
        Err(fault(String::from_utf8_lossy(&done.stderr).into_owned()))
    }
}

/// The server refuses to run as root, so root becomes the user that Debian's package made.
fn as_server_user(program: &str, arguments: &[&str]) -> Command {
    let root = Command::new("id").arg("-u").output().is_ok_and(|done| done.stdout == b"0\n");
    let mut command = Command::new(if root { "runuser" } else { program });
    if root {
        command.args(["-u", "postgres", "--", program]);
    }
    command.args(arguments).current_dir("/tmp");
    command
}
