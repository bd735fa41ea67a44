//! The answer to a complaint outside its acts: composed like a result, signed like a result, read by pages and API.

use kezek_casework::{Case, inconsistent, rows};
use kezek_documents::{
    Bilingual, CertificateFacts, ComplaintAnswer, ComposeFault, Decision, Provider, RequestFacts,
    ResultFacts, Signer, TextFault,
};
use kezek_kernel::{Actor, DocumentId, OfficerId, Role, Scope};
use kezek_regulations::ComplaintEffect;
use kezek_store::{Failure, Outcome, Reader, StoreError};

use crate::acts::complaint::answer_prepare::{AnswerPrepare, answer_prepare, check};
use crate::acts::complaint::answer_sign::{AnswerSign, answer_sign};
use crate::complaint::Complaint;
use crate::complaint::concern::{AtComplaint, signers};
use crate::document::paper::{self, PaperFault, Unsigned};
use crate::document::prepare::{fresh_number, whole_seconds};
use crate::document::signing::{SignRefusal, Signatures};
use crate::duty::Duty;
use crate::once::Once;
use crate::store::complaint_answers::{self, AnswerRow};
use crate::store::officers;
use crate::words::BothWords;
use crate::{Refusal, Workstation};

/// What an official answers.
#[derive(Debug, Clone)]
pub(crate) struct AnswerWords {
    pub(crate) outcome: String,
    pub(crate) words: BothWords,
}

/// What the signer is shown and asked to sign.
#[derive(Debug, Clone)]
pub(crate) struct AnswerToSign {
    pub(crate) answer: AnswerRow,
    pub(crate) xml: Vec<u8>,
    pub(crate) page: Unsigned,
}

impl Workstation {
    /// Composes the answer to a complaint and names its signer.
    pub(crate) async fn prepare_answer(
        &self,
        officer: OfficerId,
        complaint: &str,
        answer: AnswerWords,
        signer: OfficerId,
        once: Once,
    ) -> Outcome<DocumentId, Refusal> {
        let answer = AnswerWords { words: answer.words.trimmed(), ..answer };
        check(self.office(), &answer.outcome, &answer.words)?;
        let (workstation, number, asked) = (self.clone(), complaint.to_owned(), answer.clone());
        let facts =
            self.store().read(move |read| workstation.answer_facts(read, officer, &number, &asked, signer));
        let facts = facts.await?.map_err(Failure::Refused)?;
        let (words, printed) = (self.words().clone(), facts.number.to_string());
        let written = tokio::task::spawn_blocking(move || paper::write(&facts, &words)).await;
        let paper = written.map_err(|_| StoreError::Panicked)?.map_err(unwritten)?;
        let input = AnswerPrepare {
            complaint: complaint.to_owned(),
            number: printed,
            outcome: answer.outcome,
            words: answer.words,
            signer,
            xml: self.store().put_blob(paper.xml).await?,
            pdf: self.store().put_blob(paper.pdf).await?,
        };
        let office = self.office().clone();
        let prepared = self.store().act(Actor::Officer(officer), move |act| {
            let document = answer_prepare(act, &office, &input)?;
            once.remember(act, &document)?;
            Ok(document)
        });
        Ok(prepared.await?.value)
    }

    /// The only officer who may be named to sign the answer to a complaint.
    pub(crate) async fn only_answer_signer(&self, complaint: &Complaint) -> Outcome<OfficerId, Refusal> {
        let (office, complaint) = (self.office().clone(), complaint.clone());
        let found = self.store().read(move |read| signers(read, &office, &complaint)).await?;
        match found.as_slice() {
            [only] => Ok(*only),
            _ => Err(Failure::Refused(Refusal::NoSigner)),
        }
    }

    /// The prepared answer to a complaint, ready to be signed.
    pub(crate) async fn answer_to_sign(
        &self,
        officer: OfficerId,
        complaint: &str,
    ) -> Outcome<AnswerToSign, Refusal> {
        let (zone, number) = (self.office().zone.clone(), complaint.to_owned());
        let found = self.store().read(move |read| {
            let duty = Duty::of(read, officer, &zone)?;
            let Some(at) = AtComplaint::find(read, duty, &number)? else {
                return Ok(Err(Refusal::NoSuchComplaint));
            };
            let answer = complaint_answers::find(read, at.complaint.id)?;
            let Some(answer) = answer.filter(|answer| answer.signed.is_none()) else {
                return Ok(Err(Refusal::NoDraft));
            };
            let xml = read.blob(&answer.xml)?.ok_or(StoreError::NoSuchBlob)?;
            let pdf = read.blob(&answer.pdf)?.ok_or(StoreError::NoSuchBlob)?;
            Ok(Ok((answer, xml, pdf)))
        });
        let (answer, xml, pdf) = found.await?.map_err(Failure::Refused)?;
        let page = Unsigned::read(pdf).ok_or_else(|| inconsistent("a prepared answer has no gap"))?;
        Ok(AnswerToSign { answer, xml, page })
    }

