//! What leaves for a person himself: letters by e-mail and short texts by SMS.
//!
//! A system says what is sent, to whom and when; this crate says how it leaves. There are two ports, [`MailPort`] and
//! [`SmsPort`]. Each has an adapter that really sends ([`SmtpMail`], [`GatewaySms`]), one that puts what it is given
//! into a folder ([`Folder`]), and one that sends nothing ([`Silent`]). No adapter logs an address or a text.

mod address;
mod folder;
mod gateway;
mod port;
mod silent;
mod smtp;

pub use address::{AddressFault, EmailAddress, MobileNumber};
pub use folder::Folder;
pub use gateway::{GatewaySettings, GatewaySms};
pub use port::{LONGEST_SMS, Letter, MailPort, SendFault, Sending, Sms, SmsPort, sms_length};
pub use silent::Silent;
pub use smtp::{MailSecurity, SmtpMail, SmtpSettings};

/// Why an adapter does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    /// The sender is no e-mail address.
    #[error("the sender's address is not an e-mail address")]
    Sender,
    /// The server's name or its certificates cannot be used for TLS.
    #[error("TLS to the mail server cannot be set up: {0}")]
    Tls(String),
    /// Letters would leave the machine unprotected.
    #[error("security = \"none\" is for a mail server on this machine alone")]
    Unprotected,
    /// The gateway's address is not one, or leaves the machine without HTTPS.
    #[error("the SMS gateway's address must begin with https://, or with http:// on this machine")]
    GatewayAddress,
    /// The HTTP client does not start.
    #[error("the client of the SMS gateway does not start")]
    Client,
}

/// Whether a name is one of this machine's own.
fn is_this_machine(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "::1" | "[::1]")
}
