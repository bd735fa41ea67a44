//! Words of results: notifications, certificates, refusals, answers to complaints.

use serde::Deserialize;

/// Words of the notification.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueuedWords {
    /// The decision as a sentence to a person.
    pub decision: String,
    /// The same to an organisation.
    pub organisation: String,
    /// Label of the place.
    pub place: String,
    /// Label of the list.
    pub list: String,
    /// Label of the locality.
    pub locality: String,
    /// Label of the moment by which the order is decided.
    pub order_moment: String,
    /// What the place means and where it can be seen later.
    pub note: String,
}

/// Words of the notification that housing assistance is assigned.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssistedWords {
    /// The decision as a sentence.
    pub decision: String,
    /// Label of what is paid a month.
    pub monthly: String,
    /// A sum of money, with `{sum}`.
    pub sum: String,
    /// Label of the months for which it is assigned.
    pub period: String,
    /// Label of the account.
    pub account: String,
    /// Label of the locality.
    pub locality: String,
    /// What follows for the person.
    pub note: String,
}

/// Words of the certificate of having or not having a dwelling.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertifiedWords {
    /// Label of what is certified.
    pub answer: String,
    /// There is a dwelling, in a few words.
    pub yes: String,
    /// There is none, in a few words.
    pub no: String,
    /// The sentence that the person has a dwelling from the communal fund.
    pub communal: String,
    /// The sentence that the person has a dwelling that the local executive body rents.
    pub rented: String,
    /// The sentence that the person has neither.
    pub neither: String,
    /// Label of the dwelling's address.
    pub address: String,
    /// Label of what it is used on.
    pub basis: String,
    /// Label of the locality.
    pub locality: String,
    /// Label of the family members.
    pub members: String,
    /// Instead of members, where the applicant named none.
    pub alone: String,
    /// Label of the enterprise or institution.
    pub institution: String,
    /// For what the certificate is good.
    pub note: String,
}

/// Words of the refusal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedWords {
    /// The decision as a sentence.
    pub decision: String,
    /// Heading of one ground, with `{number}`.
    pub ground: String,
    /// Label of the act and clause.
    pub norm: String,
    /// Label of the established fact.
    pub fact: String,
    /// Label of what the person can do.
    pub cure: String,
    /// Label of the term.
    pub term: String,
    /// What the person can do after the faults are mended.
    pub again: String,
    /// Heading of the order of complaint.
    pub complaint: String,
    /// The order of complaint in sentences.
    pub complaint_order: String,
    /// Label of the body that considers the complaint.
    pub complaint_body: String,
}

/// Words of the answer to a complaint.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredWords {
    /// The name of the document.
    pub title: String,
    /// Label of the decision.
    pub outcome: String,
    /// Label of the complaint's number.
    pub complaint: String,
    /// Label of the moment of its registration.
    pub registered: String,
    /// Label of the norm under which it is answered.
    pub norm: String,
    /// Label of the contested case.
    pub case: String,
    /// Heading of the reasons.
    pub reasons: String,
    /// Heading of what the person can do next.
    pub next: String,
}
