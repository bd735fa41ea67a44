//! The two signatures of a result are checked and put where they belong; then the act.
//!
//! One prompt of the signing program gives both: over the data (XML) and over the byte range of the page (PDF).

use kezek_casework::{inconsistent, rows};
use kezek_documents::result_xml;
use kezek_kernel::{Actor, CaseId, DocumentId, OfficerId, ProviderId, Scope};
use kezek_signatures::{Expected, Purpose};
use kezek_store::{Failure, Outcome, StoreError};
use kezek_trust::Checked;

use crate::acts::result_sign::{ResultSign, ResultSigned, result_sign};
use crate::document::paper::Unsigned;
use crate::duty::Duty;
use crate::once::Once;
use crate::store::decisions::{self, DraftRow};
use crate::store::officers;
use crate::store::requests::BlobHash;
use crate::{Refusal, Workstation};

/// What the signer is shown and asked to sign.
#[derive(Debug, Clone)]
pub(crate) struct ToSign {
    pub(crate) draft: DraftRow,
    pub(crate) xml: Vec<u8>,
    pub(crate) page: Unsigned,
}

/// The signatures that the signer's program made.
#[derive(Debug, Clone)]
pub(crate) struct Signatures {
    /// Over the data.
    pub(crate) xml: Vec<u8>,
    /// Over the byte range of the page.
    pub(crate) pdf: Vec<u8>,
}

/// A signed document in the blob table: the page, the signature over the data, the evidence of both checks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SignedPaper {
    pub(crate) pdf: BlobHash,
    pub(crate) xml_cms: BlobHash,
    pub(crate) evidence: BlobHash,
}

/// Why nothing was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SignRefusal {
    /// The act says no.
    Act(Refusal),
    /// A signature is not accepted: the codes of all findings.
    Signature(Vec<String>),
}

impl Workstation {
    /// The prepared document of a case, ready to be signed.
    pub(crate) async fn to_sign(&self, officer: OfficerId, case: CaseId) -> Outcome<ToSign, Refusal> {
        let zone = self.office().zone.clone();
        let found = self.store().read(move |read| {
            let duty = Duty::of(read, officer, &zone)?;
            if rows::find(read, &duty.scope(), case)?.is_none() {
                return Ok(Err(Refusal::NoSuchCase));
            }
            let Some(draft) = decisions::draft(read, case)? else { return Ok(Err(Refusal::NoDraft)) };
            let xml = read.blob(&draft.xml)?.ok_or(StoreError::NoSuchBlob)?;
            let pdf = read.blob(&draft.pdf)?.ok_or(StoreError::NoSuchBlob)?;
            Ok(Ok((draft, xml, pdf)))
        });
        let (draft, xml, pdf) = found.await?.map_err(Failure::Refused)?;
        let page = Unsigned::read(pdf).ok_or_else(|| {
            StoreError::Inconsistent("a prepared page has no gap for its signature".to_owned())
        })?;
        Ok(ToSign { draft, xml, page })
    }

    /// Checks both signatures and signs the result.
    pub(crate) async fn sign(
        &self,
        officer: OfficerId,
        case: CaseId,
        document: DocumentId,
        signatures: Signatures,
        once: Once,
    ) -> Outcome<ResultSigned, SignRefusal> {
        let to_sign = self.to_sign(officer, case).await.map_err(|failure| failure.map(SignRefusal::Act))?;
        if to_sign.draft.document != document {
            return Err(Failure::Refused(SignRefusal::Act(Refusal::OtherDraft)));
        }
        let provider = self.provider_of(case).await?;
        let signed = self.signed_paper(officer, provider, &to_sign.xml, &to_sign.page, signatures).await?;
        let SignedPaper { pdf, xml_cms, evidence } = signed;
        let input = ResultSign { case, document, pdf, xml_cms, evidence };
        let office = self.office().clone();
        let signed = self.store().act(Actor::Officer(officer), move |act| {
            let signed = result_sign(act, &office, &input)?;
            once.remember(act, &signed)?;
            Ok(signed)
        });
        signed.await.map(|committed| committed.value).map_err(|failure| failure.map(SignRefusal::Act))
    }
}

impl Workstation {
    /// Checks both signatures of an officer over a prepared document of his provider, and puts everything into the blob table.
    pub(crate) async fn signed_paper(
        &self,
        officer: OfficerId,
        provider: ProviderId,
        xml: &[u8],
        page: &Unsigned,
        signatures: Signatures,
    ) -> Outcome<SignedPaper, SignRefusal> {
        let refused = |codes| Err(Failure::Refused(SignRefusal::Signature(codes)));
        let (Some(xml_cms), Some(pdf_cms)) = (der(&signatures.xml), der(&signatures.pdf)) else {
            return refused(vec!["cms-malformed".to_owned()]);
        };
        let expected = self.expected_of(officer, provider).await?;
        let (desk, range, now) = (self.signatures(), page.signed_bytes(), self.now());
        let data = desk.check(&xml_cms, Some(xml), expected, Purpose::Signing, now).await;
        let paged = desk.check(&pdf_cms, Some(&range), expected, Purpose::Signing, now).await;
        let findings = findings(xml, &[&data, &paged]);
        if !findings.is_empty() {
            return refused(findings);
        }
        let Some(pdf) = page.with_signature(&pdf_cms) else {
            return refused(vec!["cms-too-large".to_owned()]);
        };
        Ok(SignedPaper {
            pdf: self.store().put_blob(pdf).await?,
            xml_cms: self.store().put_blob(xml_cms).await?,
            evidence: self.store().put_blob(both(&data, &paged)?).await?,
        })
    }

    async fn provider_of(&self, case: CaseId) -> Result<ProviderId, StoreError> {
        let found = self.store().read(move |read| rows::find(read, &Scope::System, case)).await?;
        found.map(|case| case.provider).ok_or_else(|| inconsistent("a case under signature is gone"))
    }

    /// Whose certificate it must be: the officer's own, issued to him for his provider. A private key of the same person
    /// does not speak for the provider.
    async fn expected_of(&self, officer: OfficerId, provider: ProviderId) -> Result<Expected, StoreError> {
        let workstation = self.clone();
        let found = self.store().read(move |read| {
            let person = officers::person(read, officer)?;
            Ok(Expected {
                account: Some(person.iin.into()),
                bin: Some(workstation.office().provider(read, provider)?.bin),
                ..Expected::default()
            })
        });
        found.await
    }
}

/// The codes of everything found against the signatures, each once.
fn findings(xml: &[u8], checked: &[&Checked]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    let printed = result_xml::read(xml).ok().map(|facts| facts.signer.certificate.serial);
    for check in checked {
        codes.extend(check.verdict.findings.iter().map(|finding| finding.code.to_string()));
        let serial = check.verdict.signer.as_ref().map(|signer| signer.serial.clone());
        if serial != printed {
            codes.push("certificate-differs-from-document".to_owned());
        }
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The evidence of both checks as one JSON list.
pub(crate) fn both(data: &Checked, page: &Checked) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(&[&data.evidence, &page.evidence])
        .map_err(|_| inconsistent("evidence does not serialise"))
}

/// A signature as DER, whatever armour the signing program put around it.
pub(crate) fn der(cms: &[u8]) -> Option<Vec<u8>> {
    kezek_signatures::der_of(cms).ok().map(std::borrow::Cow::into_owned)
}
