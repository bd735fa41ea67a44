//! The words of a letter and of a short text: number, service, what happened, a link. No other personal data.

use kezek_kernel::Instant;
use kezek_notices::{LONGEST_SMS, sms_length};
use kezek_regulations::{Channel, Edition, Position};
use kezek_web::{Phrase, Ui};

use crate::acts::contact_ask::VALID_MINUTES;
use crate::pages::paths;
use crate::state::Portal;
use crate::store::needs;
use crate::store::notices::Notice;
use crate::store::requests::Request;

/// What a letter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) sms: String,
}

/// A line of a request's history, ready to be said.
pub(super) struct News<'a> {
    pub(super) number: &'a str,
    pub(super) edition: &'a Edition,
    pub(super) what: What,
}

/// What happened.
pub(super) enum What {
    /// Registered; the last day for the result, where the provider told one.
    Registered(Option<jiff::civil::Date>),
    /// At another step: its status in the edition's own words, where they are known.
    Moved(Option<Phrase>),
    /// Something is needed from the person, until a day.
    Needs(Option<jiff::civil::Date>),
    /// A term of the case was extended, until a day.
    Extended(Option<jiff::civil::Date>),
    /// The person's answer lies with the case.
    Answered,
    /// The person's answer was not taken.
    AnswerRefused,
    /// The answer is there. Whether it is a yes stands in the cabinet alone.
    Result,
    /// Something about a complaint; the last day for its answer, where the provider told one.
    Complaint(ComplaintWord, Option<jiff::civil::Date>),
}

/// What happened to a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ComplaintWord {
    Registered,
    Extended,
    Answered,
    SentUp,
}

impl ComplaintWord {
    /// The one of a line of the history.
    fn of(code: &str) -> Option<Self> {
        [Self::Registered, Self::Extended, Self::Answered, Self::SentUp]
            .into_iter()
            .find(|it| it.code() == code)
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Registered => "complaint-registered",
            Self::Extended => "complaint-extended",
            Self::Answered => "complaint-answered",
            Self::SentUp => "complaint-sent-up",
        }
    }
}

impl What {
    /// What a line of the history says.
    pub(super) fn of(portal: &Portal, request: &Request, edition: &Edition, notice: &Notice) -> Self {
        if let Some(word) = ComplaintWord::of(&notice.code) {
            return Self::Complaint(word, serde_json::from_value(notice.facts["due"].clone()).ok());
        }
        match notice.code.as_str() {
            "registered" => Self::Registered(last_day(portal, request, notice, "due")),
            "needs" => Self::Needs(needs::until(notice)),
            "extended" => Self::Extended(needs::until(notice)),
            "answer-taken" => Self::Answered,
            "answer-refused" => Self::AnswerRefused,
            "granted" | "refused" => Self::Result,
            _ => Self::Moved(status(edition, notice)),
        }
    }

    const fn code(&self) -> &'static str {
        match self {
            Self::Registered(_) => "registered",
            Self::Moved(_) => "moved",
            Self::Needs(_) => "needs",
            Self::Extended(_) => "extended",
            Self::Answered => "answered",
            Self::AnswerRefused => "answer-refused",
            Self::Result => "result",
            Self::Complaint(word, _) => word.code(),
        }
    }

    /// What happened, as the end of a sentence.
    fn said(&self) -> Phrase {
        match self {
            Self::Registered(Some(date)) => Phrase::key("tell-registered-due").with("date", date),
            Self::Registered(None) => "tell-registered".into(),
            Self::Moved(Some(status)) => status.clone(),
            Self::Moved(None) => "tell-moved".into(),
            Self::Needs(Some(date)) => Phrase::key("tell-needs-until").with("date", date),
            Self::Needs(None) => "tell-needs".into(),
            Self::Extended(Some(date)) => Phrase::key("tell-extended-until").with("date", date),
            Self::Extended(None) => "tell-extended".into(),
            Self::Answered => "tell-answered".into(),
            Self::AnswerRefused => "tell-answer-refused".into(),
            Self::Result => "tell-result".into(),
            Self::Complaint(word, Some(date)) => {
                Phrase::key(format!("tell-{}-until", word.code())).with("date", date)
            }
            Self::Complaint(word, None) => Phrase::key(format!("tell-{}", word.code())),
        }
    }
}

