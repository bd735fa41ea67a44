//! A document is made ready for signature: facts from the store, page and data from the documents' writer, then the act.
//!
//! The writing happens outside the transaction; it may run twice, and only the last document counts.

use kezek_casework::Case;
use kezek_documents::{
    Assistance as PrintedAssistance, Bilingual, CertificateFacts, Decision as PrintedDecision,
    DocumentNumber, Ground, Provider, QueuePlace, Refusal as PrintedRefusal, RequestFacts, ResultFacts,
    Signer,
};
use kezek_kernel::{Actor, CaseId, DocumentId, Instant, OfficerId};
use kezek_messages::Application;
use kezek_queue::Place;
use kezek_regulations::{Answers, Edition, OutputKind, Performer};
use kezek_store::{Failure, Outcome, Read, Reader, StoreError};

use crate::acts::draft_prepare::{DraftPrepare, draft_prepare, place_to_print, signing_performer};
use crate::decision::grant::Grant;
use crate::decision::{ChosenGround, Decision, DocumentKind};
use crate::document::paper;
use crate::duty::{self, Duty};
use crate::once::Once;
use crate::store::requests::RequestRow;
use crate::store::{decisions, officers, requests};
use crate::{Refusal, Workstation, inbox};

/// What the store says before a document is written.
struct Ready {
    case: Case,
    kind: DocumentKind,
    place: Option<Place>,
    facts: ResultFacts,
}

impl Workstation {
    /// Prepares the document of a case and names its signer.
    pub(crate) async fn prepare(
        &self,
        officer: OfficerId,
        case: CaseId,
        signer: OfficerId,
        once: Once,
    ) -> Outcome<DocumentId, Refusal> {
        let workstation = self.clone();
        let ready = self.store().read(move |read| workstation.gather(read, officer, case, signer)).await?;
        let Ready { case, kind, place, facts } = ready.map_err(Failure::Refused)?;
        let words = self.words().clone();
        let number = facts.number.to_string();
        let written = tokio::task::spawn_blocking(move || paper::write(&facts, &words)).await;
        let paper = written
            .map_err(|_| StoreError::Panicked)?
            .map_err(|fault| StoreError::Inconsistent(format!("the document cannot be written: {fault}")))?;
        let xml = self.store().put_blob(paper.xml).await?;
        let pdf = self.store().put_blob(paper.pdf).await?;
        let input = DraftPrepare { case: case.id, number, kind, place, signer, xml, pdf };
        let office = self.office().clone();
        let prepared = self.store().act(Actor::Officer(officer), move |act| {
            let document = draft_prepare(act, &office, &input)?;
            once.remember(act, &document)?;
            Ok(document)
        });
        Ok(prepared.await?.value)
    }

    /// The only officer who may be named to sign this case's document.
    pub(crate) async fn only_signer(&self, case: &Case) -> Outcome<OfficerId, Refusal> {
        let (workstation, case) = (self.clone(), case.clone());
        let found = self.store().read(move |read| signers(&workstation, read, &case)).await?;
        match found.as_slice() {
            [only] => Ok(*only),
            _ => Err(Failure::Refused(Refusal::NoSigner)),
        }
    }

    /// The only officer who may be named the executor of this case.
    pub(crate) async fn only_executor(&self, case: &Case) -> Outcome<OfficerId, Refusal> {
        let (zone, case) = (self.office().zone.clone(), case.clone());
        let found = self.store().read(move |read| duty::executors(read, &case, &zone)).await?;
        match found.as_slice() {
            [only] => Ok(*only),
            _ => Err(Failure::Refused(Refusal::NoExecutor)),
        }
    }

