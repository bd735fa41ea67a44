//! A folder in place of a mail server and a gateway: one JSON file for each message, for the demo's mailbox.
//!
//! File `ID.json`: `id`, `at` (RFC 3339), `channel` (`email`, `sms`), `language`, `to`, `subject` (letters), `text`.
//! The identifier is the message's, so a message that leaves twice stands there once, and names sort by time.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::{Letter, MailPort, SendFault, Sending, Sms, SmsPort};

/// Puts messages into a folder.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder; it is made when it does not exist.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    async fn put(&self, id: String, message: Value) -> Result<(), SendFault> {
        let folder = self.0.clone();
        let written = tokio::task::spawn_blocking(move || write(&folder, &id, &message)).await;
        match written {
            Ok(Ok(())) => Ok(()),
            _ => Err(SendFault::Later("folder-not-writable".to_owned())),
        }
    }
}

/// A reader never sees half a file.
fn write(folder: &Path, id: &str, message: &Value) -> io::Result<()> {
    let fresh = folder.join(format!("{id}.part"));
    std::fs::write(&fresh, message.to_string())?;
    std::fs::rename(fresh, folder.join(format!("{id}.json")))
}

impl MailPort for Folder {
    fn send_letter<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        let id = letter.id.to_string();
        let message = json!({
            "id": id, "at": letter.at, "channel": "email", "language": letter.language,
            "to": letter.to.as_str(), "subject": letter.subject, "text": letter.text,
        });
        Box::pin(self.put(id, message))
    }
}

impl SmsPort for Folder {
    fn send_sms<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        let id = sms.id.to_string();
        let message = json!({
            "id": id, "at": sms.at, "channel": "sms", "language": sms.language,
            "to": sms.to.as_str(), "text": sms.text,
        });
        Box::pin(self.put(id, message))
    }
}
