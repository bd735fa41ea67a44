//! An act under an idempotency key: the same call sent again gets the answer it got, and its act happens once.
//!
//! The answer is remembered inside the act's own transaction, so there is no moment at which one exists without the other.

use kezek_casework::inconsistent;
use kezek_kernel::Actor;
use kezek_store::{Act, IdempotencyKey, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Workstation;

/// The key of a call; pages and calls without one have none, and nothing is remembered for them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Once(Option<IdempotencyKey>);

impl Once {
    /// Under this key.
    pub(crate) const fn under(key: IdempotencyKey) -> Self {
        Self(Some(key))
    }

    /// The answer that the same call got before.
    pub(crate) async fn before<T: DeserializeOwned>(
        &self,
        workstation: &Workstation,
        actor: &Actor,
    ) -> Result<Option<T>, StoreError> {
        let Some(key) = &self.0 else { return Ok(None) };
        let answer = workstation.store().answered(actor, key).await?;
        let read = |answer: String| serde_json::from_str(&answer);
        answer.map(read).transpose().map_err(|_| inconsistent("a remembered answer"))
    }

    /// Remembers the answer of this act.
    pub(crate) fn remember(&self, act: &mut Act<'_>, answer: &impl Serialize) -> Result<(), StoreError> {
        let Some(key) = &self.0 else { return Ok(()) };
        let answer = serde_json::to_string(answer).map_err(|_| inconsistent("an answer"))?;
        act.remember_answer(key, &answer)
    }
}
