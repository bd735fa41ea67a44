//! The properties of a list, tried on many generated histories.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use kezek_kernel::{Instant, ListEntryId};
use kezek_queue::{Entry, OrderKey, PersonMark, Place, Refusal, WaitingList};

/// A small generator of repeatable histories (the constants are Knuth's).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = usize::try_from(self.below(last as u64 + 1)).unwrap();
            items.swap(last, other);
        }
    }
}

fn entry(person: u8, micros: i64, sequence: u64) -> Entry {
    let at = Instant::from_micros(micros);
    let mut randomness = [0; 10];
    randomness[0] = person;
    Entry {
        id: ListEntryId::new(at, randomness),
        person: PersonMark([person; 32]),
        key: OrderKey { applied_at: at, sequence },
    }
}

/// Up to 60 people; few moments, so that many apply at the same one.
fn history(dice: &mut Dice) -> Vec<Entry> {
    let people = u8::try_from(dice.below(60)).unwrap();
    (0..people).map(|person| entry(person, i64::try_from(dice.below(9)).unwrap(), person.into())).collect()
}

fn list_of(entries: &[Entry]) -> WaitingList {
    let mut list = WaitingList::default();
    for entry in entries {
        list.enter(*entry).unwrap();
    }
    list
}

#[test]
fn the_order_of_decisions_does_not_change_the_list() {
    let mut dice = Dice(1);
    for _ in 0..200 {
        let mut entries = history(&mut dice);
        let one = list_of(&entries);
        dice.shuffle(&mut entries);
        assert_eq!(one, list_of(&entries));
    }
}

#[test]
fn a_place_is_the_number_of_earlier_keys_plus_one() {
    let mut dice = Dice(2);
    for _ in 0..200 {
        let entries = history(&mut dice);
        let list = list_of(&entries);
        for entry in &entries {
            let before = entries.iter().filter(|other| other.key < entry.key).count() as u64;
            let standing = list.standing(entry.person).unwrap();
            assert_eq!(standing.place, Place::behind(before));
            assert_eq!(standing.of, entries.len() as u64);
        }
    }
}

#[test]
fn places_are_one_to_n_without_gap() {
    let mut dice = Dice(3);
    for _ in 0..200 {
        let list = list_of(&history(&mut dice));
        let places: BTreeSet<u64> = list.in_order().map(|(place, _)| place.number()).collect();
        assert_eq!(places, (1..=list.len()).collect());
        assert!(list.in_order().zip(list.in_order().skip(1)).all(|((_, a), (_, b))| a.key < b.key));
    }
}

#[test]
fn a_newcomer_moves_only_those_behind_and_by_one() {
    let mut dice = Dice(4);
    for _ in 0..200 {
        let before = list_of(&history(&mut dice));
        let newcomer = entry(200, i64::try_from(dice.below(9)).unwrap(), 1_000);
        let mut after = before.clone();
        after.enter(newcomer).unwrap();
        for (place, other) in before.in_order() {
            let moved = u64::from(other.key > newcomer.key);
            assert_eq!(after.standing(other.person).unwrap().place.number(), place.number() + moved);
        }
    }
}

#[test]
fn one_person_cannot_stand_twice() {
    let mut dice = Dice(5);
    for _ in 0..100 {
        let entries = history(&mut dice);
        let mut list = list_of(&entries);
        for (again, sequence) in entries.iter().zip(2_000..) {
            let place = list.standing(again.person).unwrap().place;
            let second = Entry { key: OrderKey { sequence, ..again.key }, ..*again };
            assert_eq!(list.enter(second), Err(Refusal::StandsAlready(place)));
        }
        assert_eq!(list, list_of(&entries));
    }
}

#[test]
fn a_key_belongs_to_one_entry() {
    let mut list = list_of(&[entry(1, 5, 1)]);
    assert_eq!(list.enter(entry(2, 5, 1)), Err(Refusal::KeyTaken));
    assert_eq!(list.len(), 1);
    assert!(!list.is_empty());
}
