//! The body of a protocol: the meeting, who was there, each case with its votes and conclusion, who signs.
//!
//! It has no barcodes: they are for a person who checks the document addressed to him, and a protocol is of many.

use kezek_kernel::{Language, PersonName};

use super::blocks::{BODY, FACT_GAP, NOTE};
use super::{ComposeFault, Composer, Masthead, ResultDocument};
use crate::dates::{OfficeZone, moment};
use crate::facts::{Bilingual, Provider};
use crate::number::DocumentNumber;
use crate::protocol::{Ballot, CaseConsidered, Participant, ProtocolFacts};
use crate::protocol_xml;
use crate::sheet::Fragment;
use crate::words::{DocumentWords, fill};

/// The most cases that one protocol carries.
const MOST_CASES: usize = 50;
/// The most members of a commission.
const MOST_MEMBERS: usize = 40;
/// So many members with their positions stand in one row, so that a page can hold it.
const MEMBERS_PER_ROW: usize = 8;

impl Masthead for ProtocolFacts {
    fn number(&self) -> DocumentNumber {
        self.number
    }

    fn prepared(&self) -> kezek_kernel::Instant {
        self.prepared
    }

    fn title(&self) -> &Bilingual {
        &self.title
    }

    fn provider(&self) -> &Provider {
        &self.provider
    }

    fn practice(&self) -> bool {
        self.practice
    }
}

/// The protocol of these facts in these words; the page has no gap, since the signatures stand apart from it.
pub fn compose_protocol(
    facts: &ProtocolFacts,
    words: &DocumentWords,
) -> Result<ResultDocument, ComposeFault> {
    if facts.cases.is_empty() || facts.cases.len() > MOST_CASES || facts.present.is_empty() {
        return Err(ComposeFault::Agenda);
    }
    if facts.present.len() + facts.absent.len() > MOST_MEMBERS {
        return Err(ComposeFault::Agenda);
    }
    let zone = OfficeZone::named(&facts.zone).ok_or_else(|| ComposeFault::Zone(facts.zone.clone()))?;
    let xml = protocol_xml::write(facts);
    // What is signed as data must say the same as what is printed, whatever stands in the facts.
    if protocol_xml::read(&xml).as_ref() != Ok(facts) {
        return Err(ComposeFault::NotText);
    }
    let mut composer = Composer::new(facts, words, zone)?;
    composer.masthead()?;
    composer.meeting()?;
    composer.people()?;
    composer.agenda()?;
    composer.signers()?;
    composer.finish(xml)
}

impl Composer<'_, ProtocolFacts> {
    /// Number, place and times of the meeting, who presided and who kept the protocol.
    fn meeting(&mut self) -> Result<(), ComposeFault> {
        self.pages.space(6.0);
        let rows = self.facts_table(|composer, language| {
            let (facts, words) = (composer.facts, composer.words.of(language));
            let labels = &words.protocol;
            vec![
                (labels.meeting.clone(), facts.meeting.clone()),
                (labels.place.clone(), facts.place.clone()),
                (labels.opened.clone(), moment(words, &composer.zone, facts.opened)),
                (labels.closed.clone(), moment(words, &composer.zone, facts.closed)),
                (labels.chair.clone(), named(&facts.chair, language)),
                (labels.secretary.clone(), named(&facts.secretary, language)),
            ]
        })?;
        self.rows(&rows)
    }

    /// The members present and absent.
    fn people(&mut self) -> Result<(), ComposeFault> {
        let (present, absent) = (self.facts.present.len(), self.facts.absent.len());
        let (present, all) = (present.to_string(), (present + absent).to_string());
        let heading = self.part(|composer, language| {
            let words = &composer.words.of(language).protocol;
            fill(&words.present, &[("present", &present), ("all", &all)])
        })?;
        let list = |people: &[Participant], language| {
            people.iter().map(|each| named(each, language)).collect::<Vec<_>>().join("; ")
        };
        let rows = self.facts_table(|composer, language| {
            let (facts, words) = (composer.facts, &composer.words.of(language).protocol);
            let row = |label: &String, people| (label.clone(), list(people, language));
            let present = facts.present.chunks(MEMBERS_PER_ROW).map(|people| row(&words.members, people));
            let absent = facts.absent.chunks(MEMBERS_PER_ROW).map(|people| row(&words.absent, people));
            present.chain(absent).collect()
        })?;
        self.under(heading, &rows)
    }

    /// Each case of the agenda; the heading of all never parts from the first.
    fn agenda(&mut self) -> Result<(), ComposeFault> {
        let mut above =
            Some(self.part(|composer, language| composer.words.of(language).protocol.agenda.clone())?);
        for (index, case) in self.facts.cases.iter().enumerate() {
            self.case(index + 1, case, above.take())?;
        }
        Ok(())
    }

    fn case(
        &mut self,
        line: usize,
        case: &CaseConsidered,
        above: Option<Fragment>,
    ) -> Result<(), ComposeFault> {
        self.pages.space(8.0);
        let line = line.to_string();
        let head = self.columns(|composer, language| {
            let words = &composer.words.of(language).protocol;
            let heading = fill(&words.case, &[("line", &line), ("number", &case.number)]);
            composer.heading(language, &heading)
        })?;
        let head = match above {
            Some(above) => above.above(Fragment::space(8.0)).above(head),
            None => head,
        };
        let rows = self.facts_table(|composer, language| {
            let words = &composer.words.of(language).protocol;
            let conclusion = match &case.conclusion {
                Some(found) if found.in_favour => words.in_favour.clone(),
                Some(_) => words.against_it.clone(),
                None => words.no_conclusion.clone(),
            };
            let mut rows = vec![
                (words.recipient.clone(), case.recipient.full()),
                (composer.words.of(language).labels.service.clone(), case.service.of(language).to_owned()),
            ];
            for ballot in Ballot::ALL {
                let label = match ballot {
                    Ballot::For => &words.votes_for,
                    Ballot::Against => &words.votes_against,
                    Ballot::Abstained => &words.votes_abstained,
                };
                rows.push((label.clone(), voters(case, ballot, &words.nobody)));
            }
            rows.push((words.conclusion.clone(), conclusion));
            if let Some(found) = &case.conclusion {
                rows.push((words.reasons.clone(), found.words.of(language).to_owned()));
            }
            rows
        })?;
        self.under(head, &rows)
    }

    /// Who signs, and where the signatures are.
    fn signers(&mut self) -> Result<(), ComposeFault> {
        let heading = self.part(|composer, language| composer.words.of(language).protocol.signers.clone())?;
        let rows = self.facts_table(|composer, language| {
            let people = composer.facts.present.iter();
            people.map(|each| (each.position.of(language).to_owned(), each.name.full())).collect()
        })?;
        self.under(heading, &rows)?;
        self.paragraphs(6.0, BODY, |composer, language| {
            composer.words.of(language).protocol.signatures.clone()
        })?;
        self.paragraphs(8.0, NOTE, |composer, language| {
            composer.words.of(language).signature.statement.clone()
        })
    }

    /// The heading of a part in both columns, after its space.
    fn part(&mut self, text: impl Fn(&Self, Language) -> String) -> Result<Fragment, ComposeFault> {
        self.pages.space(14.0);
        self.columns(|composer, language| {
            let text = text(composer, language);
            composer.heading(language, &text)
        })
    }

    /// Rows under their heading, which never parts from the first two.
    fn under(&mut self, heading: Fragment, rows: &[Fragment]) -> Result<(), ComposeFault> {
        let (first, rest) = rows.split_at(rows.len().min(2));
        let gap = |stack: Fragment, row: &Fragment| stack.above(Fragment::space(FACT_GAP)).above(row.clone());
        self.place(&first.iter().fold(heading, gap))?;
        self.pages.space(FACT_GAP);
        self.rows(rest)
    }

    fn rows(&mut self, rows: &[Fragment]) -> Result<(), ComposeFault> {
        for row in rows {
            self.place(row)?;
            self.pages.space(FACT_GAP);
        }
        Ok(())
    }
}

