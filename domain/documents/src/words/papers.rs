//! Words of papers beside the results: receipts and protocols.

use serde::Deserialize;

/// Words of the office's receipts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptWords {
    /// Label of the recipient's name.
    pub recipient: String,
    /// Label of his address and telephone.
    pub contact: String,
    /// Label of the moment of acceptance.
    pub accepted: String,
    /// Heading of the accepted documents.
    pub documents: String,
    /// Until when a document is valid, with `{date}`.
    pub valid_until: String,
    /// Label of the day of the result.
    pub result_day: String,
    /// Label of the place where it is given.
    pub result_place: String,
    /// The provider's office, where the result is given.
    pub office: String,
    /// What to bring for the result.
    pub bring: String,
    /// That acceptance is refused, and under which law.
    pub refusal: String,
    /// Heading of the documents that are missing or expired.
    pub lacking: String,
    /// In how many copies it is made.
    pub made: String,
    /// Whose copy it is: the recipient's, the provider's.
    pub copies: [String; 2],
    /// Label of the officer's signature.
    pub officer: String,
    /// Label of the recipient's signature.
    pub received: String,
    /// Under which entry of the journal it is found and where to ask, with `{index}`, `{phone}`.
    pub journal: String,
}

/// Words of the protocol of a commission.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtocolWords {
    /// Label of the meeting's number.
    pub meeting: String,
    /// Label of the place.
    pub place: String,
    /// Label of the opening.
    pub opened: String,
    /// Label of the end of the voting.
    pub closed: String,
    /// Label of the one who presides.
    pub chair: String,
    /// Label of the secretary.
    pub secretary: String,
    /// Heading of the members, with `{present}`, `{all}`.
    pub present: String,
    /// Label of the members present.
    pub members: String,
    /// Label of the members absent.
    pub absent: String,
    /// Heading of the agenda.
    pub agenda: String,
    /// Heading of a case, with `{line}`, `{number}`.
    pub case: String,
    /// Label of the recipient.
    pub recipient: String,
    /// Label of the votes for.
    pub votes_for: String,
    /// Label of the votes against.
    pub votes_against: String,
    /// Label of the abstentions.
    pub votes_abstained: String,
    /// Where nobody voted so.
    pub nobody: String,
    /// Label of the conclusion.
    pub conclusion: String,
    /// The conclusion for the registration.
    pub in_favour: String,
    /// The conclusion against it.
    pub against_it: String,
    /// Where no majority came about.
    pub no_conclusion: String,
    /// Label of the secretary's words.
    pub reasons: String,
    /// Heading of those who sign.
    pub signers: String,
    /// How the protocol is signed and where the signatures are.
    pub signatures: String,
}
