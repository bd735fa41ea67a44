//! Idempotency: the same request again gets the stored answer; the key belongs to actor and request.

use kezek_kernel::{AccountId, Actor};
use kezek_store::{Entry, Failure, IdempotencyKey, Outcome, Store, StoreError};

use crate::bed::{START, on_both_engines};

fn person(number: u8) -> Actor {
    Actor::Person(AccountId::from_bytes([number; 16]))
}

/// Asks for the remembered answer and remembers the given one when there is none.
async fn answer(
    store: &Store,
    by: Actor,
    request: &str,
    answer: &'static str,
) -> Outcome<String, &'static str> {
    let key = IdempotencyKey::new("key-1", request.as_bytes()).unwrap();
    store
        .act(by, move |act| {
            act.record(Entry::new("ask"))?;
            if let Some(before) = act.idempotent(&key)? {
                return Ok(before);
            }
            act.remember_answer(&key, answer)?;
            Ok(answer.to_owned())
        })
        .await
        .map(|committed| committed.value)
}

#[test]
fn the_first_answer_is_given_again() {
    on_both_engines(async |bed| {
        let store = bed.store();
        assert_eq!(answer(&store, person(1), "request", "first").await, Ok("first".into()));
        assert_eq!(answer(&store, person(1), "request", "second").await, Ok("first".into()));
        assert_eq!(answer(&store, person(2), "request", "second").await, Ok("second".into()));
        let other = answer(&store, person(1), "other request", "x").await;
        assert_eq!(other, Err(Failure::Store(StoreError::KeyOfAnotherRequest)));
    });
}

#[test]
fn old_answers_are_forgotten() {
    on_both_engines(async |bed| {
        let store = bed.store();
        answer(&store, person(1), "request", "first").await.unwrap();
        assert_eq!(store.prune_answers(START).await, Ok(0));
        assert_eq!(store.prune_answers(START.plus_seconds(1)).await, Ok(1));
        assert_eq!(answer(&store, person(1), "request", "second").await, Ok("second".into()));
    });
}
