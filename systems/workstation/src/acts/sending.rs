//! The signed result leaves for the accepting system, once, from the bytes that were stored when it was signed.

use kezek_casework::{Case, inconsistent};
use kezek_messages::{CaseResult, Resolution};
use kezek_queue::Place;
use kezek_store::{Act, Read, StoreError};

use super::at_desk::Office;
use crate::decision::Decision;
use crate::messages;
use crate::store::decisions::{self, DocumentRow};

/// Sends the result of the case, unless it has left already.
pub(super) fn send_once(act: &mut Act<'_>, office: &Office, case: &Case) -> Result<(), StoreError> {
    if !messages::came_from_elsewhere(case) {
        return Ok(());
    }
    let document = decisions::document(act, case.id)?;
    let document = document.ok_or_else(|| inconsistent("a case passes its dispatch without a document"))?;
    if document.sent_at.is_some() {
        return Ok(());
    }
    decisions::mark_sent(act, document.document)?;
    let result = result(act, office, case, &document)?;
    messages::result(act, &office.rules, case, &result)
}

fn result(
    act: &mut Act<'_>,
    office: &Office,
    case: &Case,
    document: &DocumentRow,
) -> Result<CaseResult, StoreError> {
    let examined = decisions::examination(act, case.id)?;
    let examined = examined.ok_or_else(|| inconsistent("a document without a decision"))?;
    let resolution = match &examined.examination.decision {
        Decision::Accept { .. } => {
            let place = document.place.map(Place::number).and_then(|place| u32::try_from(place).ok());
            Resolution::Positive { place }
        }
        Decision::Refuse { grounds } => {
            let edition = office.rules.edition(&case.edition)?;
            Resolution::Negative { grounds: messages::grounds(edition, grounds) }
        }
    };
    let mut blob = |hash| act.blob(hash)?.ok_or(StoreError::NoSuchBlob);
    let (xml, pdf, cms) = (blob(&document.xml)?, blob(&document.pdf)?, blob(&document.xml_cms)?);
    Ok(CaseResult {
        request_number: case.request_number.clone(),
        case_number: case.number.clone(),
        at: act.now(),
        resolution,
        document_number: document.number.clone(),
        xml,
        pdf,
        signatures: vec![cms],
    })
}
