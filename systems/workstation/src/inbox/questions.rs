//! The two questions: where does the person stand now, and is this document genuine. Each answers nothing else.

use kezek_exchange::Refusal;
use kezek_messages::{
    GenuineAnswer, GenuineQuestion, Place, PlaceAnswer, PlaceQuestion, SyncAnswer, SyncQuestion,
};
use kezek_queue::Standing;
use kezek_store::{Read, params};

use super::request::internal;
use crate::Workstation;
use crate::store::{decisions, lists};

impl Workstation {
    /// The place of a request's own applicant; another person's question is answered as if he stood nowhere.
    pub(crate) async fn answer_place(&self, question: &SyncQuestion) -> Result<SyncAnswer, Refusal> {
        let asked: PlaceQuestion = question.data.read()?;
        let found = self.store().read(move |read| {
            let key = read.lookup_key(asked.iin.as_str());
            let case = read.optional(
                "SELECT case_id FROM cases WHERE request_number = ?1 AND person_key = ?2",
                &params![&asked.request_number, key],
                |row| row.get(0),
            )?;
            let standing = match case {
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
            let key = read.lookup_key(asked.person_number.trim());
            let genuine = decisions::is_genuine(read, asked.document_number.trim(), &key)?;
            Ok(GenuineAnswer { as_of: read.now(), genuine })
        });
        let answer = found.await.map_err(|error| internal(&error))?;
        SyncAnswer::success(&question.info.message_id, answer.as_of, &answer).map_err(Refusal::from)
    }
}

/// The standing in the contract's numbers; a list of four thousand million people does not exist.
fn place(standing: Standing) -> Option<Place> {
    let number = u32::try_from(standing.place.number()).ok()?;
    Some(Place { number, of: u32::try_from(standing.of).ok()? })
}
