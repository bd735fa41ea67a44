//! Something a page says, before its language is known.

use std::borrow::Cow;

use jiff::civil::Date;
use kezek_kernel::{Instant, Words};

/// A sentence or name: a key of the locales, words from the data, or text that has no language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase {
    /// A key of `content/locales` with its arguments.
    Key(Cow<'static, str>, Vec<(&'static str, Arg)>),
    /// Words that stand in the data in all three languages.
    Words(Words),
    /// A name, a number, something the person wrote.
    Plain(String),
    /// Several phrases with commas between them.
    Joined(Vec<Phrase>),
}

/// An argument of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Text as it is.
    Text(String),
    /// A number; it also chooses the plural form.
    Number(i64),
    /// A date, written as people write it.
    Date(Date),
    /// An instant, written as date and time of the shell's zone.
    Moment(Instant),
    /// Another phrase, said in the same language.
    Phrase(Box<Phrase>),
}

impl Phrase {
    /// The sentence with this key and no arguments.
    pub fn key(key: impl Into<Cow<'static, str>>) -> Self {
        Self::Key(key.into(), Vec::new())
    }

    /// Text without a language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Plain(text.into())
    }

    /// The same sentence with one more argument; words and plain text take none.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        if let Self::Key(_, arguments) = &mut self {
            arguments.push((name, value.into()));
        }
        self
    }

    /// The same sentence for one entry of a group, with its number from 1.
    pub(crate) fn numbered(&self, number: impl Into<Arg>) -> Self {
        self.clone().with("number", number)
    }
}

impl From<&'static str> for Phrase {
    fn from(key: &'static str) -> Self {
        Self::key(key)
    }
}

impl From<Words> for Phrase {
    fn from(words: Words) -> Self {
        Self::Words(words)
    }
}

impl From<&Words> for Phrase {
    fn from(words: &Words) -> Self {
        Self::Words(words.clone())
    }
}

impl From<&Self> for Phrase {
    fn from(phrase: &Self) -> Self {
        phrase.clone()
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

/// Templates hand over values and references of references alike.
macro_rules! arguments {
    ($($of:ty, $value:ident => $arg:expr;)*) => {
        $(
            impl From<$of> for Arg {
                fn from(value: $of) -> Self { Self::from(&value) }
            }
            impl From<&$of> for Arg {
                fn from($value: &$of) -> Self { $arg }
            }
            impl From<&&$of> for Arg {
                fn from(value: &&$of) -> Self { Self::from(*value) }
            }
        )*
    };
}

arguments! {
    String, value => Self::Text(value.clone());
    i64, value => Self::Number(*value);
    u32, value => Self::Number(i64::from(*value));
    usize, value => Self::Number(i64::try_from(*value).unwrap_or(i64::MAX));
    Date, value => Self::Date(*value);
    Instant, value => Self::Moment(*value);
    Phrase, value => Self::Phrase(Box::new(value.clone()));
    Words, value => Self::Phrase(Box::new(Phrase::from(value)));
}
