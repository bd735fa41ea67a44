//! The executor examines the documents against the Standard and decides: accept, or refuse with grounds.
//!
//! Norm: the condition of the edition that asks whether the documents meet the Standard and the grounds.

use kezek_casework::{Deed, inconsistent};
use kezek_kernel::CaseId;
use kezek_regulations::{Answers, Edition, Outcome as WorkOutcome, Verb};
use kezek_store::{Act, Failure, Outcome, Read, StoreError};

use super::at_desk::{self, Office};
use super::hearing_open;
use super::moving::Moved;
use crate::Refusal;
use crate::decision::grant::AssistanceTerms;
use crate::decision::{Check, ChosenGround, Decision, Examination, Found, LONGEST_TEXT};
use crate::store::decisions;

/// Stores the decision and moves the case on.
pub fn case_examine(
    act: &mut Act<'_>,
    office: &Office,
    id: CaseId,
    answers: &Answers,
    examination: &Examination,
) -> Outcome<(), Refusal> {
    let at = at_desk::even_waiting(act, office, id, Verb::Examine, Deed::Examine)?;
    let case = &at.case;
    let edition = office.rules.edition(&case.edition).map_err(StoreError::from)?;
    let terms = AssistanceTerms::of(edition, case, answers)?;
    check(edition, answers, terms.as_ref(), examination).map_err(Failure::Refused)?;
    hearing_open::permits(act, office, case, &examination.decision)?;
    decisions::insert_examination(act, case, at.duty.officer, examination)?;
    let (outcome, decision) = match examination.decision {
        Decision::Accept { .. } => (WorkOutcome::Yes, "accept"),
        Decision::Refuse { .. } => (WorkOutcome::No, "refuse"),
    };
    let now = act.now();
    // Who is granted what he asked for need not be heard any longer.
    let begun = match case.terms.waiting() {
        Some(_) => office.rules.resumed(case.clone(), now).map_err(StoreError::from)?,
        None => case.clone(),
    };
    let moved = Moved::at(begun).past(office, outcome, now)?.settled(act, office)?;
    let digest = serde_json::to_vec(examination).map_err(|_| inconsistent("an examination"))?;
    let entry = at_desk::entry("case-examine", case, &moved.case)
        .public("decision", decision)
        .public("grounds", ground_codes(&examination.decision))
        .private("examination", digest);
    at_desk::close(act, office, &at, &moved, entry, &[("decision", decision.to_owned())])?;
    Ok(())
}

fn ground_codes(decision: &Decision) -> Vec<String> {
    match decision {
        Decision::Accept { .. } => Vec::new(),
        Decision::Refuse { grounds } => grounds.iter().map(|ground| ground.ground.clone()).collect(),
    }
}

/// Whether an examination is complete under its edition, for an applicant who gave these answers.
fn check(
    edition: &Edition,
    answers: &Answers,
    terms: Option<&AssistanceTerms>,
    examination: &Examination,
) -> Result<(), Refusal> {
    match &examination.decision {
        Decision::Accept { grant } => {
            check_accepted(edition, answers, &examination.checklist)?;
            if Some(grant.gives()) != edition.gives() {
                return Err(Refusal::OtherGrant);
            }
            grant.check(terms)
        }
        Decision::Refuse { grounds } => {
            check_marks(edition, &examination.checklist)?;
            check_grounds(edition, grounds)
        }
    }
}

/// Whether every document of the list is marked, once, and nothing else.
fn check_marks(edition: &Edition, marks: &[Check]) -> Result<(), Refusal> {
    let notes = marks.iter().map(|check| &check.note);
    if notes.clone().any(|note| note.chars().count() > LONGEST_TEXT) {
        return Err(Refusal::TooLong { limit: LONGEST_TEXT });
    }
    let marked_once = |id: &str| marks.iter().filter(|check| check.document == id).count() == 1;
    let all_marked = edition.documents.iter().all(|document| marked_once(&document.id));
    if !all_marked || marks.len() != edition.documents.len() {
        return Err(Refusal::Checklist);
    }
    Ok(())
}

/// Whether the marks stand in nobody's way: the request can be accepted.
pub(crate) fn check_accepted(edition: &Edition, answers: &Answers, marks: &[Check]) -> Result<(), Refusal> {
    check_marks(edition, marks)?;
    if marks.iter().all(|check| meets(edition, answers, check)) { Ok(()) } else { Err(Refusal::ChecklistNot) }
}

/// Whether a document does not stand in the way: it satisfies, or it is none that this applicant must bring.
fn meets(edition: &Edition, answers: &Answers, check: &Check) -> bool {
    match check.found {
        Found::Satisfied => true,
        Found::NotSatisfied => false,
        Found::NotConcerned => edition
            .document(&check.document)
            .is_some_and(|document| !(document.required && document.applies(answers))),
    }
}

/// Whether these grounds of refusal are complete under an edition.
pub(super) fn check_grounds(edition: &Edition, grounds: &[ChosenGround]) -> Result<(), Refusal> {
    if grounds.is_empty() {
        return Err(Refusal::NoGround);
    }
    for (position, chosen) in grounds.iter().enumerate() {
        let known = edition.ground(&chosen.ground).is_some_and(|ground| !ground.at_acceptance);
        let twice = grounds.iter().take(position).any(|before| before.ground == chosen.ground);
        if !known || twice {
            return Err(Refusal::UnknownGround);
        }
        for fact in [&chosen.fact_kk, &chosen.fact_ru] {
            if fact.trim().is_empty() {
                return Err(Refusal::NoFact);
            }
            if fact.chars().count() > LONGEST_TEXT {
                return Err(Refusal::TooLong { limit: LONGEST_TEXT });
            }
        }
    }
    Ok(())
}
