//! The questions: where does the person stand now, is this document genuine, who opened the person's data. Each
//! answers nothing else.

use jiff::tz::TimeZone;
use kezek_exchange::Refusal;
use kezek_kernel::{CaseId, RecipientNumber, Words};
use kezek_messages::{
    GenuineAnswer, GenuineQuestion, MAX_OPENINGS, Opening, OpeningsAnswer, OpeningsQuestion, Place,
    PlaceAnswer, PlaceQuestion, SyncAnswer, SyncQuestion,
};
use kezek_queue::Standing;
use kezek_store::{Read, StoreError, params};

use super::request::internal;
use crate::Workstation;
use crate::store::officers::Appointment;
use crate::store::openings::OpeningRow;
use crate::store::{complaint_answers, decisions, lists, officers, openings};

impl Workstation {
    /// The place of a request's own applicant; another person's question is answered as if he stood nowhere.
    pub(crate) async fn answer_place(&self, question: &SyncQuestion) -> Result<SyncAnswer, Refusal> {
        let asked: PlaceQuestion = question.data.read()?;
        let found = self.store().read(move |read| {
            let standing = match own_case(read, &asked.request_number, asked.applicant)? {
                Some(case) => lists::standing_by_case(read, case)?,
                None => None,
            };
            Ok(PlaceAnswer { as_of: read.now(), place: standing.and_then(place) })
        });
        let answer = found.await.map_err(|error| internal(&error))?;
        SyncAnswer::success(&question.info.message_id, answer.as_of, &answer).map_err(Refusal::from)
    }

    /// Whether a document was given to a person.
    pub(crate) async fn answer_genuine(&self, question: &SyncQuestion) -> Result<SyncAnswer, Refusal> {
        let asked: GenuineQuestion = question.data.read()?;
        let found = self.store().read(move |read| {
            let key = read.lookup_key(asked.person_number.as_str());
            let number = asked.document_number.trim();
            let genuine = decisions::is_genuine(read, number, &key)?
                || complaint_answers::is_genuine(read, number, &key)?;
            Ok(GenuineAnswer { as_of: read.now(), genuine })
        });
        let answer = found.await.map_err(|error| internal(&error))?;
        SyncAnswer::success(&question.info.message_id, answer.as_of, &answer).map_err(Refusal::from)
    }

    /// Who opened the data of a request, asked by its own applicant; of another person's request nothing is told.
    pub(crate) async fn answer_openings(&self, question: &SyncQuestion) -> Result<SyncAnswer, Refusal> {
        let asked: OpeningsQuestion = question.data.read()?;
        let zone = self.office().zone.clone();
        let found = self.store().read(move |read| {
            let rows = match own_case(read, &asked.request_number, asked.applicant)? {
                Some(case) => openings::newest(read, case, u16::try_from(MAX_OPENINGS).unwrap_or(u16::MAX))?,
                None => Vec::new(),
            };
            let appointed = match rows.first() {
                Some(row) => officers::of_provider(read, row.provider)?,
                None => Vec::new(),
            };
            let openings = rows.into_iter().map(|row| opening(row, &appointed, &zone)).collect();
            Ok(OpeningsAnswer { as_of: read.now(), openings })
        });
        let answer = found.await.map_err(|error| internal(&error))?;
        SyncAnswer::success(&question.info.message_id, answer.as_of, &answer).map_err(Refusal::from)
    }
}

/// The case of a request, if this person applied by it.
fn own_case(
    read: &mut impl Read,
    request: &str,
    applicant: RecipientNumber,
) -> Result<Option<CaseId>, StoreError> {
    let key = read.lookup_key(applicant.as_str());
    let sql = "SELECT case_id FROM cases WHERE request_number = ?1 AND person_key = ?2";
    read.optional(sql, &params![request, key], |row| row.get(0))
}

/// The opening with the position that the officer held on its day.
fn opening(row: OpeningRow, appointed: &[Appointment], zone: &TimeZone) -> Opening {
    let day = row.at.timestamp().to_zoned(zone.clone()).date();
    let held = |each: &&Appointment| {
        each.officer == row.officer && each.from <= day && each.until.is_none_or(|until| day <= until)
    };
    let position = appointed.iter().find(held).map_or_else(Words::default, |each| each.position.clone());
    Opening { at: row.at, part: row.part, position }
}

/// The standing in the contract's numbers; a list of four thousand million people does not exist.
fn place(standing: Standing) -> Option<Place> {
    let number = u32::try_from(standing.place.number()).ok()?;
    Some(Place { number, of: u32::try_from(standing.of).ok()? })
}
