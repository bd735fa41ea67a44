//! A NOTIFICATION of the accepting system: the applicant has answered. Read to the last element, the signature's evidence computed
//! again, parts stored, then the act.

use kezek_casework::rows;
use kezek_exchange::{Received, Refusal};
use kezek_kernel::{Actor, Kato, Scope, SystemName};
use kezek_messages::{CaseSupplement, FaultCode, Supplement};
use kezek_store::Failure;

use super::request::{check_papers, internal};
use crate::Workstation;
use crate::acts::supplement_receive::{NotTaken, SupplementReceive, SupplementRefusal, supplement_receive};
use crate::evidence::{Claim, Signatory};
use crate::store::supplements::SupplementRow;

impl Workstation {
    /// Takes an answer; the same message again is acknowledged without being done twice.
    pub(crate) async fn take_supplement(&self, received: &Received) -> Result<(), Refusal> {
        let sent: CaseSupplement = received.message.data.read()?;
        let supplement = sent.supplement()?;
        check_papers(&sent.papers, &supplement.attachments, received.message.info.date)?;
        if supplement.request_number != sent.request_number {
            return Err(Refusal::new(FaultCode::Format, "supplement-of-another-request"));
        }
        let number = sent.request_number.clone();
        let case = self.store().read(move |read| rows::find_by_request(read, &Scope::System, &number)).await;
        let case = case.map_err(|error| internal(&error))?;
        let case = case.ok_or_else(|| Refusal::new(FaultCode::Format, "request-unknown"))?;
        let input = self.answer(sent, &supplement, case.locality).await?;
        let (office, received) = (self.office().clone(), received.clone());
        let actor = Actor::System(SystemName::Gateway);
        let done = self.store().act(actor, move |act| supplement_receive(act, &office, &received, &input));
        match done.await {
            Ok(_) | Err(Failure::Refused(SupplementRefusal::Again)) => Ok(()),
            Err(Failure::Refused(SupplementRefusal::TooOld)) => {
                Err(Refusal::new(FaultCode::Format, "message-too-old"))
            }
            Err(Failure::Refused(SupplementRefusal::UnknownRequest)) => {
                Err(Refusal::new(FaultCode::Format, "request-unknown"))
            }
            Err(Failure::Store(error)) => Err(internal(&error)),
        }
    }

    async fn answer(
        &self,
        sent: CaseSupplement,
        supplement: &Supplement,
        locality: Kato,
    ) -> Result<SupplementReceive, Refusal> {
        let papers = sent.papers;
        let files = self.store_attachments(&supplement.attachments, &papers.attachments).await?;
        let row = SupplementRow {
            asked: supplement.asked,
            accepted: papers.accepted,
            document: self.store_blob(papers.document.clone()).await?,
            cms: self.store_blob(papers.cms.clone()).await?,
            evidence: self.store_blob(papers.evidence.clone()).await?,
            portal_index: papers.journal_index,
            portal_leaf: papers.leaf_hash,
        };
        let claim = Claim { content: papers.document, cms: papers.cms, evidence: papers.evidence };
        let signatories = self.signatories(locality, papers.accepted);
        let signer = Signatory::Applicant(supplement.applicant, signatories);
        let verdict = self.verdict(claim, signer).await;
        let verdict = verdict.map_err(|_| Refusal::internal("evidence-not-checked"))?;
        let confirmed = verdict.is_some_and(|verdict| verdict.accepted);
        Ok(SupplementReceive {
            request_number: sent.request_number,
            applicant: supplement.applicant,
            stance: supplement.stance,
            row,
            files,
            checked: if confirmed { Ok(()) } else { Err(NotTaken::NotConfirmed) },
        })
    }
}
