//! The settings file of `kezek serve`; `docs/operating/serve.md` explains it.

use std::net::SocketAddr;
use std::path::PathBuf;

use kezek_kernel::Kato;
use kezek_notices::MailSecurity;
use kezek_trust::TrustSettings;
use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// The IANA zone of the offices.
    pub(crate) zone: String,
    /// A folder whose files take the place of those inside the program.
    pub(crate) content_dir: Option<PathBuf>,
    /// Where the browser finds NCALayer.
    #[serde(default = "nca_layer")]
    pub(crate) signer: String,
    /// Whose signatures of people are believed.
    pub(crate) trust: TrustSettings,
    /// All systems that this process exchanges messages with, itself included.
    pub(crate) peer: Vec<PeerSettings>,
    pub(crate) portal: Option<SystemSettings>,
    pub(crate) workstation: Option<WorkstationSettings>,
    pub(crate) gateway: Option<GatewaySettings>,
    /// How the portal tells people what happens to their requests.
    pub(crate) notices: Option<NoticesSettings>,
}

/// A system and the certificates registered for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PeerSettings {
    /// The name it sends under.
    pub(crate) id: String,
    /// Its certificates; two while one is being replaced.
    pub(crate) certificates: Vec<PathBuf>,
}

/// What every system needs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SystemSettings {
    /// The address to listen at; TLS ends before it.
    pub(crate) listen: SocketAddr,
    /// The database.
    pub(crate) store: EngineChoice,
    /// The folder of the keys for sealing, looking up and the journal; made at the first start.
    pub(crate) store_keys: PathBuf,
    /// The journal's origin, such as `queue.example.kz/portal`.
    pub(crate) origin: String,
    /// The key with which the system signs its messages, PKCS#8 in PEM or DER.
    pub(crate) signing_key: PathBuf,
    /// Its certificate.
    pub(crate) certificate: PathBuf,
    /// Where the gateway takes messages.
    pub(crate) gateway_url: String,
}

/// One of the two engines.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum EngineChoice {
    /// A file.
    Sqlite(PathBuf),
    /// A connection string.
    Postgres(String),
}

/// What a workstation needs beside.
#[derive(Debug, Deserialize)]
pub(crate) struct WorkstationSettings {
    #[serde(flatten)]
    pub(crate) system: SystemSettings,
    /// The public address where a document can be checked; printed on every document.
    pub(crate) check_address: String,
}

/// What a gateway needs beside.
#[derive(Debug, Deserialize)]
pub(crate) struct GatewaySettings {
    #[serde(flatten)]
    pub(crate) system: SystemSettings,
    /// The systems that receive.
    pub(crate) subscriber: Vec<SubscriberSettings>,
    /// Who serves what; none: every service of the content leads to the subscriber `workstation`.
    #[serde(default)]
    pub(crate) route: Vec<RouteSettings>,
}

/// A system that receives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubscriberSettings {
    /// The name it sends and signs under.
    pub(crate) id: String,
    /// Its door.
    pub(crate) url: String,
}

/// Who serves a service.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RouteSettings {
    /// The service code, or the code of a question.
    pub(crate) service: String,
    /// Where; none: everywhere.
    #[serde(default)]
    pub(crate) localities: Vec<Kato>,
    /// The subscriber.
    pub(crate) subscriber: String,
}

/// How people are told outside the cabinet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticesSettings {
    /// The portal's public address, for links.
    pub(crate) address: String,
    /// The mail server; none: no letters.
    pub(crate) email: Option<EmailSettings>,
    /// The SMS gateway; none: no text messages.
    pub(crate) sms: Option<SmsSettings>,
}

/// A mail server.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EmailSettings {
    /// Its name, which its certificate must carry.
    pub(crate) host: String,
    /// Its port; none: 465 with `tls`, 587 with `starttls`, 25 with `none`.
    pub(crate) port: Option<u16>,
    /// `tls`, `starttls`, or `none` for a server on this machine.
    pub(crate) security: MailSecurity,
    /// The sender.
    pub(crate) from: String,
    /// The sender's name as people read it.
    pub(crate) from_name: Option<String>,
    /// The user, where the server asks for one.
    pub(crate) user: Option<String>,
    /// The file with his password.
    pub(crate) password_file: Option<PathBuf>,
    /// A root certificate that is believed beside those of the machine.
    pub(crate) authority: Option<PathBuf>,
}

/// An SMS gateway.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SmsSettings {
    /// Where it takes texts.
    pub(crate) url: String,
    /// The file with the token that lets us in.
    pub(crate) token_file: PathBuf,
}

fn nca_layer() -> String {
    "wss://127.0.0.1:13579".to_owned()
}

impl Settings {
    /// Reads the file.
    pub(crate) fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first TOML block of the page.
    fn example() -> &'static str {
        let page = include_str!("../../../docs/operating/serve.md");
        page.split_once("```toml\n").unwrap().1.split_once("```").unwrap().0
    }

    #[test]
    fn the_example_of_the_documentation_is_a_settings_file() {
        let settings = Settings::parse(example()).unwrap();
        let portal = settings.portal.unwrap();
        assert_eq!(portal.listen.to_string(), "127.0.0.1:8080");
        assert!(matches!(portal.store, EngineChoice::Postgres(_)));
        assert_eq!(settings.workstation.unwrap().system.listen.port(), 8081);
        assert_eq!(settings.gateway.unwrap().subscriber.len(), 2);
        assert_eq!(settings.peer.len(), 3);
        assert_eq!(settings.signer, "wss://127.0.0.1:13579");
        let notices = settings.notices.unwrap();
        assert_eq!(notices.email.unwrap().security, MailSecurity::Starttls);
        assert_eq!(notices.sms.unwrap().url, "https://sms.example.kz/v1/messages");
    }

    #[track_caller]
    fn check_refused(change: impl FnOnce(String) -> String, named: &str) {
        let fault = Settings::parse(&change(example().to_owned())).unwrap_err().to_string();
        assert!(fault.contains(named), "{fault}");
    }

    #[test]
    fn a_mistyped_settings_file_is_refused_with_the_place() {
        check_refused(|text| text.replace("zone =", "zones ="), "zones");
        check_refused(|text| text.replace("signing_key", "signing-key"), "signing_key");
        check_refused(|text| text.replace("\"starttls\"", "\"ssl\""), "starttls");
        check_refused(|text| text.replace("token_file", "token"), "token");
        check_refused(|text| text.replace("127.0.0.1:8083\"\n", "8083\"\n"), "socket address");
    }
}
