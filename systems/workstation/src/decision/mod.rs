//! What an executor can find and decide, before any rule is asked.

pub(crate) mod examine;
pub(crate) mod grant;
pub(crate) mod statement;

use crate::decision::grant::Grant;

/// The longest note or fact, in characters.
pub const LONGEST_TEXT: usize = 2_000;

/// What an executor found and decided.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Examination {
    /// Every document of the Standard's list.
    pub checklist: Vec<Check>,
    /// The decision.
    pub decision: Decision,
}

/// One document of the Standard's list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Check {
    /// The document's code in the edition.
    pub document: String,
    /// What was found.
    pub found: Found,
    /// What is wrong, where something is.
    #[serde(default)]
    pub note: String,
}

/// What was found about a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// It is there and satisfies.
    Satisfied,
    /// It is missing or does not satisfy.
    NotSatisfied,
    /// It does not concern this person.
    NotConcerned,
}

/// The decision on a request.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Decision {
    /// The service is given.
    Accept {
        /// What is given.
        #[serde(default)]
        grant: Grant,
    },
    /// The service is refused on these grounds.
    Refuse {
        /// One or more.
        grounds: Vec<ChosenGround>,
    },
}

/// A ground of refusal with the fact that it rests on; the document prints both languages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct ChosenGround {
    /// The ground's code in the edition.
    pub ground: String,
    /// The fact in Kazakh.
    pub fact_kk: String,
    /// The fact in Russian.
    pub fact_ru: String,
}

/// What an applicant is asked to correct.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Wanted {
    /// Documents of the Standard's list, by their codes.
    #[serde(default)]
    pub documents: Vec<String>,
    /// What the executor writes in Kazakh.
    #[serde(default)]
    pub text_kk: String,
    /// The same in Russian.
    #[serde(default)]
    pub text_ru: String,
}

/// What a prepared document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// The notification of what is given.
    Notification,
    /// The motivated refusal.
    Refusal,
}

impl DocumentKind {
    /// The name in rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Notification => "notification",
            Self::Refusal => "refusal",
        }
    }

    /// The kind with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Notification, Self::Refusal].into_iter().find(|kind| kind.code() == code)
    }
}

impl Decision {
    /// The document that carries this decision.
    pub const fn document(&self) -> DocumentKind {
        match self {
            Self::Accept { .. } => DocumentKind::Notification,
            Self::Refuse { .. } => DocumentKind::Refusal,
        }
    }
}
