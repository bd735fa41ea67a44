//! A trace of the system calls shows the `fsync` before every acknowledgement.
//!
//! `kill -9` cannot show it: what the kernel holds survives the process, but not a power cut. So strace (Debian's package)
//! writes down what the program asks of the kernel, and in what order.

mod trace;

use std::path::Path;
use std::process::Command;

use crate::api::{Api, until};
use crate::citizens::Citizen;
use crate::demo::{Demo, arguments};

/// The citizens of the demo who have an account.
const CITIZENS: usize = 5;
/// Reading from sockets, writing to the database, bringing it to the disk, answering.
const CALLS: &str =
    "trace=recvfrom,recvmsg,read,pwrite64,pwritev,fsync,fdatasync,write,writev,sendto,sendmsg";
/// Enough of each text to see the first line of a request and of an answer.
const TEXT_BYTES: &str = "64";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_acknowledged_before_the_disk_has_it() {
    assert_tracing_works();
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("trace"));
    let mut traced = tracer(&file);
    traced.arg(env!("CARGO_BIN_EXE_kezek")).args(arguments(&data));
    let demo = Demo::spawn(&mut traced);
    let portal = Api::of(&demo, "portal");
    for place in 0..CITIZENS {
        let request = Citizen::of_demo(&data, place).request(&portal).await;
        let number = request.send(&portal).await.unwrap().number;
        // Until then messages are under way, whose writing could pass for that of the next request.
        let path = format!("/api/v1/requests/{number}");
        until("the request is registered", async || {
            let shown = portal.get(&path, &request.token).await.json(200);
            (shown["status"]["state"] == "registered").then_some(())
        })
        .await;
    }
    let pid = demo.pid().to_string();
    // strace fills a short number up with spaces.
    let is_end = |line: &str| {
        line.strip_prefix(&pid).is_some_and(|rest| rest.trim_start() == "+++ killed by SIGKILL +++")
    };
    demo.kill();
    let text = until("strace has written down the end", async || {
        let text = std::fs::read_to_string(&file).unwrap();
        text.lines().any(is_end).then_some(text)
    })
    .await;
    let expected = trace::Verdict { durable: CITIZENS, early: Vec::new() };
    assert_eq!(trace::acknowledgements(&text), expected);
}

/// strace as a grandchild of the traced program, which stays our child: killing it ends both.
fn tracer(file: &Path) -> Command {
    let mut command = Command::new("strace");
    command.args(["--daemonize", "--follow-forks", "--quiet=attach,personality", "--decode-fds=path"]);
    command.args(["--string-limit", TEXT_BYTES, "-e", CALLS, "--output"]).arg(file);
    command
}

/// Fails with what to do where strace is missing or the kernel does not let it trace.
fn assert_tracing_works() {
    let tried = tracer(Path::new("/dev/null")).arg("true").output();
    let tried = tried.unwrap_or_else(|error| {
        panic!(
            "strace cannot be run ({error}): install it, with `cargo xtask test` or `apt-get install strace`"
        )
    });
    let said = String::from_utf8_lossy(&tried.stderr);
    assert!(
        tried.status.success() && said.is_empty(),
        "strace may not trace here; in a container allow the capability SYS_PTRACE, on a machine set \
         kernel.yama.ptrace_scope to 1 or 0. It said: {said}"
    );
}
