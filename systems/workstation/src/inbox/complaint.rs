//! A NOTIFICATION of the accepting system: a person complains, in the chain of the request that the complaint is about.
//!
//! Read to the last element like a request: attachments compared with what was signed, parts stored, then registered.

use kezek_exchange::{Received, Refusal};
use kezek_kernel::{Actor, SystemName};
use kezek_messages::{CaseComplaint, Complaint, FaultCode};
use kezek_store::Failure;

use super::request::{check_papers, internal};
use crate::Workstation;
use crate::acts::complaint::complaint_receive::{ComplaintReceive, ReceiveRefusal, complaint_receive};
use crate::complaint::{About, Grievance};
use crate::store::complaints::PapersRow;

impl Workstation {
    /// Takes a complaint; the same one again is acknowledged without being registered twice.
    pub(crate) async fn take_complaint(&self, received: &Received) -> Result<(), Refusal> {
        let sent: CaseComplaint = received.message.data.read()?;
        let signed = sent.complaint()?;
        check_papers(&sent.papers, &signed.attachments, received.message.info.date)?;
        if signed.request != sent.request_number {
            return Err(Refusal::new(FaultCode::Format, "complaint-about-another-request"));
        }
        let input = self.receiving(sent, &signed).await?;
        let (office, received) = (self.office().clone(), received.clone());
        let actor = Actor::System(SystemName::Gateway);
        let done = self.store().act(actor, move |act| complaint_receive(act, &office, &received, &input));
        match done.await {
            Ok(registered) => {
                tracing::info!(complaint = %registered.value, "complaint registered");
                Ok(())
            }
            Err(Failure::Refused(ReceiveRefusal::Again)) => Ok(()),
            // The request itself may still be on its way: the sender tries again.
            Err(Failure::Refused(refusal @ ReceiveRefusal::UnknownCase)) => {
                Err(Refusal::new(FaultCode::Service, refusal.code()))
            }
            Err(Failure::Refused(refusal)) => Err(Refusal::new(FaultCode::Format, refusal.code())),
            Err(Failure::Store(error)) => Err(internal(&error)),
        }
    }

    async fn receiving(&self, sent: CaseComplaint, signed: &Complaint) -> Result<ComplaintReceive, Refusal> {
        let grievance = grievance(signed).ok_or(Refusal::new(FaultCode::Format, "value-malformed"))?;
        let papers = sent.papers;
        let files = self.store_attachments(&signed.attachments, &papers.attachments).await?;
        let row = PapersRow {
            document: self.store_blob(papers.document).await?,
            cms: self.store_blob(papers.cms).await?,
            evidence: self.store_blob(papers.evidence).await?,
            portal_index: papers.journal_index,
            portal_leaf: papers.leaf_hash,
        };
        Ok(ComplaintReceive {
            request_number: sent.request_number,
            number: sent.complaint_number,
            provider_bin: signed.provider.as_str().to_owned(),
            filed_at: papers.accepted,
            grievance,
            papers: row,
            files,
        })
    }
}

/// What the person signed, as the rules read it; none when an answer is none of the form's.
fn grievance(signed: &Complaint) -> Option<Grievance> {
    let learned = Some(signed.value("learned")).filter(|date| !date.is_empty());
    Some(Grievance {
        person: signed.person.clone(),
        address: signed.value("address").to_owned(),
        about: About::from_code(signed.value("about"))?,
        official: signed.value("official").to_owned(),
        learned: learned.map(str::parse).transpose().ok()?,
        circumstances: signed.value("circumstances").to_owned(),
        wish: signed.value("wish").to_owned(),
    })
}
