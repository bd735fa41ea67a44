//! Complaints as JSON.

use kezek_calendar::Calendar;
use kezek_casework::Deed;
use kezek_kernel::Instant;

use super::super::answers::Due;
use crate::complaint::dossier::ComplaintDossier;
use crate::complaint::{About, Came, Complaint};

/// A complaint in the list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct ComplaintSummary {
    /// The number in the series of complaints.
    number: String,
    /// How it came.
    came: Came,
    /// What is contested.
    about: About,
    /// Who complains.
    person: String,
    /// When it was registered, RFC 3339.
    registered_at: String,
    /// When the answer is due.
    due: Due,
    /// `waiting`, `held`, `drafted`, `answered` or `sent-up`.
    stage: &'static str,
    /// Who has it.
    holder: Option<String>,
    /// Whom the answer names as its signer.
    signer: Option<String>,
    /// The outcome, once it has ended.
    outcome: Option<String>,
}

/// One complaint.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct ComplaintDetail {
    /// What the list says.
    complaint: ComplaintSummary,
    /// The contested case.
    case: Option<String>,
    /// The postal address of the one who complains.
    address: String,
    /// Whom it names.
    official: String,
    /// The circumstances.
    circumstances: String,
    /// What is asked for.
    wish: String,
    /// The names of its files.
    files: Vec<String>,
    /// Whether it came later than the law wants; it is considered all the same.
    late: bool,
    /// Whether the person's signature is confirmed; none where an officer entered the complaint.
    signature_confirmed: Option<bool>,
    /// The officers whom it concerns; none of them may assign, answer or sign.
    concerned: Vec<String>,
    /// Who may be told to answer it.
    answerers: Vec<String>,
    /// Who may be named to sign.
    signers: Vec<String>,
    /// By how many working days the term may still be extended.
    extendable: u16,
    /// What the officer may do: `assign-complaint`, `answer-complaint`, `sign-answer`, `send-up`.
    may: Vec<&'static str>,
}

impl ComplaintSummary {
    pub(super) fn of(complaint: &Complaint, calendar: &Calendar, now: Instant) -> Self {
        let named = complaint.stage.named();
        let (ended, due) = (complaint.stage.ended(), &complaint.term.due);
        Self {
            number: complaint.number.clone(),
            came: complaint.came,
            about: complaint.grievance.about,
            person: complaint.grievance.person.name.full(),
            registered_at: complaint.registered_at.to_string(),
            due: Due::of(due, ended.is_none().then(|| due.left(calendar, now))),
            stage: complaint.stage.code(),
            holder: named.holder.map(|officer| officer.to_string()),
            signer: named.signer.map(|officer| officer.to_string()),
            outcome: ended.map(|(_, outcome)| outcome.to_owned()),
        }
    }
}

impl ComplaintDetail {
    pub(super) fn of(dossier: &ComplaintDossier, calendar: &Calendar) -> Self {
        let complaint = &dossier.at.complaint;
        let grievance = &complaint.grievance;
        let ids = |officers: &[kezek_kernel::OfficerId]| officers.iter().map(ToString::to_string).collect();
        let deeds =
            [Deed::AssignComplaint, Deed::AnswerComplaint, Deed::SignAnswer, Deed::SendUp].into_iter();
        Self {
            complaint: ComplaintSummary::of(complaint, calendar, dossier.now),
            case: dossier.case.as_ref().map(|case| case.number.clone()),
            address: grievance.address.clone(),
            official: grievance.official.clone(),
            circumstances: grievance.circumstances.clone(),
            wish: grievance.wish.clone(),
            files: dossier.files.iter().map(|file| file.name.clone()).collect(),
            late: dossier.is_late,
            signature_confirmed: (complaint.came == Came::Portal)
                .then(|| dossier.verdict.as_ref().is_some_and(|verdict| verdict.accepted)),
            concerned: dossier.at.concerned.iter().map(ToString::to_string).collect(),
            answerers: ids(&dossier.answerers),
            signers: ids(&dossier.signers),
            extendable: dossier.extendable,
            may: deeds.filter(|deed| dossier.may(*deed)).map(Deed::code).collect(),
        }
    }
}
