//! How a portal in service tells people: mail server and SMS gateway of the settings, with their secrets from files.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kezek_notices::{GatewaySettings, GatewaySms, MailPort, Silent, SmsPort, SmtpMail, SmtpSettings};
use kezek_portal::NoticeSettings;

use super::settings::{EmailSettings, NoticesSettings, SmsSettings};
use crate::answer::Fault;
use crate::files;

/// No letter takes longer to be handed over.
const PATIENCE: Duration = Duration::from_secs(30);

/// The ports of the settings; without settings nobody is told anything outside the cabinet.
pub(super) fn notices(settings: Option<&NoticesSettings>) -> Result<NoticeSettings, Fault> {
    let Some(settings) = settings else { return Ok(NoticeSettings::default()) };
    let address = settings.address.trim_end_matches('/').to_owned();
    if !address.starts_with("https://") {
        return Err(Fault::misuse("[notices] address: the portal's public address begins with https://"));
    }
    let mail: Arc<dyn MailPort> = match &settings.email {
        Some(email) => Arc::new(mail(email)?),
        None => Arc::new(Silent),
    };
    let sms: Arc<dyn SmsPort> = match &settings.sms {
        Some(settings) => Arc::new(sms(settings)?),
        None => Arc::new(Silent),
    };
    Ok(NoticeSettings { address, mail, sms })
}

fn mail(settings: &EmailSettings) -> Result<SmtpMail, Fault> {
    let credentials = match (&settings.user, &settings.password_file) {
        (Some(user), Some(file)) => Some((user.clone(), secret(file)?)),
        (None, None) => None,
        _ => {
            return Err(Fault::misuse("[notices.email] user and password_file stand together or not at all"));
        }
    };
    let from = settings.from.parse();
    let smtp = SmtpSettings {
        host: settings.host.clone(),
        port: settings.port,
        security: settings.security,
        credentials,
        from: from.map_err(|_| Fault::misuse("[notices.email] from: not an e-mail address"))?,
        from_name: settings.from_name.clone(),
        authority: settings.authority.as_deref().map(files::read).transpose()?,
        patience: PATIENCE,
    };
    SmtpMail::new(smtp).map_err(|fault| Fault::Misuse(format!("[notices.email] {fault}")))
}

fn sms(settings: &SmsSettings) -> Result<GatewaySms, Fault> {
    let gateway = GatewaySettings { url: settings.url.clone(), token: secret(&settings.token_file)? };
    GatewaySms::new(&gateway).map_err(|fault| Fault::Misuse(format!("[notices.sms] {fault}")))
}

/// The first line of a file that holds a secret.
fn secret(file: &Path) -> Result<String, Fault> {
    let text = files::read_text(file)?;
    match text.lines().next().map(str::trim).filter(|line| !line.is_empty()) {
        Some(line) => Ok(line.to_owned()),
        None => Err(Fault::Misuse(format!("{}: the secret is missing", file.display()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "address = \"https://queue.example.kz/\"\n\
        [email]\nhost = \"mail.example.kz\"\nsecurity = \"starttls\"\nfrom = \"queue@example.kz\"\n\
        user = \"queue\"\npassword_file = \"SECRET\"\n\
        [sms]\nurl = \"https://sms.example.kz/v1/messages\"\ntoken_file = \"SECRET\"\n";

    fn opened(text: &str) -> Result<NoticeSettings, Fault> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        std::fs::write(&file, "open-sesame\n").unwrap();
        std::fs::write(folder.path().join("empty"), "\n").unwrap();
        let text = text.replace("SECRET", file.to_str().unwrap());
        let text = text.replace("EMPTY", folder.path().join("empty").to_str().unwrap());
        notices(Some(&toml::from_str(&text).unwrap()))
    }

    #[track_caller]
    fn check_refused(change: impl FnOnce(&str) -> String, named: &str) {
        let fault = opened(&change(WHOLE)).map(drop).unwrap_err().to_string();
        assert!(fault.contains(named), "{fault}");
    }

    #[test]
    fn half_of_the_settings_is_refused() {
        let whole = opened(WHOLE).unwrap();
        assert_eq!(whole.address, "https://queue.example.kz");
        assert!(whole.mail.delivers_letters() && whole.sms.delivers_sms());
        check_refused(|text| text.replace("https://queue", "http://queue"), "https://");
        check_refused(|text| text.replace("user = \"queue\"\n", ""), "password_file");
        check_refused(|text| text.replace("password_file = \"SECRET\"\n", ""), "password_file");
        check_refused(|text| text.replace("queue@example.kz", "queue"), "from");
        check_refused(|text| text.replace("starttls", "none"), "security");
        check_refused(|text| text.replace("https://sms", "http://sms"), "https://");
        check_refused(|text| text.replace("token_file = \"SECRET\"", "token_file = \"EMPTY\""), "secret");
        check_refused(|text| text.replace("token_file = \"SECRET\"", "token_file = \"/nowhere\""), "nowhere");
    }

    #[test]
    fn without_settings_nobody_is_told_outside_the_cabinet() {
        let silent = notices(None).unwrap();
        assert!(!silent.mail.delivers_letters() && !silent.sms.delivers_sms());
        let mail_alone = WHOLE.split("[sms]").next().unwrap();
        let opened = opened(mail_alone).unwrap();
        assert!(opened.mail.delivers_letters() && !opened.sms.delivers_sms());
    }
}