fn named(participant: &Participant, language: Language) -> String {
    format!("{}, {}", participant.name.full(), participant.position.of(language))
}

/// How many voted so, and who: `2: A, B`.
fn voters(case: &CaseConsidered, ballot: Ballot, nobody: &str) -> String {
    let voted = case.votes.iter().filter(|vote| vote.ballot == ballot).map(|vote| &vote.name);
    let names: Vec<String> = voted.map(PersonName::full).collect();
    if names.is_empty() { nobody.to_owned() } else { format!("{}: {}", names.len(), names.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[track_caller]
    fn check_fault(change: impl FnOnce(&mut ProtocolFacts), expected: &ComposeFault) {
        let mut facts = testing::protocol();
        change(&mut facts);
        assert_eq!(compose_protocol(&facts, &testing::words()).as_ref(), Err(expected));
    }

    #[test]
    fn facts_that_cannot_become_a_protocol_are_named() {
        check_fault(|facts| facts.cases.clear(), &ComposeFault::Agenda);
        check_fault(|facts| facts.present.clear(), &ComposeFault::Agenda);
        check_fault(|facts| facts.zone = "Asia/Nowhere".into(), &ComposeFault::Zone("Asia/Nowhere".into()));
        check_fault(|facts| facts.place = "\0".into(), &ComposeFault::NotText);
    }

    #[test]
    fn a_large_commission_and_long_words_fit() {
        let mut facts = testing::protocol();
        facts.present = vec![facts.present[0].clone(); MOST_MEMBERS - 1];
        let vote = facts.cases[0].votes[0].clone();
        facts.cases[0].votes = vec![vote; MOST_MEMBERS - 1];
        if let Some(conclusion) = &mut facts.cases[0].conclusion {
            conclusion.words.ru = "слово ".repeat(330);
        }
        assert!(compose_protocol(&facts, &testing::words()).is_ok());
        check_fault(
            |facts| facts.absent = vec![facts.present[0].clone(); MOST_MEMBERS],
            &ComposeFault::Agenda,
        );
    }

    #[test]
    fn an_agenda_has_at_most_fifty_cases() {
        let cases = |count| {
            let mut facts = testing::protocol();
            facts.cases = vec![facts.cases[0].clone(); count];
            compose_protocol(&facts, &testing::words()).map(|document| document.pdf.starts_with(b"%PDF"))
        };
        assert_eq!(cases(MOST_CASES), Ok(true));
        assert_eq!(cases(MOST_CASES + 1), Err(ComposeFault::Agenda));
    }

    #[test]
    fn equal_facts_give_equal_protocols_that_carry_their_data() {
        for (name, facts) in testing::protocols() {
            let twice = [(); 2].map(|()| compose_protocol(&facts, &testing::words()).unwrap());
            assert!(twice[0] == twice[1], "{name}");
            let attached = crate::pades::attached_xml(&twice[0].pdf).unwrap();
            assert_eq!(attached.as_deref(), Some(twice[0].xml.as_slice()), "{name}");
        }
    }
}
