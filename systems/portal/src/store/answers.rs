//! Answers of persons to what a provider asked or told them about a running request; one to each asking.

use kezek_kernel::{AnswerId, Instant, RequestId};
use kezek_messages::Stance;
use kezek_store::{Act, Read, StoreError, params};

use super::drafts::{Attachment, attachments, insert_attachment};
use super::inconsistent;
use super::requests::Papers;

/// An answer, being written or sent.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) id: AnswerId,
    pub(crate) words: AnswerWords,
    pub(crate) state: AnswerState,
    pub(crate) attachments: Vec<Attachment>,
}

/// How far an answer has come.
#[derive(Debug, Clone)]
pub(crate) enum AnswerState {
    /// The person writes it.
    Writing {
        /// The document that waits for the signature, once the answer was checked.
        prepared: Option<Vec<u8>>,
    },
    /// It is signed and on its way to the provider.
    Sent,
}

/// What the person says.
#[derive(Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct AnswerWords {
    /// The code of his stance; empty while he has taken none.
    #[serde(default)]
    stance: String,
    pub(crate) text: String,
}

/// Personal data stay out of logs.
impl std::fmt::Debug for AnswerWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AnswerWords(..)")
    }
}

impl AnswerWords {
    /// What he says, and how he stands to it.
    pub(crate) fn new(stance: Option<Stance>, text: &str) -> Self {
        let stance = stance.map_or_else(String::new, |stance| stance.code().to_owned());
        Self { stance, text: text.trim().to_owned() }
    }

    /// How he stands to what he was told.
    pub(crate) fn stance(&self) -> Option<Stance> {
        Stance::from_code(&self.stance)
    }
}

/// The answer to what was asked at this moment.
pub(crate) fn find(
    read: &mut impl Read,
    request: RequestId,
    asked: Instant,
) -> Result<Option<Answer>, StoreError> {
    let row = read.optional(
        "SELECT a.answer_id, a.words_sealed, a.prepared_sealed, p.journal_index FROM answers a
         LEFT JOIN answer_papers p ON p.answer_id = a.answer_id WHERE a.request_id = ?1 AND a.asked_at = ?2",
        &params![request, asked],
        |row| {
            let sent: Option<i64> = row.get(3)?;
            Ok((row.get(0)?, row.get::<Vec<u8>>(1)?, row.get::<Option<Vec<u8>>>(2)?, sent))
        },
    )?;
    let Some((id, words, prepared, sent)) = row else { return Ok(None) };
    let id: AnswerId = id;
    let words = serde_json::from_slice(&read.open(&words)?).map_err(|_| inconsistent("answer words"))?;
    let state = match sent {
        Some(_) => AnswerState::Sent,
        None => AnswerState::Writing { prepared: prepared.map(|sealed| read.open(&sealed)).transpose()? },
    };
    let attachments = attachments(read, "answer_attachments", "answer_id", id.as_bytes())?;
    Ok(Some(Answer { id, words, state, attachments }))
}

/// The answer to what was asked at this moment, begun if there is none.
pub(crate) fn begin(act: &mut Act<'_>, request: RequestId, asked: Instant) -> Result<AnswerId, StoreError> {
    if let Some(answer) = find(act, request, asked)? {
        return Ok(answer.id);
    }
    let (id, now): (AnswerId, _) = (act.id(), act.now());
    let words = sealed(act, &AnswerWords::default())?;
    act.execute(
        "INSERT INTO answers (answer_id, request_id, asked_at, words_sealed, prepared_sealed, changed_at)
         VALUES (?1, ?2, ?3, ?4, NULL, ?5)",
        &params![id, request, asked, words, now],
    )?;
    Ok(id)
}

/// Saves what the person says; a prepared document no longer fits it and is dropped.
pub(crate) fn save_words(act: &mut Act<'_>, id: AnswerId, words: &AnswerWords) -> Result<(), StoreError> {
    let (words, now) = (sealed(act, words)?, act.now());
    let sql =
        "UPDATE answers SET words_sealed = ?2, prepared_sealed = NULL, changed_at = ?3 WHERE answer_id = ?1";
    act.execute(sql, &params![id, words, now]).map(drop)
}

