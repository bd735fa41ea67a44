//! Answering what a provider asked about a running request: what may be said, the document that is signed, and taking it.
//!
//! Pages and the API come through here alike, as requests come through `intake`.

use std::sync::Arc;

use kezek_kernel::{Actor, Instant, Language, RecipientNumber};
use kezek_messages::{Stance, Supplement};
use kezek_regulations::{Answers, Document, DocumentFault, Edition};
use kezek_signatures::Finding;
use kezek_store::{Committed, Failure, IdempotencyKey, StoreError};

use crate::acts::answer_send::{AnswerSend, AnswerSent, SendRefusal, answer_send};
use crate::application::attachment_fact;
use crate::intake::{Signed, attached, confirmed, sha256, strange_files};
use crate::state::Portal;
use crate::store::accounts::Account;
use crate::store::answers::{self, Answer, AnswerState, AnswerWords};
use crate::store::drafts::Attachment;
use crate::store::needs::{self, Need, Open};
use crate::store::notices;
use crate::store::requests::{Papers, Request};

/// The longest answer, in characters; what does not fit goes into a file.
pub(crate) const LONGEST_ANSWER: usize = 4_000;

/// A running request that asks something of its applicant.
#[derive(Debug, Clone)]
pub(crate) struct Asking {
    pub(crate) request: Request,
    pub(crate) edition: Arc<Edition>,
    pub(crate) open: Open,
}

/// Everything that is wrong with an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct AnswerFaults {
    /// `stance-missing`, `answer-empty`, `answer-too-long`.
    pub(crate) words: Vec<&'static str>,
    pub(crate) documents: Vec<DocumentFault>,
    /// Files that were signed and did not come, or came and were not signed.
    pub(crate) files: Vec<String>,
}

impl AnswerFaults {
    /// Whether nothing is wrong.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.documents.is_empty() && self.files.is_empty()
    }
}

impl Asking {
    /// What is asked now of the applicant of a request, with what he has written so far; or why he cannot answer.
    pub(crate) async fn find(
        portal: &Portal,
        request: &Request,
    ) -> Result<Result<(Self, Option<Answer>), SendRefusal>, StoreError> {
        let (id, running) = (request.id, request.state.is_running());
        let (history, open) = portal
            .store
            .read(move |reader| {
                let history = notices::of_request(reader, id)?;
                let open = needs::open(reader, &history)?.filter(|_| running);
                Ok((history, open))
            })
            .await?;
        let Some(open) = open else {
            let answered = history.last().is_some_and(|notice| notice.code.starts_with("answer"));
            return Ok(Err(if answered { SendRefusal::AnsweredBefore } else { SendRefusal::NotAsked }));
        };
        if today(portal, request) > open.until {
            return Ok(Err(SendRefusal::TooLate));
        }
        let key = request.edition.parse().ok();
        let edition = key.and_then(|key| portal.library.edition(&key).cloned());
        let edition =
            edition.ok_or_else(|| StoreError::Inconsistent("a request's edition is not held".to_owned()))?;
        let asked = open.asked;
        let answer = portal.store.read(move |reader| answers::find(reader, id, asked)).await?;
        if answer.as_ref().is_some_and(|answer| matches!(answer.state, AnswerState::Sent)) {
            return Ok(Err(SendRefusal::AnsweredBefore));
        }
        Ok(Ok((Self { request: request.clone(), edition, open }, answer)))
    }

    /// How the person can stand to what he was asked or told.
    pub(crate) const fn stances(&self) -> &'static [Stance] {
        match self.open.need {
            Need::Correction { .. } => &[Stance::Correction],
            Need::Hearing { .. } => &[Stance::Objection, Stance::NothingToAdd],
        }
    }

    /// The documents of which files may be attached: those that are wanted, else all that a request may have.
    pub(crate) fn documents(&self) -> Vec<Document> {
        let wanted: &[String] = match &self.open.need {
            Need::Correction { documents, .. } => documents,
            Need::Hearing { .. } => &[],
        };
        let all = self.edition.documents.iter();
        let offered =
            all.filter(
                |document| {
                    if wanted.is_empty() { document.attached } else { wanted.contains(&document.id) }
                },
            );
        // Whether a document concerns the person was asked when he applied; now it is the officer who wants it.
        let offered = offered.map(|document| Document {
            when: Vec::new(),
            attached: true,
            required: !wanted.is_empty(),
            ..document.clone()
        });
        offered.collect()
    }

    /// Everything that is wrong with these words and files. Who cannot bring a document says so in words.
    pub(crate) fn faults(&self, words: &AnswerWords, files: &[Attachment]) -> AnswerFaults {
        let mut faults = AnswerFaults::default();
        let stance = words.stance().filter(|stance| self.stances().contains(stance));
        match stance {
            None => faults.words.push("stance-missing"),
            Some(Stance::NothingToAdd) => return faults,
            Some(_) => {}
        }
        let documents =
            self.edition.attachments.check(&self.documents(), &Answers::default(), &attached(files));
        faults.documents = documents;
        if !words.text.is_empty() {
            faults.documents.retain(|fault| fault.code != "document-missing");
        }
        let wanting = faults.documents.iter().any(|fault| fault.code == "document-missing");
        if words.text.is_empty() && !wanting && (files.is_empty() || stance == Some(Stance::Objection)) {
            faults.words.push("answer-empty");
        }
        if words.text.chars().count() > LONGEST_ANSWER {
            faults.words.push("answer-too-long");
        }
        faults
    }

    /// The document that is signed. Who has nothing to add adds nothing.
    pub(crate) fn supplement(&self, draft: &DraftAnswer<'_>) -> Option<Supplement> {
        let stance = draft.words.stance()?;
        let silent = stance == Stance::NothingToAdd;
        let files = if silent { &[] } else { draft.files };
        Some(Supplement {
            stance,
            service: self.request.service.clone(),
            request_number: self.request.number.clone(),
            case_number: self.open.case_number.clone(),
            asked: self.open.asked,
            applicant: draft.applicant,
            language: draft.language,
            prepared: draft.prepared,
            text: if silent { String::new() } else { draft.words.text.clone() },
            attachments: files.iter().map(attachment_fact).collect(),
        })
    }
}