    /// Checks both signatures and signs the answer; hands back its number.
    pub(crate) async fn sign_answer(
        &self,
        officer: OfficerId,
        complaint: &Complaint,
        document: DocumentId,
        signatures: Signatures,
        once: Once,
    ) -> Outcome<String, SignRefusal> {
        let act = |failure: Failure<Refusal>| failure.map(SignRefusal::Act);
        let to_sign = self.answer_to_sign(officer, &complaint.number).await.map_err(act)?;
        if to_sign.answer.document != document {
            return Err(Failure::Refused(SignRefusal::Act(Refusal::OtherDraft)));
        }
        let AnswerToSign { xml, page, .. } = to_sign;
        let signed = self.signed_paper(officer, complaint.provider, &xml, &page, signatures).await?;
        let input = AnswerSign {
            complaint: complaint.number.clone(),
            document,
            pdf: signed.pdf,
            xml_cms: signed.xml_cms,
            evidence: signed.evidence,
        };
        let office = self.office().clone();
        let done = self.store().act(Actor::Officer(officer), move |acting| {
            let number = answer_sign(acting, &office, &input)?;
            once.remember(acting, &number)?;
            Ok(number)
        });
        done.await.map(|committed| committed.value).map_err(act)
    }

    fn answer_facts(
        &self,
        read: &mut Reader<'_>,
        officer: OfficerId,
        number: &str,
        answer: &AnswerWords,
        signer: OfficerId,
    ) -> Result<Result<ResultFacts, Refusal>, StoreError> {
        let office = self.office();
        let duty = Duty::of(read, officer, &office.zone)?;
        let Some(at) = AtComplaint::find(read, duty, number)? else {
            return Ok(Err(Refusal::NoSuchComplaint));
        };
        let complaint = at.complaint;
        let Some(signer) = printed_signer(self, read, &complaint, signer)? else {
            return Ok(Err(Refusal::NoSigner));
        };
        let case = match complaint.case {
            Some(case) => rows::find(read, &Scope::System, case)?,
            None => None,
        };
        let provider = office.provider(read, complaint.provider)?;
        let provider = Provider { name: Bilingual::from(&provider.name), bin: Some(provider.bin) };
        let prepared = whole_seconds(kezek_store::Read::now(read));
        let base = ResultFacts {
            number: fresh_number()?,
            prepared,
            zone: complaint.zone.clone(),
            title: self.words().answer_title(),
            edition: String::new(),
            practice: self.settings().shell.practice,
            provider,
            service: Bilingual::default(),
            act: Bilingual::from(&complaint.rule(&office.parameters.complaints)?.norm),
            addressee: complaint.grievance.person.clone(),
            request: RequestFacts { number: complaint.number.clone(), accepted: complaint.registered_at },
            decision: self.decision(&complaint, case.as_ref(), answer)?,
            signer,
            check_address: self.settings().check_address.clone(),
        };
        Ok(Ok(match case {
            Some(case) => self.about_case(base, &case)?,
            None => base,
        }))
    }

    /// What the edition of the contested case says of the document.
    fn about_case(&self, facts: ResultFacts, case: &Case) -> Result<ResultFacts, StoreError> {
        let edition = self.office().rules.edition(&case.edition)?;
        Ok(ResultFacts {
            edition: case.edition.to_string(),
            practice: edition.practice.is_some(),
            service: Bilingual::from(&edition.service.name),
            ..facts
        })
    }

    fn decision(
        &self,
        complaint: &Complaint,
        case: Option<&Case>,
        answer: &AnswerWords,
    ) -> Result<Decision, StoreError> {
        let complaints = &self.office().parameters.complaints;
        let outcome = complaints.outcome(&answer.outcome);
        let outcome = outcome.filter(|outcome| outcome.effect == ComplaintEffect::Answered);
        let outcome = outcome.ok_or_else(|| inconsistent("an answer with an unknown outcome"))?;
        Ok(Decision::Answered(ComplaintAnswer {
            case: case.map(|case| case.number.clone()),
            outcome: Bilingual::from(&outcome.name),
            text: Bilingual { kk: answer.words.kk.clone(), ru: answer.words.ru.clone() },
            next: Bilingual::from(&complaint.rule(complaints)?.next),
        }))
    }
}

/// What an officer typed is his to mend; anything else that stands in the way of a document is a fault of ours.
fn unwritten(fault: PaperFault) -> Failure<Refusal> {
    match fault {
        PaperFault::Compose(ComposeFault::Text(TextFault::NoGlyph(character))) => {
            Failure::Refused(Refusal::NotPrinted { character })
        }
        fault => StoreError::Inconsistent(format!("the answer cannot be written: {fault}")).into(),
    }
}

/// The signer as the answer prints him; none when he signs nothing for this provider or has no certificate.
fn printed_signer(
    workstation: &Workstation,
    read: &mut Reader<'_>,
    complaint: &Complaint,
    officer: OfficerId,
) -> Result<Option<Signer>, StoreError> {
    let duty = Duty::of(read, officer, &workstation.office().zone)?;
    let signing = [Role::Head, Role::AuthorisedPerson];
    let mut held = duty.appointments.iter().filter(|each| each.provider == complaint.provider);
    let Some(appointment) = held.find(|each| signing.contains(&each.role)) else { return Ok(None) };
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
