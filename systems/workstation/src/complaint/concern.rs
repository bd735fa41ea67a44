//! Whom a complaint concerns, and who therefore neither assigns nor answers nor signs.
//!
//! Norm: administrative code, article 97: the official whose act is contested does not decide the complaint. Concerned is whoever
//! did anything to the contested case but read it, whoever has it now, whoever voted on it, and whomever the complaint names.

use std::collections::BTreeSet;

use kezek_casework::{Deed, Permission, Relation, history, policy, rows};
use kezek_kernel::{CaseId, OfficerId, Scope};
use kezek_store::{Read, StoreError};

use crate::acts::Office;
use crate::complaint::{Complaint, Grievance};
use crate::duty::Duty;
use crate::search::naming;
use crate::store::{complaints, officers, votes};

/// Acts by which nobody decides or does anything.
const READING: [&str; 2] = ["data-open", "case-search"];

/// An officer before a complaint.
#[derive(Debug, Clone)]
pub(crate) struct AtComplaint {
    pub(crate) complaint: Complaint,
    pub(crate) duty: Duty,
    pub(crate) concerned: BTreeSet<OfficerId>,
}

impl AtComplaint {
    /// The complaint of this officer's providers; another provider's does not exist for him.
    pub(crate) fn find(read: &mut impl Read, duty: Duty, number: &str) -> Result<Option<Self>, StoreError> {
        match complaints::find_by_number(read, &duty.scope(), number)? {
            Some(complaint) => Self::of(read, duty, complaint).map(Some),
            None => Ok(None),
        }
    }

    /// A complaint that was found within the officer's scope.
    pub(crate) fn of(read: &mut impl Read, duty: Duty, complaint: Complaint) -> Result<Self, StoreError> {
        let concerned = concerned(read, &complaint)?;
        Ok(Self { complaint, duty, concerned })
    }

    /// Whether the policy lets the officer do this.
    pub(crate) fn may(&self, deed: Deed) -> bool {
        may(&self.duty, &self.complaint, &self.concerned, deed)
    }

    /// Whether the complaint concerns the officer.
    pub(crate) fn is_concerned(&self) -> bool {
        self.concerned.contains(&self.duty.officer)
    }
}

/// Whether the policy lets an officer do this to a complaint that concerns these.
fn may(duty: &Duty, complaint: &Complaint, concerned: &BTreeSet<OfficerId>, deed: Deed) -> bool {
    let relation = if duty.is(complaint.person_key) {
        Relation::Applicant
    } else if concerned.contains(&duty.officer) {
        Relation::Concerned
    } else {
        Relation::of(duty.officer, complaint.stage.named())
    };
    duty.roles_at(complaint.provider).any(|role| policy::permission(role, deed, relation) == Permission::Yes)
}

/// The officers whom a complaint concerns.
pub(crate) fn concerned(
    read: &mut impl Read,
    complaint: &Complaint,
) -> Result<BTreeSet<OfficerId>, StoreError> {
    let mut concerned = complaints::officials(read, complaint.id)?;
    if let Some(case) = complaint.case {
        concerned.append(&mut of_case(read, case)?);
    }
    Ok(concerned)
}

fn of_case(read: &mut impl Read, id: CaseId) -> Result<BTreeSet<OfficerId>, StoreError> {
    let mut found = BTreeSet::new();
    for line in history::lines(read, id)? {
        if !READING.contains(&line.act.as_str()) {
            found.extend(line.officer);
            found.extend(line.named());
        }
    }
    found.extend(votes::voters(read, id)?);
    if let Some(case) = rows::find(read, &Scope::System, id)? {
        let named = case.state.step().map(|step| step.desk.named()).unwrap_or_default();
        found.extend([named.holder, named.drafter, named.signer, case.executor].into_iter().flatten());
    }
    Ok(found)
}

/// The officers of a provider who are on duty today and whom the policy lets do this to a complaint.
pub(crate) fn able(
    read: &mut impl Read,
    office: &Office,
    complaint: &Complaint,
    deed: Deed,
) -> Result<Vec<OfficerId>, StoreError> {
    let concerned = concerned(read, complaint)?;
    let mut able = Vec::new();
    let mut seen = BTreeSet::new();
    for appointment in officers::of_provider(read, complaint.provider)? {
        if seen.insert(appointment.officer) {
            let duty = Duty::of(read, appointment.officer, &office.zone)?;
            if may(&duty, complaint, &concerned, deed) {
                able.push(appointment.officer);
            }
        }
    }
    Ok(able)
}

/// The officers of a provider who may be told to answer a complaint, whoever has it now.
pub(crate) fn answerers(
    read: &mut impl Read,
    office: &Office,
    complaint: &Complaint,
) -> Result<Vec<OfficerId>, StoreError> {
    let free = Complaint { stage: crate::complaint::Stage::Waiting, ..complaint.clone() };
    able(read, office, &free, Deed::AnswerComplaint)
}

/// The officers of a provider who may be named to sign the answer to a complaint.
pub(crate) fn signers(
    read: &mut impl Read,
    office: &Office,
    complaint: &Complaint,
) -> Result<Vec<OfficerId>, StoreError> {
    let mut signers = Vec::new();
    for officer in answerers(read, office, complaint)? {
        let stage = crate::complaint::Stage::Drafted { by: officer, signer: officer };
        let named = Complaint { stage, ..complaint.clone() };
        let duty = Duty::of(read, officer, &office.zone)?;
        if may(&duty, &named, &BTreeSet::new(), Deed::SignAnswer) {
            signers.push(officer);
        }
    }
    Ok(signers)
}

/// The officers of a provider whose surname stands in what the person wrote, however it is declined.
pub(crate) fn named_in(
    read: &mut impl Read,
    provider: kezek_kernel::ProviderId,
    grievance: &Grievance,
) -> Result<BTreeSet<OfficerId>, StoreError> {
    let written = [&grievance.official, &grievance.circumstances, &grievance.wish];
    let words: BTreeSet<String> = written.into_iter().flat_map(|text| naming::all_words(text)).collect();
    let mut named = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for appointment in officers::of_provider(read, provider)? {
        if seen.insert(appointment.officer) {
            let surname = officers::person(read, appointment.officer)?.name.surname;
            if naming::is_mentioned(&surname, &words) {
                named.insert(appointment.officer);
            }
        }
    }
    Ok(named)
}