/// What the document of an answer is made of.
pub(crate) struct DraftAnswer<'a> {
    pub(crate) applicant: RecipientNumber,
    pub(crate) language: Language,
    pub(crate) prepared: Instant,
    pub(crate) words: &'a AnswerWords,
    pub(crate) files: &'a [Attachment],
}

/// A signed answer as a person or a program hands it in.
pub(crate) struct SignedAnswer {
    /// The exact bytes that were signed.
    pub(crate) document: Vec<u8>,
    /// The signature over them.
    pub(crate) cms: Vec<u8>,
    /// The attached files, whose bytes lie in the blob table.
    pub(crate) files: Vec<Attachment>,
    /// The key under which a program may send the same answer again.
    pub(crate) idempotency: Option<IdempotencyKey>,
}

/// Why an answer was not taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(crate) enum AnswerRefusal {
    /// The bytes are no answer.
    #[error("the document is not an answer")]
    NotAnAnswer,
    /// The document says something else around the words than the portal writes.
    #[error("the document is not as the portal writes it")]
    NotAsWritten,
    /// Words or files are at fault.
    #[error("the answer is at fault")]
    Faulty(AnswerFaults),
    /// The signature is not confirmed.
    #[error("the signature is not confirmed")]
    Signature(Vec<Finding>),
    /// Nothing is asked, or it is too late, or it was answered.
    #[error(transparent)]
    Send(SendRefusal),
}

/// Takes a signed answer, or says everything that stands in the way.
pub(crate) async fn take(
    portal: &Portal,
    account: &Account,
    asking: &Asking,
    answer: SignedAnswer,
) -> Result<Committed<AnswerSent>, Failure<AnswerRefusal>> {
    let refused = |refusal| Failure::Refused(refusal);
    let signed = Supplement::from_xml(&answer.document).map_err(|_| refused(AnswerRefusal::NotAnAnswer))?;
    let words = AnswerWords::new(Some(signed.stance), &signed.text);
    let mut faults = asking.faults(&words, &answer.files);
    faults.files = strange_files(&signed.attachments, &answer.files);
    if !faults.is_empty() {
        return Err(refused(AnswerRefusal::Faulty(faults)));
    }
    let (language, prepared) = (signed.language, signed.prepared);
    let draft = DraftAnswer { applicant: signed.applicant, language, prepared, words: &words, files: &[] };
    let ours =
        asking.supplement(&draft).map(|ours| Supplement { attachments: signed.attachments.clone(), ..ours });
    if ours.as_ref() != Some(&signed) {
        return Err(refused(AnswerRefusal::NotAsWritten));
    }
    let by = Signed { by: signed.applicant, at: asking.request.locality };
    let evidence = confirmed(portal, account, by, &answer.document, &answer.cms).await;
    let evidence = evidence.map_err(|failure| failure.map(AnswerRefusal::Signature))?;
    let zone = portal.parameters.locality(asking.request.locality).map(|locality| locality.zone.clone());
    let input = AnswerSend {
        request: asking.request.id,
        account: account.id,
        applicant: account.number,
        asked: signed.asked,
        stance: signed.stance,
        zone: zone.unwrap_or_else(|| portal.shell.zone().clone()),
        document_hash: sha256(&answer.document),
        papers: Papers { document: answer.document, signature: answer.cms, evidence },
        attachments: answer.files,
        idempotency: answer.idempotency,
    };
    let done = portal.store.act(Actor::Person(account.id), move |act| answer_send(act, &input)).await;
    done.map_err(|failure| failure.map(AnswerRefusal::Send))
}

/// Today in the locality of a request.
fn today(portal: &Portal, request: &Request) -> jiff::civil::Date {
    let locality = portal.parameters.locality(request.locality);
    locality.map_or_else(|| portal.today(), |locality| locality.date_at(portal.now()))
}
