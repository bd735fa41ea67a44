//! Everything a case page shows, read in one snapshot; blobs and the signature follow outside it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use kezek_casework::Case;
use kezek_casework::history::{self, HistoryLine};
use kezek_kernel::{CertificateRoles, Instant, MeetingId, OfficerId};
use kezek_messages::{Application, Supplement};
use kezek_regulations::{Edition, Verb};
use kezek_signatures::{Trust, Verdict};
use kezek_store::{Read, Reader, StoreError};
use kezek_web::Fault;

use crate::acts::case_reassign::given_by;
use crate::acts::{correction_ask, term_extend};
use crate::commission::minutes::{self, Concluded};
use crate::document::prepare::signers;
use crate::evidence::{Claim, Signatory};
use crate::store::attention::{self, Alert};
use crate::store::complaints;
use crate::store::decisions::{self, DocumentRow, DraftRow, ExaminationRow};
use crate::store::handovers::{self, HandoverRow};
use crate::store::meetings;
use crate::store::notes::{self, NoteRow};
use crate::store::officers;
use crate::store::requests::{self, AttachmentRow, BlobHash, RequestRow};
use crate::store::supplements;
use crate::store::told::{self, Told};
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
    /// What the applicant answered while the case waited for him, oldest first.
    pub(crate) answers: Vec<Answer>,
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
    /// What the applicant was asked or told, latest first.
    pub(crate) told: Vec<Told>,
    /// The complaints about it, latest first: the number of each, and whether it still runs.
    pub(crate) complaints: Vec<(String, bool)>,
    /// Whether he may be asked for a correction now.
    pub(crate) may_correct: bool,
    /// Whether its terms may be extended now.
    pub(crate) may_extend: bool,
    pub(crate) now: Instant,
}

/// A signed answer of the applicant.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// When the accepting system took it.
    pub(crate) accepted: Instant,
    pub(crate) supplement: Supplement,
    /// The verdict on its signature, computed again from its evidence.
    pub(crate) verdict: Option<Verdict>,
}

struct Rows {
    request: RequestRow,
    claim: Claim,
    answers: Vec<(Instant, Claim)>,
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
    told: Vec<Told>,
    complaints: Vec<(String, bool)>,
    now: Instant,
}

impl Dossier {
    /// Reads everything about a case that the officer may open.
    pub(crate) async fn read(workstation: &Workstation, case: Case) -> Result<Self, Fault> {
        let (reading, asked) = (workstation.clone(), case.clone());
        let rows = workstation.store().read(move |read| rows(&reading, read, &asked)).await;
        let rows = rows.map_err(Fault::internal)?;
        let application = Application::from_xml(&rows.claim.content)
            .map_err(|_| Fault::internal("a stored application does not read back"))?;
        let (claim, answered) = (rows.claim, rows.answers);
        let signer = Signatory::of(&application, workstation.signatories(case.locality, case.applied_at));
        let answers = answered
            .into_iter()
            .map(|(accepted, claim)| (accepted, claim, workstation.signatories(case.locality, accepted)));
        let (answers, desk) = (answers.collect::<Vec<_>>(), Arc::clone(workstation.signatures()));
        let checking = tokio::task::spawn_blocking(move || {
            let trust = desk.trust();
            let answers = answers
                .into_iter()
                .map(|(accepted, claim, signatories)| answer(accepted, &claim, signatories, trust));
            (claim.verdict(&signer, trust), answers.collect::<Option<Vec<_>>>())
        });
        let (verdict, answers) = checking.await.map_err(Fault::internal)?;
        let edition = workstation.office().rules.edition(&case.edition).map_err(Fault::internal)?.clone();
        let may_correct = correction_ask::rule(workstation.office(), &case, rows.now).is_some();
        let left = term_extend::left(workstation.office(), &case, rows.now).map_err(Fault::internal)?;
        Ok(Self {
            case,
            edition,
            application,
            category: rows.request.category,
            attachments: rows.attachments,
            verdict,
            answers: answers.ok_or_else(|| Fault::internal("a stored answer does not read back"))?,
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
            told: rows.told,
            complaints: rows.complaints,
            may_correct,
            may_extend: left > 0,
            now: rows.now,
        })
    }

    /// The name of an officer whom the page mentions.
    pub(crate) fn name(&self, officer: OfficerId) -> &str {
        self.names.get(&officer).map_or("", String::as_str)
    }
}

/// A stored answer with the verdict on its signature.
fn answer(accepted: Instant, claim: &Claim, signatories: CertificateRoles, trust: &Trust) -> Option<Answer> {
    let supplement = Supplement::from_xml(&claim.content).ok()?;
    let verdict = claim.verdict(&Signatory::Applicant(supplement.applicant, signatories), trust);
    Some(Answer { accepted, supplement, verdict })
}

/// The papers behind these hashes.
fn claim(
    read: &mut Reader<'_>,
    content: &BlobHash,
    cms: &BlobHash,
    evidence: &BlobHash,
) -> Result<Claim, StoreError> {
    let mut blob = |hash| read.blob(hash)?.ok_or(StoreError::NoSuchBlob);
    Ok(Claim { content: blob(content)?, cms: blob(cms)?, evidence: blob(evidence)? })
}

fn rows(workstation: &Workstation, read: &mut Reader<'_>, case: &Case) -> Result<Rows, StoreError> {
    let request = requests::find(read, case.id)?;
    let signed = claim(read, &request.application, &request.cms, &request.evidence)?;
    let mut answers = Vec::new();
    for row in supplements::of_case(read, case.id)? {
        answers.push((row.accepted, claim(read, &row.document, &row.cms, &row.evidence)?));
    }
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
        claim: signed,
        answers,
        attachments: requests::attachments(read, case.id)?,
        examination: decisions::examination(read, case.id)?,
        document: decisions::document(read, case.id)?,
        told: told::of_case(read, case.id)?,
        complaints: complaints::about_case(read, case.id)?,
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
