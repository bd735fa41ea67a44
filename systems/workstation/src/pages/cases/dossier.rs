//! Everything a case page shows, read in one snapshot; blobs and the signature follow outside it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use kezek_casework::Case;
use kezek_casework::history::{self, HistoryLine};
use kezek_kernel::{Instant, MeetingId, OfficerId};
use kezek_messages::Application;
use kezek_regulations::{Edition, Verb};
use kezek_signatures::Verdict;
use kezek_store::{Read, Reader, StoreError};
use kezek_web::Fault;

use crate::acts::case_reassign::given_by;
use crate::acts::correction_ask;
use crate::claim::{Claim, Signatory};
use crate::decision::Wanted;
use crate::minutes::{self, Concluded};
use crate::prepare::signers;
use crate::store::attention::{self, Alert};
use crate::store::corrections;
use crate::store::decisions::{self, DocumentRow, DraftRow, ExaminationRow};
use crate::store::handovers::{self, HandoverRow};
use crate::store::meetings;
use crate::store::notes::{self, NoteRow};
use crate::store::officers;
use crate::store::requests::{self, AttachmentRow, RequestRow};
use crate::{Workstation, duty};

/// What one case page needs.
#[derive(Debug, Clone)]
pub(crate) struct Dossier {
    pub(crate) case: Case,
    pub(crate) edition: Arc<Edition>,
    pub(crate) application: Application,
    pub(crate) category: String,
    pub(crate) attachments: Vec<AttachmentRow>,
    /// The verdict on the request's signature, computed again from its evidence.
    pub(crate) verdict: Option<Verdict>,
    pub(crate) examination: Option<ExaminationRow>,
    pub(crate) draft: Option<DraftRow>,
    pub(crate) document: Option<DocumentRow>,
    pub(crate) history: Vec<HistoryLine>,
    /// Names of the officers whom the page mentions.
    pub(crate) names: BTreeMap<OfficerId, String>,
    /// What officers wrote when they passed the case on.
    pub(crate) notes: Vec<NoteRow>,
    /// To whom the result was handed over on paper.
    pub(crate) handover: Option<HandoverRow>,
    /// The meeting on whose agenda the case stands now.
    pub(crate) meeting: Option<MeetingId>,
    /// What the commission concluded, where one did.
    pub(crate) concluded: Option<Concluded>,
    /// Who may be named to sign.
    pub(crate) signers: Vec<OfficerId>,
    /// Who may be named the executor, where the head is asked to.
    pub(crate) executors: Vec<OfficerId>,
    /// To whom the head may give the case.
    pub(crate) successors: Vec<OfficerId>,
    /// What the head was told last about the term of the present step, and when.
    pub(crate) alert: Option<(Alert, Instant)>,
    /// What the applicant was asked to correct last.
    pub(crate) wanted: Option<Wanted>,
    /// Whether he may be asked now.
    pub(crate) may_correct: bool,
    pub(crate) now: Instant,
}

struct Rows {
    request: RequestRow,
    application: Vec<u8>,
    cms: Vec<u8>,
    evidence: Vec<u8>,
    attachments: Vec<AttachmentRow>,
    examination: Option<ExaminationRow>,
    draft: Option<DraftRow>,
    document: Option<DocumentRow>,
    history: Vec<HistoryLine>,
    names: BTreeMap<OfficerId, String>,
    notes: Vec<NoteRow>,
    handover: Option<HandoverRow>,
    meeting: Option<MeetingId>,
    concluded: Option<Concluded>,
    signers: Vec<OfficerId>,
    executors: Vec<OfficerId>,
    successors: Vec<OfficerId>,
    alert: Option<(Alert, Instant)>,
    wanted: Option<Wanted>,
    now: Instant,
}

