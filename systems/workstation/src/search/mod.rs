//! Searching cases: what was typed is a number, a person's number or a name; what is found is recorded before it is shown.

pub(crate) mod naming;

use kezek_casework::{Case, Deed, rows};
use kezek_kernel::{Actor, RecipientNumber};
use kezek_store::{Failure, Outcome, Read, Reader, StoreError};

use crate::acts::case_search::{CaseSearch, case_search};
use crate::sign_in::SignedIn;
use crate::store::names::{self, Named};
use crate::{Refusal, Workstation};

/// Cases of one page.
pub(crate) const PAGE: usize = 50;
/// Nobody's name or number is longer.
const LONGEST: usize = 100;

/// What is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    /// A case or a request, by its number.
    Number(String),
    /// A person or an organisation, by number.
    Person(RecipientNumber),
    /// A person, by folded words of the name.
    Name(Vec<String>),
}

impl Wanted {
    /// What the typed text asks for.
    fn of(typed: &str) -> Result<Self, Refusal> {
        let typed: String = typed.chars().filter(|letter| !letter.is_control()).collect();
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Refusal::SearchEmpty);
        }
        if typed.chars().count() > LONGEST {
            return Err(Refusal::TooLong { limit: LONGEST });
        }
        if typed.chars().any(|letter| letter.is_ascii_digit()) {
            let number: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
            return Ok(number.parse().map_or(Self::Number(number), Self::Person));
        }
        let words = naming::words(typed);
        if words.iter().any(|word| word.chars().count() >= 2) {
            Ok(Self::Name(words))
        } else {
            Err(Refusal::SearchShort)
        }
    }

    /// The name of the kind in rows and in the journal.
    const fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::Person(_) => "person",
            Self::Name(_) => "name",
        }
    }
}

impl Workstation {
    /// The cases of the officer's providers that answer to what was typed, latest first.
    pub(crate) async fn search(
        &self,
        who: &SignedIn,
        typed: String,
        before: Option<u64>,
    ) -> Outcome<Named, Refusal> {
        if !who.duty.may_in_general(Deed::Search) {
            return Err(Failure::Refused(Refusal::NotYours));
        }
        let wanted = Wanted::of(&typed).map_err(Failure::Refused)?;
        let (kind, scope) = (wanted.kind(), who.duty.scope());
        let found = self.store().read(move |read| found(read, &scope, &wanted, before)).await?;
        let (office, shown) = (self.office().clone(), found.cases.clone());
        let input = CaseSearch { kind, words: typed, shown };
        let actor = Actor::Officer(who.officer);
        self.store().act(actor, move |act| case_search(act, &office, &input)).await?;
        Ok(found)
    }
}

fn found(
    read: &mut Reader<'_>,
    scope: &kezek_kernel::Scope,
    wanted: &Wanted,
    before: Option<u64>,
) -> Result<Named, StoreError> {
    let all = |cases: Vec<Case>| Named { cases, before: None };
    match wanted {
        Wanted::Number(number) => {
            let case = match rows::find_by_number(read, scope, number)? {
                Some(case) => Some(case),
                None => rows::find_by_request(read, scope, number)?,
            };
            Ok(all(case.into_iter().collect()))
        }
        Wanted::Person(number) => {
            let key = read.lookup_key(number.as_str());
            rows::find_by_person(read, scope, key, PAGE).map(all)
        }
        Wanted::Name(words) => names::find(read, scope, words, before, PAGE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Result<&str, &str>) {
        let wanted = Wanted::of(typed);
        assert_eq!(wanted.as_ref().map(Wanted::kind).map_err(Refusal::code), expected, "{typed}");
    }

    #[test]
    fn what_is_typed_says_what_is_searched() {
        check("  ", Err("search-empty"));
        check("Н", Err("search-short"));
        check("\u{0}", Err("search-empty"));
        check("2026-\u{0}000001", Ok("number"));
        check("-", Err("search-short"));
        check("Ли", Ok("name"));
        check("Нұрғалиева К", Ok("name"));
        check("2026-000001", Ok("number"));
        check("10100000000001", Ok("number"));
        check("730412 200015", Ok("person"));
        check("730412200016", Ok("number"));
        check("991340000017", Ok("person"));
        check(&"ә".repeat(101), Err("too-long"));
    }
}
