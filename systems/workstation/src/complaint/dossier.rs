//! Everything about a complaint that pages and API show, read in one snapshot; the signature's verdict follows outside it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use kezek_calendar::Due;
use kezek_casework::history::{self, HistoryLine};
use kezek_casework::{Case, Deed, inconsistent, rows};
use kezek_kernel::{Actor, Instant, OfficerId, Scope};
use kezek_signatures::Verdict;
use kezek_store::{Failure, Outcome, Read, Reader, StoreError};

use crate::acts::complaint::complaint_extend::left;
use crate::acts::complaint::complaint_open::{ComplaintOpen, complaint_open};
use crate::complaint::Came;
use crate::complaint::concern::{AtComplaint, answerers, signers};
use crate::evidence::{Claim, Signatory};
use crate::store::complaint_answers::{self, AnswerRow};
use crate::store::complaint_history::{self, ComplaintLine};
use crate::store::requests::AttachmentRow;
use crate::store::{complaints, officers};
use crate::{Refusal, Workstation};

/// What a page of one complaint needs.
#[derive(Debug, Clone)]
pub(crate) struct ComplaintDossier {
    pub(crate) at: AtComplaint,
    /// The contested case.
    pub(crate) case: Option<Case>,
    pub(crate) case_history: Vec<HistoryLine>,
    pub(crate) files: Vec<AttachmentRow>,
    pub(crate) history: Vec<ComplaintLine>,
    pub(crate) answer: Option<AnswerRow>,
    /// Who may be told to answer it.
    pub(crate) answerers: Vec<OfficerId>,
    /// Who may be named to sign the answer; nobody when everybody who might is concerned.
    pub(crate) signers: Vec<OfficerId>,
    /// Names of the officers whom the page mentions.
    pub(crate) names: BTreeMap<OfficerId, String>,
    /// The term counted again.
    pub(crate) due: Due,
    /// By how many working days it may still be extended.
    pub(crate) extendable: u16,
    /// The person is to be told of the extension until then, by whoever took the complaint.
    pub(crate) tell_by: Option<jiff::civil::Date>,
    pub(crate) is_late: bool,
    /// The verdict on the person's signature; none where an officer entered the complaint, or nothing can be read.
    pub(crate) verdict: Option<Verdict>,
    pub(crate) now: Instant,
}

/// What the store says.
struct Rows {
    case: Option<Case>,
    case_history: Vec<HistoryLine>,
    files: Vec<AttachmentRow>,
    history: Vec<ComplaintLine>,
    answer: Option<AnswerRow>,
    answerers: Vec<OfficerId>,
    signers: Vec<OfficerId>,
    names: BTreeMap<OfficerId, String>,
    claim: Option<Claim>,
    now: Instant,
}

impl ComplaintDossier {
    /// Opens a complaint that the officer may open; the opening is recorded.
    pub(crate) async fn open(
        workstation: &Workstation,
        officer: OfficerId,
        number: &str,
    ) -> Outcome<Self, Refusal> {
        let input = ComplaintOpen { number: number.to_owned(), part: "complaint".to_owned() };
        let office = workstation.office().clone();
        let opening =
            workstation.store().act(Actor::Officer(officer), move |act| complaint_open(act, &office, &input));
        let at = opening.await?.value;
        let (reading, asked) = (workstation.clone(), at.clone());
        let rows = workstation.store().read(move |read| rows_of(&reading, read, &asked)).await?;
        Self::of(workstation, at, rows).await.map_err(Failure::Store)
    }

    async fn of(workstation: &Workstation, at: AtComplaint, rows: Rows) -> Result<Self, StoreError> {
        let office = workstation.office();
        let (calendar, rules) = (office.rules.calendar(), &office.parameters.complaints);
        let complaint = &at.complaint;
        let verdict = match rows.claim {
            Some(claim) => {
                let filed = workstation.signatories(complaint.locality, complaint.filed_at);
                let signer = Signatory::Applicant(complaint.grievance.person.number, filed);
                workstation.verdict(claim, signer).await?
            }
            None => None,
        };
        let (zone, rule) = (complaint.zone()?, complaint.rule(rules)?);
        let extended = complaint.term.extended_at.filter(|_| complaint.came != Came::Portal);
        Ok(Self {
            case: rows.case,
            case_history: rows.case_history,
            files: rows.files,
            history: rows.history,
            answer: rows.answer,
            answerers: rows.answerers,
            signers: rows.signers,
            names: rows.names,
            due: complaint.counted(calendar, rules)?,
            extendable: left(office, complaint)?,
            tell_by: extended.map(|extended| rule.tell_by(calendar, extended, &zone)),
            is_late: complaint.is_late(rules)?,
            verdict,
            now: rows.now,
            at,
        })
    }

    /// The name of an officer whom the page mentions.
    pub(crate) fn name(&self, officer: OfficerId) -> &str {
        self.names.get(&officer).map_or("", String::as_str)
    }

    /// Whether the policy lets the officer do this to a complaint that has not ended.
    pub(crate) fn may(&self, deed: Deed) -> bool {
        self.at.complaint.stage.ended().is_none() && self.at.may(deed)
    }

    /// Whether nobody at the provider may sign an answer, because the complaint concerns everybody who could.
    pub(crate) fn nobody_free(&self) -> bool {
        self.at.complaint.stage.ended().is_none() && self.signers.is_empty()
    }
}

fn rows_of(workstation: &Workstation, read: &mut Reader<'_>, at: &AtComplaint) -> Result<Rows, StoreError> {
    let (office, complaint) = (workstation.office(), &at.complaint);
    let case = match complaint.case {
        Some(case) => rows::find(read, &Scope::System, case)?,
        None => None,
    };
    let case_history = match complaint.case {
        Some(case) => history::lines(read, case)?,
        None => Vec::new(),
    };
    let claim = match complaints::papers(read, complaint.id)? {
        Some(papers) => {
            let mut blob =
                |hash| read.blob(hash)?.ok_or_else(|| inconsistent("a paper of a complaint is gone"));
            let (document, cms) = (blob(&papers.document)?, blob(&papers.cms)?);
            Some(Claim { content: document, cms, evidence: blob(&papers.evidence)? })
        }
        None => None,
    };
    let history = complaint_history::lines(read, complaint.id)?;
    let answerers = answerers(read, office, complaint)?;
    let signers = signers(read, office, complaint)?;
    let desk = complaint.stage.named();
    let mentioned = history
        .iter()
        .flat_map(|line| line.officer.into_iter().chain(named_officer(line)))
        .chain(case_history.iter().filter_map(|line| line.officer))
        .chain(answerers.iter().chain(&signers).chain(&at.concerned).copied())
        .chain([desk.holder, desk.signer, complaint.registered_by].into_iter().flatten());
    let mut names = BTreeMap::new();
    for officer in mentioned.collect::<Vec<_>>() {
        if let Entry::Vacant(place) = names.entry(officer) {
            place.insert(officers::person(read, officer)?.name.full());
        }
    }
    Ok(Rows {
        files: complaints::files(read, complaint.id)?,
        answer: complaint_answers::find(read, complaint.id)?,
        now: read.now(),
        case,
        case_history,
        history,
        answerers,
        signers,
        names,
        claim,
    })
}

/// Whom an act on the complaint names.
pub(crate) fn named_officer(line: &ComplaintLine) -> Option<OfficerId> {
    line.facts.iter().find(|(name, _)| name == "to").and_then(|(_, officer)| officer.parse().ok())
}