/// Keeps the document that the person is about to sign.
pub(crate) fn save_prepared(act: &mut Act<'_>, id: AnswerId, document: &[u8]) -> Result<(), StoreError> {
    let sealed = act.seal(document)?;
    act.execute("UPDATE answers SET prepared_sealed = ?2 WHERE answer_id = ?1", &params![id, sealed])
        .map(drop)
}

/// Adds a file to the answer.
pub(crate) fn attach(act: &mut Act<'_>, id: AnswerId, attachment: &Attachment) -> Result<(), StoreError> {
    insert_attachment(act, "answer_attachments", "answer_id", id.as_bytes(), attachment)?;
    unprepare(act, id)
}

/// Takes a file off the answer.
pub(crate) fn detach(act: &mut Act<'_>, id: AnswerId, position: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM answer_attachments WHERE answer_id = ?1 AND position = ?2";
    act.execute(sql, &params![id, position])?;
    unprepare(act, id)
}

fn unprepare(act: &mut Act<'_>, id: AnswerId) -> Result<(), StoreError> {
    act.execute("UPDATE answers SET prepared_sealed = NULL WHERE answer_id = ?1", &params![id]).map(drop)
}

/// Keeps what was signed and sent, and these files alone.
pub(crate) fn send(
    act: &mut Act<'_>,
    id: AnswerId,
    index: u64,
    papers: &Papers,
    files: &[Attachment],
) -> Result<(), StoreError> {
    act.execute("DELETE FROM answer_attachments WHERE answer_id = ?1", &params![id])?;
    for file in files {
        attach(act, id, file)?;
    }
    let now = act.now();
    let index = i64::try_from(index).map_err(|_| inconsistent("a journal index beyond 63 bits"))?;
    let sealed = [act.seal(&papers.document)?, act.seal(&papers.signature)?, act.seal(&papers.evidence)?];
    let [document, signature, evidence] = sealed;
    act.execute(
        "INSERT INTO answer_papers (answer_id, accepted_at, journal_index, document_sealed, signature_sealed,
         evidence_sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &params![id, now, index, document, signature, evidence],
    )
    .map(drop)
}

/// A sent answer with everything that its message carries.
#[derive(Debug, Clone)]
pub(crate) struct SentAnswer {
    pub(crate) request: RequestId,
    pub(crate) accepted_at: Instant,
    pub(crate) journal_index: u64,
    pub(crate) papers: Papers,
    pub(crate) attachments: Vec<Attachment>,
}

/// The sent answer with this identifier.
pub(crate) fn sent(read: &mut impl Read, id: AnswerId) -> Result<Option<SentAnswer>, StoreError> {
    let row = read.optional(
        "SELECT a.request_id, p.accepted_at, p.journal_index, p.document_sealed, p.signature_sealed,
         p.evidence_sealed FROM answers a JOIN answer_papers p ON p.answer_id = a.answer_id WHERE a.answer_id = ?1",
        &params![id],
        |row| {
            let sealed: [Vec<u8>; 3] = [row.get(3)?, row.get(4)?, row.get(5)?];
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, sealed))
        },
    )?;
    let Some((request, accepted_at, journal_index, [document, signature, evidence])) = row else {
        return Ok(None);
    };
    let papers = Papers {
        document: read.open(&document)?,
        signature: read.open(&signature)?,
        evidence: read.open(&evidence)?,
    };
    let attachments = attachments(read, "answer_attachments", "answer_id", id.as_bytes())?;
    Ok(Some(SentAnswer { request, accepted_at, journal_index, papers, attachments }))
}

fn sealed(act: &mut Act<'_>, words: &AnswerWords) -> Result<Vec<u8>, StoreError> {
    act.seal(&serde_json::to_vec(words).unwrap_or_default())
}
