//! The two ports, what passes through them, and what becomes of a try.

use std::fmt;
use std::pin::Pin;

use kezek_kernel::{Instant, Language, MessageId};

use crate::{EmailAddress, MobileNumber};

/// The longest text of an SMS in UTF-16 units: two parts of 67, since Kazakh and Russian letters take two bytes each.
pub const LONGEST_SMS: usize = 134;

/// The length of a text as networks count it.
pub fn sms_length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A letter, ready to leave.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its identifier; a letter that leaves twice carries the same one.
    pub id: MessageId,
    /// When it was written.
    pub at: Instant,
    /// The language in which it is written.
    pub language: Language,
    /// To whom.
    pub to: EmailAddress,
    /// The subject.
    pub subject: String,
    /// The text, in plain lines.
    pub text: String,
}

/// A short text, ready to leave.
#[derive(Clone, PartialEq, Eq)]
pub struct Sms {
    /// Its identifier; a text that leaves twice carries the same one.
    pub id: MessageId,
    /// When it was written.
    pub at: Instant,
    /// The language in which it is written.
    pub language: Language,
    /// To whom.
    pub to: MobileNumber,
    /// The text.
    pub text: String,
}

/// Why something did not leave. The words go into the outbox and into logs: codes, no addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendFault {
    /// Not this time; a later try may succeed.
    #[error("{0}")]
    Later(String),
    /// The address takes nothing, now or later.
    #[error("{0}")]
    Never(String),
}

/// A try under way.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), SendFault>> + Send + 'a>>;

/// Takes letters.
pub trait MailPort: Send + Sync {
    /// One try; may be asked to send the same letter again.
    fn send_letter<'a>(&'a self, letter: &'a Letter) -> Sending<'a>;

    /// Whether letters arrive anywhere; where they do not, nobody is offered them.
    fn delivers_letters(&self) -> bool {
        true
    }
}

/// Takes short texts.
pub trait SmsPort: Send + Sync {
    /// One try; may be asked to send the same text again.
    fn send_sms<'a>(&'a self, sms: &'a Sms) -> Sending<'a>;

    /// Whether texts arrive anywhere; where they do not, nobody is offered them.
    fn delivers_sms(&self) -> bool {
        true
    }
}

/// Personal data stay out of logs.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({})", self.id)
    }
}

/// Personal data stay out of logs.
impl fmt::Debug for Sms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sms({})", self.id)
    }
}
