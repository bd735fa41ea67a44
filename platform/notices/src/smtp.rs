//! Letters by SMTP (RFC 5321) with TLS from the first byte or by STARTTLS (RFC 3207, RFC 8314).

use std::fmt;
use std::time::Duration;

use kezek_kernel::MessageId;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::{EmailAddress, Letter, MailPort, SendFault, Sending, StartFault, is_this_machine};

/// How the way to the server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailSecurity {
    /// TLS from the first byte, usually on port 465.
    Tls,
    /// TLS before anything is said about a letter, usually on port 587; a server that cannot is not used.
    Starttls,
    /// None; only to a server on this machine.
    None,
}

/// Where the server is.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Its name, which its certificate must carry.
    pub host: String,
    /// Its port; none: the usual one of the protection.
    pub port: Option<u16>,
    /// The protection of the way.
    pub security: MailSecurity,
    /// User and password, where the server asks for them.
    pub credentials: Option<(String, String)>,
    /// The sender.
    pub from: EmailAddress,
    /// The sender's name as people read it.
    pub from_name: Option<String>,
    /// A root certificate in PEM that is believed beside those of the machine.
    pub authority: Option<Vec<u8>>,
    /// One letter takes no longer, from the call to the server's last word.
    pub patience: Duration,
}

/// Sends through a mail server.
#[derive(Clone)]
pub struct SmtpMail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The right side of message identifiers.
    domain: String,
    patience: Duration,
}

/// The password stays out of logs.
impl fmt::Debug for SmtpMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpMail(..)")
    }
}

impl SmtpMail {
    /// The adapter; the server is first asked when a letter leaves.
    pub fn new(settings: SmtpSettings) -> Result<Self, StartFault> {
        let (port, tls) = match settings.security {
            MailSecurity::Tls => (465, Tls::Wrapper(parameters(&settings)?)),
            MailSecurity::Starttls => (587, Tls::Required(parameters(&settings)?)),
            MailSecurity::None if is_this_machine(&settings.host) => (25, Tls::None),
            MailSecurity::None => return Err(StartFault::Unprotected),
        };
        let address: Address = settings.from.as_str().parse().map_err(|_| StartFault::Sender)?;
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(settings.host)
            .port(settings.port.unwrap_or(port))
            .tls(tls)
            .timeout(Some(settings.patience));
        if let Some((user, password)) = settings.credentials {
            builder = builder.credentials(Credentials::new(user, password));
        }
        let (domain, patience) = (address.domain().to_owned(), settings.patience);
        Ok(Self {
            transport: builder.build(),
            from: Mailbox::new(settings.from_name, address),
            domain,
            patience,
        })
    }

    fn message(&self, letter: &Letter) -> Option<Message> {
        let to: Address = letter.to.as_str().parse().ok()?;
        let built = MessageBuilder::new()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&letter.subject)
            .message_id(Some(self.message_id(letter.id)))
            .date(std::time::SystemTime::from(letter.at.timestamp()))
            .header(ContentType::TEXT_PLAIN)
            .raw_header(raw("Content-Language", letter.language.tag()))
            // RFC 3834: nobody's holiday reply comes back.
            .raw_header(raw("Auto-Submitted", "auto-generated"))
            .body(letter.text.clone());
        built.ok()
    }

    /// The same for every try, so that a letter that left twice is seen as one.
    fn message_id(&self, id: MessageId) -> String {
        format!("<{id}@{}>", self.domain)
    }

    async fn post(&self, letter: &Letter) -> Result<(), SendFault> {
        let message =
            self.message(letter).ok_or_else(|| SendFault::Never("letter-cannot-be-written".to_owned()))?;
        // The transport bounds the call alone; a server that falls silent afterwards must not hold the worker.
        let sent = tokio::time::timeout(self.patience, self.transport.send(message)).await;
        let sent = sent.map_err(|_| SendFault::Later("server-silent".to_owned()))?;
        sent.map(drop).map_err(|error| fault(&error))
    }
}

impl MailPort for SmtpMail {
    fn send_letter<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(self.post(letter))
    }
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn parameters(settings: &SmtpSettings) -> Result<TlsParameters, StartFault> {
    let fault = |error: SmtpError| StartFault::Tls(error.to_string());
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.authority {
        builder = builder.add_root_certificate(Certificate::from_pem(pem).map_err(fault)?);
    }
    builder.build().map_err(fault)
}

/// Only what says that this mailbox does not exist is for good: 550, 551 and 553 of RFC 5321, section 4.2.3, unless the
/// enhanced code (RFC 3463) says that the matter is one of policy. The server's words may repeat the address and are dropped.
fn fault(error: &SmtpError) -> SendFault {
    match error.status().map(u16::from) {
        Some(code @ (550 | 551 | 553)) if !error.to_string().contains(": 5.7.") => {
            SendFault::Never(format!("mailbox-refused {code}"))
        }
        Some(code) => SendFault::Later(format!("server-answers {code}")),
        None if error.is_tls() => SendFault::Later("server-tls".to_owned()),
        None => SendFault::Later("server-unreachable".to_owned()),
    }
}
