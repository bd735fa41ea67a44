//! An officer opens a person's data: the request, a document, the signature. Every opening is recorded.

use kezek_casework::{Case, Deed};
use kezek_kernel::CaseId;
use kezek_store::{Act, Entry, Failure, Outcome, StoreError};

use super::at_desk::{self, AtDesk, Office};
use crate::Refusal;
use crate::store::openings;

/// Which part of a case is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The request with its fields and signature.
    Request,
    /// The attachment with this number, from 1.
    Attachment(usize),
    /// The prepared or signed document.
    Document,
}

impl Part {
    /// The name in rows and in the journal.
    pub fn code(self) -> String {
        match self {
            Self::Request => "request".to_owned(),
            Self::Attachment(number) => format!("attachment-{number}"),
            Self::Document => "document".to_owned(),
        }
    }
}

/// Records the opening and hands over the case.
pub fn data_open(act: &mut Act<'_>, office: &Office, id: CaseId, part: Part) -> Outcome<Case, Refusal> {
    let AtDesk { case, duty } = at_desk::find(act, office, id)?;
    let edition = office.rules.edition(&case.edition).map_err(StoreError::from)?;
    let asked = office.rules.asked(&case).map_err(StoreError::from)?;
    if !duty.may(Deed::Open, &case, edition, asked.map(|asked| asked.work)) {
        return Err(Failure::Refused(Refusal::NotYours));
    }
    let index = act.record(
        Entry::new("data-open").public("case", case.number.as_str()).public("part", part.code().as_str()),
    )?;
    openings::insert(act, &case, duty.officer, &part.code(), index)?;
    Ok(case)
}
