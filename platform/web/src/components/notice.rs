//! Notices, links, states in a word, and the findings of a check.

use crate::Phrase;
use crate::html::component;

/// A link with its words.
#[derive(Debug, Clone)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub words: Phrase,
}

impl Link {
    /// A link.
    pub fn new(href: impl Into<String>, words: impl Into<Phrase>) -> Self {
        Self { href: href.into(), words: words.into() }
    }
}

/// How urgent a notice is; the words say it too, the colour never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    Note,
    /// It went well.
    Done,
    /// Something needs care.
    Care,
    /// It did not work, or time has run out.
    Stop,
}

/// A framed message with a title.
#[derive(Debug, Clone)]
pub struct Notice {
    /// How urgent it is.
    pub kind: NoticeKind,
    /// The title.
    pub title: Phrase,
    /// The sentences below it.
    pub lines: Vec<Phrase>,
    /// What can be done about it.
    pub links: Vec<Link>,
}

impl Notice {
    /// A notice with a title.
    pub fn new(kind: NoticeKind, title: impl Into<Phrase>) -> Self {
        Self { kind, title: title.into(), lines: Vec::new(), links: Vec::new() }
    }

    /// The notice with one more sentence.
    #[must_use]
    pub fn line(mut self, line: impl Into<Phrase>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// The notice with one more link.
    #[must_use]
    pub fn link(mut self, href: impl Into<String>, words: impl Into<Phrase>) -> Self {
        self.links.push(Link::new(href, words));
        self
    }

    fn class(&self) -> &'static str {
        match self.kind {
            NoticeKind::Note => "note",
            NoticeKind::Done => "done",
            NoticeKind::Care => "care",
            NoticeKind::Stop => "stop",
        }
    }
}

/// A state in one or two words.
#[derive(Debug, Clone)]
pub struct Tag {
    /// The colour's meaning.
    pub kind: TagKind,
    /// The words.
    pub words: Phrase,
}

/// The meaning of a tag's colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagKind {
    /// Nothing special.
    Plain,
    /// On the way, in time.
    Going,
    /// Finished well.
    Good,
    /// Soon due.
    Soon,
    /// Overdue, refused.
    Bad,
}

impl Tag {
    /// A tag.
    pub fn new(kind: TagKind, words: impl Into<Phrase>) -> Self {
        Self { kind, words: words.into() }
    }

    fn class(&self) -> &'static str {
        match self.kind {
            TagKind::Plain => "plain",
            TagKind::Going => "going",
            TagKind::Good => "good",
            TagKind::Soon => "soon",
            TagKind::Bad => "bad",
        }
    }
}

/// One finding of a check: a kebab-case code, for which the locales hold `finding-CODE` (what is wrong) and
/// `finding-CODE-cure` (what can be done); an unknown code gets the general sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The code.
    pub code: String,
    /// Facts of the finding, named as in the sentence.
    pub facts: Vec<(&'static str, crate::Arg)>,
}

impl Finding {
    /// A finding without facts.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), facts: Vec::new() }
    }

    fn what(&self, ui: &crate::Ui) -> Phrase {
        self.sentence(ui, "")
    }

    fn cure(&self, ui: &crate::Ui) -> Phrase {
        self.sentence(ui, "-cure")
    }

    fn sentence(&self, ui: &crate::Ui, ending: &str) -> Phrase {
        let key = format!("finding-{}{ending}", self.code);
        if ui.has(&key) {
            return Phrase::Key(key.into(), self.facts.clone());
        }
        Phrase::key(format!("finding-other{ending}")).with("code", &self.code)
    }
}

component!(Link, "components/link.html");
component!(Notice, "components/notice.html");
component!(Tag, "components/tag.html");
component!(Finding, "components/finding.html");