/// The instant of a fact is the first moment after the term, so the day before it is the last one.
fn last_day(portal: &Portal, request: &Request, notice: &Notice, fact: &str) -> Option<jiff::civil::Date> {
    let until: Instant = serde_json::from_value(notice.facts[fact].clone()).ok()?;
    Some(portal.parameters.locality(request.locality)?.date_at(until.plus_seconds(-1)))
}

/// What the waiting person reads at the step where the case stands.
fn status(edition: &Edition, notice: &Notice) -> Option<Phrase> {
    let position: Position = notice.facts["position"].as_str()?.parse().ok()?;
    Some(edition.process(Channel::Portal)?.node(position.node())?.status().into())
}

/// The words of a notice in the language of `ui`; `address` is the portal's public one.
pub(super) fn notice(ui: &Ui, address: &str, news: &News<'_>) -> Words {
    // A date may end with a point of its own; the sentence brings one.
    let said = ui.say(&news.what.said()).trim_end_matches('.').to_owned();
    let service = ui.words(&news.edition.service.short_name);
    let line = ui.say(
        &Phrase::key("tell-line")
            .with("number", news.number)
            .with("service", service)
            .with("said", said.as_str()),
    );
    let request = format!("{address}{}", paths::request(news.number));
    let lines = [
        ui.t("tell-greeting").into_owned(),
        line,
        ui.with("tell-link", "link", request.as_str()),
        farewell(ui, address),
    ];
    let subject = Phrase::key(format!("tell-subject-{}", news.what.code())).with("number", news.number);
    let short = |said: &str| ui.say(&Phrase::key("tell-sms").with("number", news.number).with("said", said));
    let cabinet = format!("{address}{}", paths::CABINET);
    let plain = ui.t(format!("tell-{}", news.what.code()));
    Words {
        subject: ui.say(&subject),
        text: lines.join("\n\n") + "\n",
        sms: fitting(&[short(&said), short(&plain)], &cabinet),
    }
}

/// The words of a code.
pub(super) fn code(ui: &Ui, address: &str, code: &str) -> Words {
    let said =
        |key: &'static str| ui.say(&Phrase::key(key).with("code", code).with("minutes", VALID_MINUTES));
    let lines = [ui.t("tell-greeting").into_owned(), said("tell-code"), farewell(ui, address)];
    Words { subject: said("tell-subject-code"), text: lines.join("\n\n") + "\n", sms: said("tell-sms-code") }
}

fn farewell(ui: &Ui, address: &str) -> String {
    let link = format!("{address}{}", paths::CONTACTS);
    ui.with("tell-farewell", "link", link.as_str())
}