impl Dossier {
    /// Reads everything about a case that the officer may open.
    pub(crate) async fn read(workstation: &Workstation, case: Case) -> Result<Self, Fault> {
        let (reading, asked) = (workstation.clone(), case.clone());
        let rows = workstation.store().read(move |read| rows(&reading, read, &asked)).await;
        let rows = rows.map_err(Fault::internal)?;
        let application = Application::from_xml(&rows.application)
            .map_err(|_| Fault::internal("a stored application does not read back"))?;
        let claim = Claim { document: rows.application, cms: rows.cms, evidence: rows.evidence };
        let (signer, desk) = (Signatory::of(&application), Arc::clone(workstation.signatures()));
        let verdict = tokio::task::spawn_blocking(move || claim.verdict(&signer, desk.trust())).await;
        let edition = workstation.office().rules.edition(&case.edition).map_err(Fault::internal)?.clone();
        let may_correct = correction_ask::rule(workstation.office(), &case, rows.now).is_some();
        Ok(Self {
            case,
            edition,
            application,
            category: rows.request.category,
            attachments: rows.attachments,
            verdict: verdict.map_err(Fault::internal)?,
            examination: rows.examination,
            draft: rows.draft,
            document: rows.document,
            history: rows.history,
            names: rows.names,
            notes: rows.notes,
            handover: rows.handover,
            meeting: rows.meeting,
            concluded: rows.concluded,
            signers: rows.signers,
            executors: rows.executors,
            successors: rows.successors,
            alert: rows.alert,
            wanted: rows.wanted,
            may_correct,
            now: rows.now,
        })
    }

    /// The name of an officer whom the page mentions.
    pub(crate) fn name(&self, officer: OfficerId) -> &str {
        self.names.get(&officer).map_or("", String::as_str)
    }
}

fn rows(workstation: &Workstation, read: &mut Reader<'_>, case: &Case) -> Result<Rows, StoreError> {
    let request = requests::find(read, case.id)?;
    let mut blob = |hash: &[u8; 32]| read.blob(hash)?.ok_or(StoreError::NoSuchBlob);
    let application = blob(&request.application)?;
    let cms = blob(&request.cms)?;
    let evidence = blob(&request.evidence)?;
    let history = history::lines(read, case.id)?;
    let draft = decisions::draft(read, case.id)?;
    let signers = signers(workstation, read, case)?;
    let office = workstation.office();
    let assigning = office.rules.asked(case)?.is_some_and(|asked| asked.work.verb == Verb::Assign);
    let executors = if assigning { duty::executors(read, case, &office.zone)? } else { Vec::new() };
    let concluded = minutes::concluded(read, case.id)?;
    let voters = concluded.iter().flat_map(|found| found.ballots.iter().map(|ballot| ballot.officer));
    let successors = match given_by(case) {
        Some((from, role)) => {
            let able = duty::able(read, case, role, &office.zone)?;
            able.into_iter().filter(|officer| *officer != from).collect()
        }
        None => Vec::new(),
    };
    let desk = case.state.step().map(|step| step.desk.named()).unwrap_or_default();
    let mentioned = history
        .iter()
        .flat_map(|line| line.officer.into_iter().chain(line.named()))
        .chain(case.executor)
        .chain(voters)
        .chain(desk.holder)
        .chain(desk.signer)
        .chain(signers.iter().copied())
        .chain(executors.iter().copied())
        .chain(successors.iter().copied());
    let mut names = BTreeMap::new();
    for officer in mentioned.collect::<Vec<_>>() {
        if let Entry::Vacant(place) = names.entry(officer) {
            place.insert(officers::person(read, officer)?.name.full());
        }
    }
    Ok(Rows {
        application,
        cms,
        evidence,
        attachments: requests::attachments(read, case.id)?,
        examination: decisions::examination(read, case.id)?,
        document: decisions::document(read, case.id)?,
        wanted: corrections::last(read, case.id)?,
        now: read.now(),
        alert: attention::last(read, case)?,
        notes: notes::of_case(read, case.id)?,
        handover: handovers::find(read, case.id)?,
        meeting: meetings::binding(read, case.id)?,
        concluded,
        request,
        draft,
        history,
        names,
        signers,
        executors,
        successors,
    })
}
