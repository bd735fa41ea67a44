//! Every page with every sample in every language.

use std::sync::Arc;

use askama::Template;
use kezek_content::Content;
use kezek_kernel::{Language, Words};
use kezek_regulations::Edition;
use kezek_web::{Shell, Ui, inspect};

use super::account::{ChallengePage, RegisterPage, ResumePage, SignInPage};
use super::acts::{ActsPage, ChannelPage, EditionPage};
use super::cabinet::{AnswerPage, CabinetPage, HistoryPage, OpeningsPage, RatingPage, RequestPage};
use super::checks::CheckPage;
use super::complaint::{ComplainPage, ComplaintPage, ComplaintSignPage};
use super::contacts::{AddressPage, CodePage, ContactsPage};
use super::order::{EditionPage as DraftEditionPage, RefusedPage, ReviewPage, SentPage, SignPage, TopicPage};
use super::{HomePage, ServicePage, paths};

/// The edition that the samples are made of.
pub(crate) fn edition() -> Arc<Edition> {
    let library = Content::embedded().library().unwrap();
    library.offered(jiff::civil::date(2026, 11, 22), true).into_iter().next().unwrap().edition
}

/// Words of the data in all languages.
pub(crate) fn words(kk: &str, ru: &str, en: &str) -> Words {
    Words { kk: kk.to_owned(), ru: ru.to_owned(), en: en.to_owned() }
}

/// Renders the samples of a page and asks that they are sound; `KEZEK_GALLERY` names a folder that keeps them.
fn check<P: Template>(name: &str, samples: impl Fn(&Ui) -> Vec<P>) {
    let settings = kezek_web::ShellSettings { nav: paths::navigation(), ..inspect::sample_settings() };
    let shell = Shell::open(&Content::embedded(), settings).unwrap();
    for language in Language::ALL {
        for (number, sample) in samples(&Ui::sample(&shell, language)).into_iter().enumerate() {
            let html = sample.render().unwrap();
            assert_eq!(inspect::faults(&html, language), Vec::<String>::new(), "{name} {number} {language}");
            if let Ok(folder) = std::env::var("KEZEK_GALLERY") {
                std::fs::write(format!("{folder}/{name}-{number}-{language}.html"), html).unwrap();
            }
        }
    }
}

#[test]
fn home() {
    check("home", HomePage::samples);
}

#[test]
fn service() {
    check("service", ServicePage::samples);
}

#[test]
fn account() {
    check("register", RegisterPage::samples);
    check("challenge", ChallengePage::samples);
    check("sign-in", SignInPage::samples);
    check("resume", ResumePage::samples);
}

#[test]
fn order() {
    check("topic", TopicPage::samples);
    check("draft-edition", DraftEditionPage::samples);
    check("review", ReviewPage::samples);
    check("sign", SignPage::samples);
    check("refused", RefusedPage::samples);
    check("sent", SentPage::samples);
}

#[test]
fn cabinet() {
    check("cabinet", CabinetPage::samples);
    check("request", RequestPage::samples);
    check("answer", AnswerPage::samples);
    check("history", HistoryPage::samples);
    check("openings", OpeningsPage::samples);
    check("rating", RatingPage::samples);
}

#[test]
fn complaints() {
    check("complain", ComplainPage::samples);
    check("complaint-sign", ComplaintSignPage::samples);
    check("complaint", ComplaintPage::samples);
}

#[test]
fn contacts() {
    check("contacts", ContactsPage::samples);
    check("contact-address", AddressPage::samples);
    check("contact-code", CodePage::samples);
}

#[test]
fn acts() {
    check("acts", ActsPage::samples);
    check("edition", EditionPage::samples);
    check("channel", ChannelPage::samples);
}

#[test]
fn checks() {
    check("check", CheckPage::samples);
}

/// Every reason for which a signature is refused has a sentence and a cure of its own.
#[test]
fn every_finding_has_its_sentence() {
    let shell = Shell::open(&Content::embedded(), inspect::sample_settings()).unwrap();
    let ui = Ui::sample(&shell, Language::Kk);
    for code in kezek_signatures::Code::ALL {
        for ending in ["", "-cure"] {
            assert!(ui.has(&format!("finding-{code}{ending}")), "finding-{code}{ending}");
        }
    }
}
