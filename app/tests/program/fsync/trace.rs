//! Reading strace's output: which acknowledgements came after the disk had the request.

use std::collections::BTreeMap;

/// The database file that a commit in the portal is written to.
const LOG: &str = "/portal/kezek.db-wal>";
const REQUEST: &str = "\"POST /api/v1/requests ";
const ACKNOWLEDGEMENT: &str = "\"HTTP/1.1 201 ";

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Acknowledgements before which the request was on the disk.
    pub(super) durable: usize,
    /// Lines of acknowledgements that came too early.
    pub(super) early: Vec<usize>,
}

/// One system call. A thread stands still at both its ends until strace has written them down, so the order of the
/// lines is the order of the events.
struct Call {
    began: usize,
    /// The line of its return; the last of all lines if it never returned.
    ended: usize,
    text: String,
}

/// An acknowledgement is durable if, between the reading of its request and the writing of it, something was
/// written to the portal's log and then a sync of the log began and returned well.
pub(super) fn acknowledgements(trace: &str) -> Verdict {
    let calls = calls(trace);
    let log = |names: &'static [&str]| calls.iter().filter(move |call| call.is(names) && call.on(LOG));
    let mut verdict = Verdict::default();
    for request in calls.iter().filter(|call| call.text.contains(REQUEST)) {
        let answer = calls.iter().find(|call| {
            call.began > request.ended && call.file() == request.file() && call.text.contains(ACKNOWLEDGEMENT)
        });
        let Some(answer) = answer else { continue };
        let durable =
            log(&["pwrite64", "pwritev"]).filter(|write| write.began > request.ended).any(|write| {
                log(&["fsync", "fdatasync"])
                    .any(|sync| sync.began > write.ended && sync.ended < answer.began && sync.returned("0"))
            });
        if durable {
            verdict.durable += 1;
        } else {
            verdict.early.push(answer.began);
        }
    }
    verdict
}

impl Call {
    fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.text.split('(').next().unwrap_or_default())
    }

    /// The first argument: number and name of the file or socket.
    fn file(&self) -> &str {
        let arguments = self.text.split_once('(').unwrap_or_default().1;
        arguments.split([',', ')']).next().unwrap_or_default()
    }

    fn on(&self, name: &str) -> bool {
        self.file().ends_with(name)
    }

    fn returned(&self, value: &str) -> bool {
        self.text.rsplit_once(" = ").is_some_and(|(_, returned)| returned == value)
    }
}

/// All calls by their beginning; those that strace wrote in two pieces are put together again.
fn calls(trace: &str) -> Vec<Call> {
    let mut whole = Vec::new();
    let mut unfinished: BTreeMap<&str, Call> = BTreeMap::new();
    let last = trace.lines().count();
    for (number, line) in (1..).zip(trace.lines()) {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some(begun) = rest.strip_suffix("<unfinished ...>") {
            let call = Call { began: number, ended: last, text: begun.trim_end().to_owned() };
            unfinished.insert(thread, call);
        } else if let Some((_, end)) =
            rest.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>"))
        {
            let Some(begun) = unfinished.remove(thread) else { continue };
            whole.push(Call { ended: number, text: begun.text + end, ..begun });
        } else {
            whole.push(Call { began: number, ended: number, text: rest.to_owned() });
        }
    }
    whole.extend(unfinished.into_values());
    whole.sort_by_key(|call| call.began);
    whole
}

#[track_caller]
fn check(trace: &str, durable: usize, early: &[usize]) {
    let trace: Vec<&str> = trace.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(acknowledgements(&trace.join("\n")), Verdict { durable, early: early.to_vec() });
}

#[test]
fn a_sync_between_writing_and_answering_makes_it_durable() {
    check(
        r#"
        7 recvfrom(36<socket:[61]>, "POST /api/v1/requests HT", 24, 0, NULL, NULL) = 24
        9 pwrite64(26</d/portal/kezek.db-wal>, "\n\0"..., 4096, 498576) = 4096
        9 fsync(26</d/portal/kezek.db-wal>) = 0
        7 writev(36<socket:[61]>, [{iov_base="HTTP/1.1 201 Created\r\n"..., iov_len=113}], 1) = 168
        "#,
        1,
        &[],
    );
}

#[test]
fn calls_in_two_pieces_are_put_together() {
    check(
        r#"
        7 recvfrom(36<socket:[61]>,  <unfinished ...>
        8 fdatasync(12</d/gateway/kezek.db-wal> <unfinished ...>
        7 <... recvfrom resumed>"POST /api/v1/requests HT", 24, 0, NULL, NULL) = 24
        9 pwrite64(26</d/portal/kezek.db-wal>, "\n\0"..., 4096, 498576 <unfinished ...>
        9 <... pwrite64 resumed>) = 4096
        9 fdatasync(26</d/portal/kezek.db-wal> <unfinished ...>
        9 <... fdatasync resumed>)              = 0
        8 <... fdatasync resumed>)              = 0
        7 sendto(36<socket:[61]>, "HTTP/1.1 201 Created\r\n"..., 168, MSG_NOSIGNAL, NULL, 0 <unfinished ...>
        "#,
        1,
        &[],
    );
}

/// The four lines of a commit with one of them replaced, or moved to the end.
#[track_caller]
fn check_early(sync: &str, after: &str, early: usize) {
    check(
        &format!(
            r#"
            7 recvfrom(36<socket:[61]>, "POST /api/v1/requests HT", 24, 0, NULL, NULL) = 24
            9 pwrite64(26</d/portal/kezek.db-wal>, "\n\0"..., 4096, 498576) = 4096
            {sync}
            7 writev(36<socket:[61]>, [{{iov_base="HTTP/1.1 201 Created\r\n"..., iov_len=113}}], 1) = 168
            {after}
            "#
        ),
        0,
        &[early],
    );
}

#[test]
fn no_sync_a_late_one_a_failed_one_or_that_of_another_database_is_too_early() {
    let began = "9 fsync(26</d/portal/kezek.db-wal> <unfinished ...>";
    let ended = "9 <... fsync resumed>) = 0";
    check_early("", "", 3);
    check_early("", "9 fsync(26</d/portal/kezek.db-wal>) = 0", 3);
    check_early(began, ended, 4);
    check_early("9 fsync(26</d/portal/kezek.db-wal>) = -1 EIO (Input/output error)", "", 4);
    check_early("9 fsync(26</d/gateway/kezek.db-wal>) = 0", "", 4);
}

#[test]
fn a_sync_that_began_before_the_writing_proves_nothing() {
    check(
        r#"
        7 recvfrom(36<socket:[61]>, "POST /api/v1/requests HT", 24, 0, NULL, NULL) = 24
        9 fsync(26</d/portal/kezek.db-wal> <unfinished ...>
        8 pwrite64(26</d/portal/kezek.db-wal>, "\n\0"..., 4096, 498576) = 4096
        9 <... fsync resumed>) = 0
        7 writev(36<socket:[61]>, [{iov_base="HTTP/1.1 201 Created\r\n"..., iov_len=113}], 1) = 168
        "#,
        0,
        &[5],
    );
}