/// The first of the texts that fits with the link, else the first that fits without it.
fn fitting(texts: &[String; 2], link: &str) -> String {
    let fits = |text: &String| sms_length(text) <= LONGEST_SMS;
    let linked = texts.iter().map(|text| format!("{text} {link}")).find(fits);
    linked.unwrap_or_else(|| texts.iter().find(|text| fits(text)).cloned().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kezek_content::Content;
    use kezek_kernel::Language;
    use kezek_web::{Shell, inspect};

    use super::*;

    const ADDRESS: &str = "https://kezek.example.kz";
    const NUMBER: &str = "10126000000042";

    fn ui(language: Language) -> Ui {
        let shell = Shell::open(&Content::embedded(), inspect::sample_settings()).unwrap();
        Ui::sample(&shell, language)
    }

    /// Everything that can be told under an edition.
    fn all(edition: &Edition) -> Vec<What> {
        let day = date(2026, 12, 22);
        let process = edition.process(Channel::Portal);
        let nodes = process.iter().flat_map(|process| &process.nodes);
        let mut all: Vec<What> = nodes.map(|node| What::Moved(Some(node.status().into()))).collect();
        for day in [Some(day), None] {
            all.extend([What::Registered(day), What::Needs(day), What::Extended(day)]);
        }
        all.extend([What::Moved(None), What::Answered, What::AnswerRefused, What::Result]);
        for word in [ComplaintWord::Registered, ComplaintWord::Extended] {
            all.push(What::Complaint(word, Some(day)));
        }
        for word in [ComplaintWord::Answered, ComplaintWord::SentUp] {
            all.push(What::Complaint(word, None));
        }
        all
    }

    #[test]
    fn every_notice_is_said_in_every_language_and_fits_into_two_parts() {
        let library = Content::embedded().library().unwrap();
        for language in Language::ALL {
            let ui = ui(language);
            for edition in library.editions() {
                for what in all(edition) {
                    let words = notice(&ui, ADDRESS, &News { number: NUMBER, edition, what });
                    for text in [&words.subject, &words.text, &words.sms] {
                        assert!(!text.contains('⟦') && !text.contains("{ "), "{text}");
                        assert!(text.contains(NUMBER), "{text}");
                    }
                    assert!(words.text.contains(&format!("{ADDRESS}/requests/{NUMBER}")), "{}", words.text);
                    assert!(words.text.contains(ui.words(&edition.service.short_name)), "{}", words.text);
                    assert!(words.sms.ends_with(&format!("{ADDRESS}/cabinet")), "{}", words.sms);
                    assert!(
                        sms_length(&words.sms) <= LONGEST_SMS,
                        "{} {}",
                        sms_length(&words.sms),
                        words.sms
                    );
                    assert!(
                        !words.subject.contains('\n') && words.subject.chars().count() <= 78,
                        "{}",
                        words.subject
                    );
                }
            }
            let words = code(&ui, ADDRESS, "012345");
            for text in [&words.subject, &words.text, &words.sms] {
                assert!(text.contains("012345") && !text.contains('⟦'), "{text}");
            }
            assert!(sms_length(&words.sms) <= LONGEST_SMS, "{}", words.sms);
        }
    }

    #[track_caller]
    fn check(language: Language, what: What, subject: &str, said: &str, sms: &str) {
        let edition = crate::pages::rendered::edition();
        let words = notice(&ui(language), ADDRESS, &News { number: NUMBER, edition: &edition, what });
        let plain = |text: &str| text.replace('\u{a0}', " ");
        assert_eq!((words.subject.as_str(), plain(&words.sms).as_str()), (subject, sms));
        assert!(plain(&words.text).contains(said), "{}", words.text);
    }

    #[test]
    fn a_notice_reads_as_a_clerk_would_write_it() {
        let due = || What::Registered(Some(date(2026, 12, 22)));
        check(
            Language::Ru,
            due(),
            "Запрос № 10126000000042 зарегистрирован",
            "зарегистрирован, срок результата – до 22 декабря 2026 г.",
            "Запрос 10126000000042: зарегистрирован, срок результата – до 22 декабря 2026 г. https://kezek.example.kz/cabinet",
        );
        check(
            Language::Kk,
            due(),
            "№ 10126000000042 сұраным тіркелді",
            "тіркелді, нәтиженің соңғы күні – 2026 ж. 22 желтоқсан",
            "Сұраным 10126000000042: тіркелді, нәтиженің соңғы күні – 2026 ж. 22 желтоқсан. https://kezek.example.kz/cabinet",
        );
        check(
            Language::En,
            What::Result,
            "The result of request No 10126000000042",
            "the result is ready",
            "Request 10126000000042: the result is ready. https://kezek.example.kz/cabinet",
        );
    }

    #[test]
    fn a_text_that_is_too_long_loses_its_words_before_its_link() {
        let (long, short) = ("ұ".repeat(120), "қысқа".to_owned());
        assert_eq!(fitting(&[long.clone(), short.clone()], ADDRESS), format!("{short} {ADDRESS}"));
        let far = "https://".to_owned() + &"a".repeat(140);
        assert_eq!(fitting(&[long.clone(), short], &far), long);
    }
}
