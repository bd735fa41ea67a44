//! What all pages of one system share: sentences, files, settings.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kezek_content::Content;
use kezek_kernel::{Language, SystemName};

use crate::assets::Assets;
use crate::{LocaleFault, Locales, Ui};

/// The shared part of a system's pages; cheap to clone.
#[derive(Debug, Clone)]
pub struct Shell(Arc<Parts>);

#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) locales: Locales,
    pub(crate) assets: Assets,
    pub(crate) settings: ShellSettings,
    pub(crate) zone: TimeZone,
}

/// Settings of a system's pages.
#[derive(Debug, Clone)]
pub struct ShellSettings {
    /// The system; it also names the cookie, since systems of a demo share one host.
    pub system: SystemName,
    /// For whom the pages are made.
    pub audience: Audience,
    /// The main navigation.
    pub nav: Vec<NavItem>,
    /// Where the browser finds NCALayer.
    pub signer: SignerSettings,
    /// Cookies travel over HTTPS only, and the browser is told to stay with HTTPS.
    pub secure: bool,
    /// The pages offer a practice edition and say so.
    pub practice: bool,
    /// The IANA zone in which instants are written.
    pub zone: String,
}

/// The two families of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Large type, one thing per page.
    Citizens,
    /// Dense type, tables first.
    Officers,
}

/// One link of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// The section, as [`crate::Ui::at`] names it.
    pub section: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// The key of its words.
    pub key: &'static str,
    /// Shown only to a person who is signed in.
    pub signed_in_only: bool,
}

/// How the page reaches the signing program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignerSettings {
    /// The WebSocket address, `wss://127.0.0.1:13579` for NCALayer.
    pub address: String,
    /// Offer keys of any authority (practice) instead of the national one's only.
    pub any_authority: bool,
}

/// Why a system's pages cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    /// The sentences do not load.
    #[error(transparent)]
    Locales(#[from] LocaleFault),
    /// A static file cannot be read.
    #[error("a static file cannot be read: {0}")]
    Assets(#[from] std::io::Error),
    /// The zone is not in the zone database.
    #[error("the time zone {0} is unknown")]
    Zone(String),
    /// The signer's address could break out of a header.
    #[error("the signer's address {0} is not a ws:// or wss:// address")]
    SignerAddress(String),
}

impl Shell {
    /// Loads sentences and static files.
    pub fn open(content: &Content, settings: ShellSettings) -> Result<Self, StartFault> {
        let address = &settings.signer.address;
        let plain = address.chars().all(|next| next.is_ascii_alphanumeric() || ":/.-[]".contains(next));
        if !plain || !(address.starts_with("ws://") || address.starts_with("wss://")) {
            return Err(StartFault::SignerAddress(address.clone()));
        }
        let zone = TimeZone::get(&settings.zone).map_err(|_| StartFault::Zone(settings.zone.clone()))?;
        let locales = Locales::load(content)?;
        let assets = Assets::load(content)?;
        Ok(Self(Arc::new(Parts { locales, assets, settings, zone })))
    }

    /// The settings with which the shell was opened.
    pub fn settings(&self) -> &ShellSettings {
        &self.0.settings
    }

    /// The zone in which instants are written and "today" is decided for a person without a locality.
    pub fn zone(&self) -> &TimeZone {
        &self.0.zone
    }

    /// What is said in this language outside a page, such as in a letter.
    pub fn speaking(&self, language: Language) -> Ui {
        Ui::new(self.clone(), language, "/".to_owned(), String::new())
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::sample_settings;

    #[track_caller]
    fn check(address: &str, accepted: bool) {
        let mut settings = sample_settings();
        address.clone_into(&mut settings.signer.address);
        assert_eq!(Shell::open(&Content::embedded(), settings).is_ok(), accepted, "{address}");
    }

    #[test]
    fn the_signer_address_cannot_break_the_policy_header() {
        check("ws://127.0.0.1:13579", true);
        check("wss://127.0.0.1:13579/", true);
        check("wss://[::1]:13579", true);
        check("https://127.0.0.1:13579", false);
        check("wss://127.0.0.1; script-src *", false);
    }
}
