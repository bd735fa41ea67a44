//! A person carries his draft over to the edition that takes requests now: what fits is kept, what he was shown is dropped.
//!
//! Nothing is carried over silently: the act makes the plan again from the draft as it lies in the store and goes on only if it is
//! the plan that the person saw. The draft changes as a whole or not at all.

use kezek_kernel::{AccountId, DraftId, RecipientNumber};
use kezek_store::{Act, Entry, Failure, Outcome};

use crate::carrying::Passage;
use crate::store::drafts;

/// Whose draft goes where, and what he was shown.
#[derive(Clone)]
pub(crate) struct CarryOver {
    pub(crate) account: AccountId,
    pub(crate) number: RecipientNumber,
    pub(crate) draft: DraftId,
    pub(crate) passage: Passage,
    /// The mark of the plan that the person saw.
    pub(crate) seen: String,
}

/// Why the draft stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CarryRefusal {
    /// There is no such draft of this person.
    #[error("no such draft")]
    NoDraft,
    /// It was carried over before.
    #[error("the draft is under this edition already")]
    Done,
    /// Draft or edition have changed since the person looked: he looks again.
    #[error("the draft has changed since it was looked at")]
    Changed,
}

/// Carries the draft over.
pub(crate) fn draft_carry_over(act: &mut Act<'_>, carry: &CarryOver) -> Outcome<(), CarryRefusal> {
    let draft = drafts::find(act, carry.account, carry.draft)?;
    let draft = draft.ok_or(Failure::Refused(CarryRefusal::NoDraft))?;
    let now = carry.passage.now.key.as_str();
    if draft.edition == now {
        return Err(Failure::Refused(CarryRefusal::Done));
    }
    let plan = carry.passage.plan(&draft, carry.number);
    if plan.mark != carry.seen {
        return Err(Failure::Refused(CarryRefusal::Changed));
    }
    drafts::set_edition(act, draft.id, now)?;
    for file in &plan.dropped_files {
        drafts::detach(act, draft.id, file.position)?;
    }
    drafts::save_answers(act, draft.id, &plan.kept)?;
    let entry = Entry::new("draft-carry-over").public("from", draft.edition.as_str()).public("to", now);
    act.record(entry.private("draft", draft.id.as_bytes()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::Arc;

    use kezek_kernel::{Actor, Instant, Language, PersonName, RecipientName, SystemName};
    use kezek_regulations::Answers;
    use kezek_store::{EngineSettings, FixedClock, Store, StoreKeys, StoreSettings};

    use super::*;
    use crate::pages::rendered::edition;
    use crate::store::MIGRATIONS;
    use crate::store::accounts::{self, Holder};
    use crate::store::drafts::Draft;

    const OLD: &str = "almaty-2012-424/2011-01-01";
    const IIN: &str = "730412200015";

    async fn begun(store: &Store) -> (AccountId, DraftId) {
        let begun = store.keep::<_, Infallible>(|act| {
            let holder = Holder {
                number: IIN.parse().unwrap(),
                name: RecipientName::Person(PersonName {
                    surname: "Үлгілі".into(),
                    given: "Айсұлу".into(),
                    patronymic: String::new(),
                }),
                password_hash: String::new(),
                language: Language::Kk,
            };
            let account = accounts::put(act, &holder)?;
            let draft = drafts::begin(act, account, OLD)?;
            let answers = Answers::from_pairs([("residents", "3"), ("housing-now", "rented")]);
            drafts::save_answers(act, draft, &answers)?;
            drafts::save_prepared(act, draft, b"prepared")?;
            Ok((account, draft))
        });
        begun.await.unwrap()
    }

    #[tokio::test]
    async fn the_draft_changes_as_a_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let keys = StoreKeys::load_or_create(&folder.path().join("keys")).unwrap();
        let engine = EngineSettings::Sqlite { path: folder.path().join("kezek.db") };
        let settings = StoreSettings::new(engine, SystemName::Portal, keys);
        let clock = Arc::new(FixedClock::new(Instant::from_micros(1_795_335_000_000_000)));
        let store = Store::open(settings, MIGRATIONS, clock).unwrap();
        let (account, draft) = begun(&store).await;
        let find = async || -> Draft {
            store.read(move |reader| drafts::find(reader, account, draft)).await.unwrap().unwrap()
        };
        let number: RecipientNumber = IIN.parse().unwrap();
        let passage = Passage::sample(None, edition());
        let seen = passage.plan(&find().await, number).mark;
        let carry = CarryOver { account, number, draft, passage, seen };
        let run = async |carry: CarryOver, breaks: bool| {
            let done = store.act(Actor::Person(account), move |act| {
                draft_carry_over(act, &carry)?;
                // As if the power went at the last moment.
                if breaks { Err(Failure::Refused(CarryRefusal::NoDraft)) } else { Ok(()) }
            });
            done.await.map(drop)
        };
        let refusal = |done: Result<(), Failure<CarryRefusal>>| match done {
            Err(Failure::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        };
        assert_eq!(refusal(run(carry.clone(), true).await), CarryRefusal::NoDraft);
        let kept = find().await;
        assert_eq!((kept.edition.as_str(), kept.answers.get("housing-now")), (OLD, "rented"));
        assert!(kept.prepared.is_some());
        let unseen = CarryOver { seen: String::new(), ..carry.clone() };
        assert_eq!(refusal(run(unseen, false).await), CarryRefusal::Changed);
        run(carry.clone(), false).await.unwrap();
        let carried = find().await;
        assert_eq!(carried.edition, edition().key.as_str());
        assert_eq!((carried.answers.get("residents"), carried.answers.get("housing-now")), ("3", ""));
        assert!(carried.prepared.is_none(), "what was made to be signed is another document now");
        assert_eq!(refusal(run(carry, false).await), CarryRefusal::Done);
    }
}
