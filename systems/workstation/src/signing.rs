//! The two signatures of a result are checked and put where they belong; then the act.
//!
//! One prompt of the signing program gives both: over the data (XML) and over the byte range of the page (PDF).

use kezek_casework::{inconsistent, rows};
use kezek_documents::result_xml;
use kezek_kernel::{Actor, CaseId, DocumentId, OfficerId, Scope};
use kezek_signatures::{Expected, Purpose};
use kezek_store::{Failure, Outcome, StoreError};
use kezek_trust::Checked;

use crate::acts::result_sign::{ResultSign, ResultSigned, result_sign};
use crate::duty::Duty;
use crate::once::Once;
use crate::paper::Unsigned;
use crate::store::decisions::{self, DraftRow};
use crate::store::officers;
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
        let (Some(xml), Some(pdf)) = (der(&signatures.xml), der(&signatures.pdf)) else {
            return Err(Failure::Refused(SignRefusal::Signature(vec!["cms-malformed".to_owned()])));
        };
        let signatures = Signatures { xml, pdf };
        let to_sign = self.to_sign(officer, case).await.map_err(|failure| failure.map(SignRefusal::Act))?;
        if to_sign.draft.document != document {
            return Err(Failure::Refused(SignRefusal::Act(Refusal::OtherDraft)));
        }
        let expected = self.expected_of(officer, case).await?;
        let desk = self.signatures();
        let (range, now) = (to_sign.page.signed_bytes(), self.now());
        let data = desk.check(&signatures.xml, Some(&to_sign.xml), expected, Purpose::Signing, now).await;
        let page = desk.check(&signatures.pdf, Some(&range), expected, Purpose::Signing, now).await;
        let findings = findings(&to_sign.xml, &[&data, &page]);
        if !findings.is_empty() {
            return Err(Failure::Refused(SignRefusal::Signature(findings)));
        }
        let Some(pdf) = to_sign.page.with_signature(&signatures.pdf) else {
            return Err(Failure::Refused(SignRefusal::Signature(vec!["cms-too-large".to_owned()])));
        };
        let input = ResultSign {
            case,
            document,
            pdf: self.store().put_blob(pdf).await?,
            xml_cms: self.store().put_blob(signatures.xml).await?,
            evidence: self.store().put_blob(both(&data, &page)?).await?,
        };
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
    /// Whose certificate it must be: the officer's own, issued to him for his provider. A private key of the same person
    /// does not speak for the provider.
    async fn expected_of(&self, officer: OfficerId, case: CaseId) -> Result<Expected, StoreError> {
        let workstation = self.clone();
        let found = self.store().read(move |read| {
            let person = officers::person(read, officer)?;
            let provider = rows::find(read, &Scope::System, case)?.map(|case| case.provider);
            let provider = provider.ok_or_else(|| inconsistent("a case under signature is gone"))?;
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
