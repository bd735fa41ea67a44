//! What templates speak through: sentences, dates, addresses, components, in the language of the page.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::Date;
use kezek_kernel::{Instant, Language, Words};

use crate::{Arg, Audience, Component, Html, Link, NavItem, Phrase, Shell, ShellSettings, dates};

/// The shell of one page in one language; the field `ui` of every page.
#[derive(Debug, Clone)]
pub struct Ui {
    shell: Shell,
    language: Language,
    place: String,
    form_token: String,
    person: Option<String>,
    section: &'static str,
    hidden: Vec<&'static str>,
    urgent: Vec<(&'static str, Link)>,
}

impl Ui {
    pub(crate) fn new(shell: Shell, language: Language, place: String, form_token: String) -> Self {
        let hidden = Vec::new();
        Self { shell, language, place, form_token, person: None, section: "", hidden, urgent: Vec::new() }
    }

    /// A shell for samples and the gallery; its forms belong to no visit.
    pub fn sample(shell: &Shell, language: Language) -> Self {
        Self::new(shell.clone(), language, "/".to_owned(), "sample".to_owned())
    }

    /// The same shell with the name of the person who is signed in.
    #[must_use]
    pub fn signed_in(mut self, name: impl Into<String>) -> Self {
        self.person = Some(name.into());
        self
    }

    /// The same shell with the section of the navigation to which the page belongs.
    #[must_use]
    pub fn at(mut self, section: &'static str) -> Self {
        self.section = section;
        self
    }

    /// The same shell without the link to a section that this person may not see.
    #[must_use]
    pub fn without(mut self, section: &'static str) -> Self {
        self.hidden.push(section);
        self
    }

    /// The same shell with a link beside a section of the navigation, to what cannot wait.
    #[must_use]
    pub fn urging(mut self, section: &'static str, link: Link) -> Self {
        self.urgent.push((section, link));
        self
    }

    /// The link beside a section of the navigation.
    pub fn urgent_at(&self, section: &str) -> Option<&Link> {
        self.urgent.iter().find(|(beside, _)| *beside == section).map(|(_, link)| link)
    }

    /// The same shell in this language, for a part that has its own.
    #[must_use]
    pub fn speaking(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether the page is in this language.
    pub fn is_in(&self, language: &Language) -> bool {
        self.language == *language
    }

    /// The name of a language in that language.
    pub fn language_name(&self, language: &Language) -> Cow<'_, str> {
        self.shell.parts().locales.format(*language, "language-name", None)
    }

    /// All languages, for the switch.
    pub fn languages(&self) -> [Language; 3] {
        Language::ALL
    }

    /// The settings of the system's pages.
    pub fn settings(&self) -> &ShellSettings {
        self.shell.settings()
    }

    /// Whether the page is made for officers.
    pub fn for_officers(&self) -> bool {
        self.settings().audience == Audience::Officers
    }

    /// The person who is signed in.
    pub fn person(&self) -> Option<&str> {
        self.person.as_deref()
    }

    /// The links of the main navigation that this person sees.
    pub fn nav(&self) -> impl Iterator<Item = &NavItem> {
        let sees = |item: &&NavItem| {
            (self.person.is_some() || !item.signed_in_only) && !self.hidden.contains(&item.section)
        };
        self.settings().nav.iter().filter(sees)
    }

    /// Whether the page belongs to this section.
    pub fn is_at(&self, section: &str) -> bool {
        self.section == section
    }

    /// The sentence with this key.
    pub fn t(&self, key: impl AsRef<str>) -> Cow<'_, str> {
        self.shell.parts().locales.format(self.language, key.as_ref(), None)
    }

    /// The sentence with this key and one argument.
    pub fn with(&self, key: &str, name: &'static str, value: impl Into<Arg>) -> String {
        self.format(key, &[(name, value.into())])
    }

    /// The sentence with this key and two arguments.
    pub fn with2(
        &self,
        key: &str,
        first: &'static str,
        first_value: impl Into<Arg>,
        second: &'static str,
        second_value: impl Into<Arg>,
    ) -> String {
        self.format(key, &[(first, first_value.into()), (second, second_value.into())])
    }

    /// The phrase in the language of the page.
    pub fn say(&self, phrase: &Phrase) -> String {
        match phrase {
            Phrase::Key(key, arguments) => self.format(key, arguments),
            Phrase::Words(words) => words.of(self.language).to_owned(),
            Phrase::Plain(text) => text.clone(),
            Phrase::Joined(parts) => parts.iter().map(|part| self.say(part)).collect::<Vec<_>>().join(", "),
        }
    }

    /// Words of the data in the language of the page.
    pub fn words<'a>(&self, words: &'a Words) -> &'a str {
        words.of(self.language)
    }

    /// Whether there is a sentence with this key.
    pub fn has(&self, key: &str) -> bool {
        self.shell.parts().locales.has(key)
    }

    /// A date with its month in words.
    pub fn date(&self, date: &Date) -> String {
        dates::date(&self.shell.parts().locales, self.language, *date)
    }

    /// Date and time of day in the zone of the settings.
    pub fn moment(&self, instant: &Instant) -> String {
        let parts = self.shell.parts();
        dates::moment(&parts.locales, self.language, *instant, &parts.zone)
    }

    /// A whole number in groups.
    pub fn number(&self, value: impl Into<Arg>) -> String {
        self.write(&value.into())
    }

    /// The address of a static file.
    pub fn asset(&self, name: &str) -> String {
        self.shell.parts().assets.address(name)
    }

    /// The address of this page in another language.
    pub fn switch_to(&self, language: &Language) -> String {
        let joint = if self.place.contains('?') { '&' } else { '?' };
        format!("{}{joint}lang={}", self.place, *language)
    }

    /// Path and query of this page, without the language switch.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The token that every form carries in its field `csrf`.
    pub fn form_token(&self) -> &str {
        &self.form_token
    }

    /// A component, rendered.
    pub fn show(&self, component: &impl Component) -> Html {
        component.html(self)
    }

    fn format(&self, key: &str, arguments: &[(&'static str, Arg)]) -> String {
        let mut filled = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            match value {
                // Small numbers choose a plural form; a long one is grouped and has the form of its last digits.
                Arg::Number(number) if number.unsigned_abs() < 10_000 => {
                    filled.set(*name, FluentValue::from(*number));
                }
                other => filled.set(*name, self.write(other)),
            }
        }
        self.shell.parts().locales.format(self.language, key, Some(&filled)).into_owned()
    }

    fn write(&self, argument: &Arg) -> String {
        match argument {
            Arg::Text(text) => text.clone(),
            Arg::Number(number) => dates::number(*number),
            Arg::Date(date) => self.date(date),
            Arg::Moment(instant) => self.moment(instant),
            Arg::Phrase(phrase) => self.say(phrase.as_ref()),
        }
    }
}
