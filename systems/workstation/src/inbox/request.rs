//! A REQUEST: read to the last element, attachments compared with what was signed, parts stored, then registered.

use kezek_exchange::Refusal;
use kezek_kernel::{Actor, Iin, Instant, Kato, Recipient, SystemName};
use kezek_messages::{
    Application, AsyncMessage, AttachedFile, AttachmentFact, CaseRequest, FaultCode, SignedPapers,
};
use kezek_regulations::{Answers, Channel, EditionKey};
use kezek_store::Failure;

use crate::Workstation;
use crate::acts::case_register::{CaseRegister, RegisterRefusal, case_register};
use crate::evidence::{Claim, Signatory};
use crate::store::requests::{AttachmentRow, RequestRow};

impl Workstation {
    /// Takes a request; a duplicate is taken again without being done twice.
    pub(crate) async fn take_request(&self, message: &AsyncMessage) -> Result<(), Refusal> {
        let request: CaseRequest = message.data.read()?;
        let application = request.application()?;
        check_papers(&request.papers, &application.attachments, message.info.date)?;
        if application.intake.is_some() {
            return Err(Refusal::new(FaultCode::Format, "intake-not-of-this-channel"));
        }
        let input = self.registration(message, request, &application).await?;
        let office = self.office().clone();
        let actor = Actor::System(SystemName::Workstation);
        let done = self.store().act(actor, move |act| case_register(act, &office, &input)).await;
        match done {
            Ok(registered) => {
                tracing::info!(case = %registered.value.case, "request registered");
                Ok(())
            }
            Err(Failure::Refused(RegisterRefusal::Duplicate)) => Ok(()),
            Err(Failure::Refused(RegisterRefusal::Stale)) => {
                Err(Refusal::new(FaultCode::Format, "message-too-old"))
            }
            Err(Failure::Refused(RegisterRefusal::NoProvider | RegisterRefusal::Edition(_))) => {
                Err(Refusal::new(FaultCode::Service, "service-not-given-here"))
            }
            Err(Failure::Store(error)) => Err(internal(&error)),
        }
    }

    async fn registration(
        &self,
        message: &AsyncMessage,
        request: CaseRequest,
        application: &Application,
    ) -> Result<CaseRegister, Refusal> {
        let key: EditionKey = application.edition.parse().map_err(|_| not_given("edition-unknown"))?;
        let edition = self.office().rules.edition(&key).map_err(|_| not_given("edition-unknown"))?.clone();
        let channel = Channel::from_code(&application.channel).ok_or(not_given("channel-unknown"))?;
        let locality =
            self.parameters().locality(application.locality).ok_or(not_given("locality-unknown"))?;
        let provider = self
            .parameters()
            .provider_for(key.regulation(), application.locality)
            .ok_or(not_given("locality-not-served"))?;
        let info = &message.info;
        let answers = answers(application);
        let kind = application.applicant.into();
        if !edition.is_for(kind) {
            return Err(not_given("recipient-not-served"));
        }
        let name = edition.form.recipient_name(kind, &answers);
        let papers = request.papers;
        let attachments = self.store_attachments(&application.attachments, &papers.attachments).await?;
        let category = edition.queue_list(&answers).map_or_else(String::new, |list| list.id.clone());
        let representative = self.representative(&papers, application, locality.kato).await?;
        let row = RequestRow {
            category,
            application: self.store_blob(papers.document).await?,
            cms: self.store_blob(papers.cms).await?,
            evidence: self.store_blob(papers.evidence).await?,
            portal_index: papers.journal_index,
            portal_leaf: papers.leaf_hash,
        };
        Ok(CaseRegister {
            message_id: info.message_id.clone(),
            sender: info.sender.id.clone(),
            message_date: info.date,
            chain: info.correlation_id.clone().unwrap_or_else(|| info.message_id.clone()),
            request_number: request.request_number,
            applied_at: papers.accepted,
            edition: key,
            channel,
            locality: locality.kato,
            zone: locality.zone_name.clone(),
            provider: provider.id.clone(),
            person: Recipient { number: application.applicant, name },
            representative,
            request: row,
            attachments,
        })
    }

    /// The person who signed for an organisation, read from the evidence; nobody else signs for a person than himself.
    async fn representative(
        &self,
        papers: &SignedPapers,
        application: &Application,
        locality: Kato,
    ) -> Result<Option<Iin>, Refusal> {
        if application.applicant.bin().is_none() {
            return Ok(None);
        }
        let claim = Claim {
            content: papers.document.clone(),
            cms: papers.cms.clone(),
            evidence: papers.evidence.clone(),
        };
        let signer = Signatory::of(application, self.signatories(locality, papers.accepted));
        let verdict = self.verdict(claim, signer).await.map_err(|error| internal(&error))?;
        Ok(verdict.and_then(|verdict| verdict.signer?.iin?.parse().ok()))
    }

    /// Stores the files that were signed.
    pub(super) async fn store_attachments(
        &self,
        signed: &[AttachmentFact],
        files: &[AttachedFile],
    ) -> Result<Vec<AttachmentRow>, Refusal> {
        let mut rows = Vec::with_capacity(signed.len());
        for fact in signed {
            let file = files.iter().find(|file| file.sha256 == fact.sha256);
            let file = file.ok_or(Refusal::new(FaultCode::Format, "attachment-differs-from-signed"))?;
            rows.push(AttachmentRow {
                document: fact.document.clone(),
                name: fact.name.clone(),
                media_type: fact.media_type.clone(),
                size_bytes: fact.size_bytes,
                blob: self.store_blob(file.bytes.clone()).await?,
            });
        }
        Ok(rows)
    }

    pub(super) async fn store_blob(&self, bytes: Vec<u8>) -> Result<[u8; 32], Refusal> {
        self.store().put_blob(bytes).await.map_err(|error| internal(&error))
    }
}

/// The files are those that were signed, and nothing was accepted after it was sent.
pub(super) fn check_papers(
    papers: &SignedPapers,
    signed: &[AttachmentFact],
    sent: Instant,
) -> Result<(), Refusal> {
    if !papers.faulty_attachments(signed).is_empty() {
        return Err(Refusal::new(FaultCode::Format, "attachment-differs-from-signed"));
    }
    if papers.accepted > sent {
        return Err(Refusal::new(FaultCode::Format, "accepted-after-sent"));
    }
    Ok(())
}

/// The answers of the signed application, as the rules of the form read them.
pub(crate) fn answers(application: &Application) -> Answers {
    Answers::from_pairs(application.fields.iter().map(|field| (&field.code, &field.value)))
}

const fn not_given(finding: &'static str) -> Refusal {
    Refusal::new(FaultCode::Service, finding)
}

/// The sender tries again: our own failure is logged once, here.
pub(super) fn internal(error: &kezek_store::StoreError) -> Refusal {
    tracing::error!(%error, "a message could not be worked off");
    Refusal::internal("not-stored")
}