    fn gather(
        &self,
        read: &mut Reader<'_>,
        officer: OfficerId,
        id: CaseId,
        signer: OfficerId,
    ) -> Result<Result<Ready, Refusal>, StoreError> {
        let duty = Duty::of(read, officer, &self.office().zone)?;
        let Some(case) = kezek_casework::rows::find(read, &duty.scope(), id)? else {
            return Ok(Err(Refusal::NoSuchCase));
        };
        let Some(examined) = decisions::examination(read, case.id)? else { return Ok(Err(Refusal::Moved)) };
        let decision = examined.examination.decision;
        let kind = decision.document();
        let place = match place_to_print(read, &self.office().rules, &case, kind)? {
            Ok(place) => place,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let Some(signer) = self.signer(read, &case, signer)? else { return Ok(Err(Refusal::NoSigner)) };
        let edition = self.office().rules.edition(&case.edition)?.clone();
        let request = requests::find(read, case.id)?;
        let category = request.category.clone();
        let decision = match decision {
            Decision::Accept { grant } => {
                let answers = answers(read, &request)?;
                match self.printed_grant(grant, &edition, &case, &category, &answers, place) {
                    Some(printed) => printed,
                    None => return Ok(Err(Refusal::NoList)),
                }
            }
            Decision::Refuse { grounds } => PrintedDecision::Refused(printed_refusal(&edition, &grounds)),
        };
        let facts = self.facts(read, &case, &edition, kind, decision, signer)?;
        Ok(Ok(Ready { case, kind, place, facts }))
    }

    /// The signer as the document prints him; none when he does not sign for this provider or has no certificate.
    fn signer(
        &self,
        read: &mut Reader<'_>,
        case: &Case,
        officer: OfficerId,
    ) -> Result<Option<Signer>, StoreError> {
        let needed = signing_performer(&self.office().rules, case)?;
        let duty = Duty::of(read, officer, &self.office().zone)?;
        let appointment = duty
            .appointments
            .iter()
            .find(|each| each.provider == case.provider && needed == Some(Performer::Officer(each.role)));
        let Some(appointment) = appointment else { return Ok(None) };
        let Some(certificate) = officers::certificate(read, officer)? else { return Ok(None) };
        Ok(Some(Signer {
            name: officers::person(read, officer)?.name,
            position: Bilingual::from(&appointment.position),
            certificate: CertificateFacts {
                serial: certificate.serial,
                issuer: certificate.issuer,
                valid_from: certificate.valid_from,
                valid_until: certificate.valid_until,
            },
        }))
    }

    fn printed_grant(
        &self,
        grant: Grant,
        edition: &Edition,
        case: &Case,
        category: &str,
        answers: &Answers,
        place: Option<Place>,
    ) -> Option<PrintedDecision> {
        match grant {
            Grant::Place => self.printed_place(edition, case, category, place).map(PrintedDecision::Queued),
            Grant::Assistance(assistance) => {
                let locality = self.parameters().locality(case.locality)?;
                Some(PrintedDecision::Assisted(PrintedAssistance {
                    locality: Bilingual::from(&locality.name),
                    monthly: assistance.monthly_tiyn,
                    from: assistance.from,
                    until: assistance.until,
                    account: assistance.account,
                }))
            }
            Grant::HousingStatement(statement) => {
                let locality = self.parameters().locality(case.locality)?;
                statement.printed(edition, locality, answers).map(PrintedDecision::Certified)
            }
        }
    }

    fn printed_place(
        &self,
        edition: &Edition,
        case: &Case,
        category: &str,
        place: Option<Place>,
    ) -> Option<QueuePlace> {
        let list = edition.queue_list_by_id(category)?;
        let locality = self.parameters().locality(case.locality)?;
        Some(QueuePlace {
            list: Bilingual::from(&list.name),
            locality: Bilingual::from(&locality.name),
            place: place?.number(),
            order_moment: case.applied_at,
        })
    }

    fn facts(
        &self,
        read: &mut Reader<'_>,
        case: &Case,
        edition: &Edition,
        kind: DocumentKind,
        decision: PrintedDecision,
        signer: Signer,
    ) -> Result<ResultFacts, StoreError> {
        let provider = self.office().provider(read, case.provider)?;
        Ok(ResultFacts {
            number: fresh_number()?,
            prepared: whole_seconds(read.now()),
            zone: case.zone.clone(),
            title: title(edition, kind),
            edition: case.edition.to_string(),
            practice: edition.practice.is_some(),
            provider: Provider { name: Bilingual::from(&provider.name), bin: Some(provider.bin) },
            service: Bilingual::from(&edition.service.name),
            act: Bilingual::from(&edition.service.clause.cite),
            addressee: case.person.clone(),
            request: RequestFacts { number: case.request_number.clone(), accepted: case.applied_at },
            decision,
            signer,
            check_address: self.settings().check_address.clone(),
        })
    }
}

/// The answers of a request, as they were signed.
fn answers(read: &mut Reader<'_>, request: &RequestRow) -> Result<Answers, StoreError> {
    let application = read.blob(&request.application)?.ok_or(StoreError::NoSuchBlob)?;
    let application = Application::from_xml(&application)
        .map_err(|_| StoreError::Inconsistent("a stored application does not read back".to_owned()))?;
    Ok(inbox::answers(&application))
}

/// The name of the output document of this kind, as the edition calls it.
fn title(edition: &Edition, kind: DocumentKind) -> Bilingual {
    let wanted = match kind {
        DocumentKind::Notification => OutputKind::Result,
        DocumentKind::Refusal => OutputKind::Refusal,
    };
    edition
        .outputs
        .iter()
        .find(|output| output.kind == wanted)
        .map_or_else(Bilingual::default, |output| Bilingual::from(&output.name))
}

fn printed_refusal(edition: &Edition, grounds: &[ChosenGround]) -> PrintedRefusal {
    let grounds = grounds
        .iter()
        .filter_map(|chosen| Some((edition.ground(&chosen.ground)?, chosen)))
        .map(|(ground, chosen)| Ground {
            name: Bilingual::from(&ground.name),
            norm: Bilingual::from(&ground.clause.cite),
            fact: Bilingual { kk: chosen.fact_kk.clone(), ru: chosen.fact_ru.clone() },
            cure: Bilingual::from(&ground.cure),
            term: None,
        })
        .collect();
    PrintedRefusal { grounds, complaint_body: Bilingual::from(&edition.service.complaint) }
}

/// Documents show seconds, so the instant they carry has no smaller part.
pub(crate) fn whole_seconds(at: Instant) -> Instant {
    Instant::from_micros(at.micros().div_euclid(1_000_000) * 1_000_000)
}

pub(crate) fn fresh_number() -> Result<DocumentNumber, StoreError> {
    let mut bytes = [0; 8];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
    Ok(DocumentNumber::from_random(bytes))
}

/// Who holds today, at the case's provider, the role that signs the document of the present step.
pub(crate) fn signers(
    workstation: &Workstation,
    read: &mut Reader<'_>,
    case: &Case,
) -> Result<Vec<OfficerId>, StoreError> {
    let office = workstation.office();
    let Some(Performer::Officer(role)) = signing_performer(&office.rules, case)? else {
        return Ok(Vec::new());
    };
    let decided = decisions::examination(read, case.id)?.map(|examined| examined.officer);
    let holders = duty::holders(read, case.provider, role, &office.zone)?.into_iter();
    let officers = holders.map(|holder| holder.officer);
    Ok(officers.filter(|officer| duty::may_be_named(role, *officer, decided)).collect())
}
