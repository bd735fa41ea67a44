//! Pages of an order: the topics of the form, the check of the answers, the signature, and what follows it.

mod edition;
mod files;
mod refused;
mod review;
mod sent;
mod sign;
mod topic;

pub(crate) use edition::EditionPage;
pub(crate) use files::{accept, documents, file_fault, file_field, file_size, limits};
pub(crate) use refused::RefusedPage;
pub(crate) use review::{Review, ReviewPage, answer_words};
pub(crate) use sent::{SentFacts, SentPage};
pub(crate) use sign::{PlainWords, SignPage, SigningPlace, applicant};
pub(crate) use topic::{TopicPage, after, topic_form};
