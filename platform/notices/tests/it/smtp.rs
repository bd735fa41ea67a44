//! Letters through a real mail server, `aiosmtpd`, in the interpreter that `KEZEK_PYTHON` names, as `cargo xtask test`
//! arranges; without it the tests say so and check nothing.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use kezek_notices::{MailPort as _, MailSecurity, SendFault, SmtpMail, SmtpSettings};
use serde_json::Value;

use crate::{id, letter};

/// A mail server; ended when the value is dropped.
struct Server {
    child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
    port: u16,
}

impl Server {
    fn start(protection: &str, certificate: &Path) -> Option<Self> {
        let Some(python) = std::env::var_os("KEZEK_PYTHON").map(PathBuf::from) else {
            // Written past the capture of the test harness, so that nobody takes silence for success.
            let _ = std::io::stderr().write_all(b"NOT CHECKED with aiosmtpd: KEZEK_PYTHON is not set\n");
            return None;
        };
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/mail_server.py");
        let mut command = Command::new(python);
        let mut child =
            command.arg(script).arg(protection).arg(certificate).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.next().unwrap().unwrap().parse().unwrap();
        Some(Self { child, lines, port })
    }

    /// The next letter that it took.
    fn took(&mut self) -> Value {
        serde_json::from_str(&self.lines.next().unwrap().unwrap()).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A certificate for `localhost` with its key in one PEM file, and the certificate alone.
fn certificate(folder: &Path) -> (PathBuf, Vec<u8>) {
    let place = |name: &str| folder.join(name);
    let config = "[req]\ndistinguished_name=dn\nx509_extensions=v3\nprompt=no\n[dn]\nCN=localhost\n\
                  [v3]\nsubjectAltName=DNS:localhost\nbasicConstraints=critical,CA:FALSE\n";
    std::fs::write(place("config"), config).unwrap();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-config"])
        .arg(place("config"))
        .arg("-keyout")
        .arg(place("key.pem"))
        .arg("-out")
        .arg(place("certificate.pem"))
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let alone = std::fs::read(place("certificate.pem")).unwrap();
    let both = [alone.clone(), std::fs::read(place("key.pem")).unwrap()].concat();
    std::fs::write(place("both.pem"), both).unwrap();
    (place("both.pem"), alone)
}

fn settings(port: u16, security: MailSecurity) -> SmtpSettings {
    SmtpSettings {
        host: "localhost".to_owned(),
        port: Some(port),
        security,
        credentials: None,
        from: "queue@example.kz".parse().unwrap(),
        from_name: Some("Kezek".to_owned()),
        authority: None,
        patience: Duration::from_secs(30),
    }
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let Some(mut server) = Server::start("plain", Path::new("-")) else { return };
    let mail = SmtpMail::new(settings(server.port, MailSecurity::None)).unwrap();
    let sent = letter("aisulu@example.kz");
    mail.send_letter(&sent).await.unwrap();
    let took = server.took();
    assert_eq!((&took["tls"], &took["from"]), (&false.into(), &"queue@example.kz".into()));
    assert_eq!(took["to"], serde_json::json!(["aisulu@example.kz"]));
    let header = |name: &str| took["headers"][name].as_str().unwrap_or_default().to_owned();
    assert_eq!(header("subject"), sent.subject);
    assert_eq!(header("message-id"), format!("<{}@example.kz>", id()));
    assert_eq!(header("date"), "Sun, 22 Nov 2026 09:05:00 +0000");
    assert_eq!(
        (header("content-language"), header("auto-submitted")),
        ("kk".into(), "auto-generated".into())
    );
    assert_eq!(took["text"].as_str().unwrap().replace("\r\n", "\n").trim_end(), sent.text.trim_end());
}

#[tokio::test]
async fn only_a_mailbox_that_does_not_exist_is_refused_for_good() {
    let Some(server) = Server::start("plain", Path::new("-")) else { return };
    let mail = SmtpMail::new(settings(server.port, MailSecurity::None)).unwrap();
    for (name, expected) in [
        ("nobody", SendFault::Never("mailbox-refused 550".to_owned())),
        ("moved", SendFault::Never("mailbox-refused 551".to_owned())),
        ("policy", SendFault::Later("server-answers 550".to_owned())),
        ("full", SendFault::Later("server-answers 452".to_owned())),
    ] {
        let fault = mail.send_letter(&letter(&format!("{name}@example.kz"))).await.unwrap_err();
        assert_eq!(fault, expected, "{name}");
    }
    drop(server);
    let fault = mail.send_letter(&letter("aisulu@example.kz")).await.unwrap_err();
    assert_eq!(fault, SendFault::Later("server-unreachable".to_owned()));
}

#[tokio::test]
async fn both_kinds_of_tls_carry_a_letter_and_strange_certificates_none() {
    let folder = tempfile::tempdir().unwrap();
    for (name, security) in [("starttls", MailSecurity::Starttls), ("tls", MailSecurity::Tls)] {
        let (both, alone) = certificate(folder.path());
        let Some(mut server) = Server::start(name, &both) else { return };
        let credentials = |password: &str| Some(("kezek".to_owned(), password.to_owned()));
        let trusting = |password| SmtpSettings {
            authority: Some(alone.clone()),
            credentials: credentials(password),
            ..settings(server.port, security)
        };
        let sent = letter("aisulu@example.kz");
        SmtpMail::new(trusting("open-sesame")).unwrap().send_letter(&sent).await.unwrap();
        let distrusting = SmtpSettings { authority: None, ..trusting("open-sesame") };
        let fault = SmtpMail::new(distrusting).unwrap().send_letter(&sent).await.unwrap_err();
        assert!(matches!(fault, SendFault::Later(_)), "{name}: {fault}");
        let fault = SmtpMail::new(trusting("wrong")).unwrap().send_letter(&sent).await.unwrap_err();
        assert_eq!(fault, SendFault::Later("server-answers 535".to_owned()), "{name}");
        // Of the three letters one arrived.
        assert_eq!(server.took()["tls"], true, "{name}");
    }
}

#[tokio::test]
async fn a_server_that_falls_silent_holds_nobody() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port();
    let hasty = SmtpSettings { patience: Duration::from_millis(50), ..settings(port, MailSecurity::None) };
    let fault = SmtpMail::new(hasty).unwrap().send_letter(&letter("aisulu@example.kz")).await.unwrap_err();
    assert!(matches!(fault, SendFault::Later(_)), "{fault}");
}

#[test]
fn letters_do_not_leave_the_machine_unprotected() {
    let away = SmtpSettings { host: "mail.example.kz".to_owned(), ..settings(25, MailSecurity::None) };
    assert!(SmtpMail::new(away).unwrap_err().to_string().contains("security"));
}
