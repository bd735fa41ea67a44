//! The cases of a region, made without a request: invented people, thirty providers, a few officers at each.

use kezek_casework::{Arrival, Case, Desk, DueDate, End, Person, RuleFault, Rules, State};
use kezek_kernel::{
    CaseId, Iin, Instant, OfficerId, PersonName, ProviderId, Recipient, RecipientName, RecipientNumber,
    SystemName,
};
use kezek_regulations::{Channel, Outcome};

use crate::house::ZONE;

const EDITION: &str = "almaty-2012-424/2012-12-24";
const DAY_SECONDS: i64 = 24 * 60 * 60;
/// The oldest case was registered so long ago.
const SPAN_DAYS: i64 = 8 * 365;
/// Of a hundred cases so many have ended.
const ENDED_OF_100: u32 = 94;
/// Providers among whom the cases are shared; the officer who looks works at the first one.
pub(crate) const PROVIDERS: u32 = 30;
/// Officers at each provider.
const OFFICERS: u32 = 4;

const FIRST: [&str; 20] = [
    "Үлгі",
    "Мысал",
    "Сынақ",
    "Нұр",
    "Айт",
    "Бек",
    "Ер",
    "Жан",
    "Қай",
    "Сәт",
    "Төл",
    "Ор",
    "Дән",
    "Ғал",
    "Әл",
    "Шам",
    "Қос",
    "Мең",
    "Бай",
    "Тай",
];
const SECOND: [&str; 20] = [
    "ғали",
    "бол",
    "тай",
    "жан",
    "мұрат",
    "дәулет",
    "қожа",
    "бай",
    "сұлтан",
    "төре",
    "мыс",
    "хан",
    "ділда",
    "арыс",
    "темір",
    "ғазы",
    "мағамбет",
    "ораз",
    "сейіт",
    "көл",
];

/// What all cases are made from.
pub(crate) struct Crowd {
    pub(crate) cases: u32,
    now: Instant,
    examined: Case,
    signed: Case,
    providers: Vec<ProviderId>,
    officer: OfficerId,
    numbers: Vec<Iin>,
}

impl Crowd {
    /// So many cases; the officer who looks has a quarter of those on desks of the first provider.
    pub(crate) fn new(
        rules: &Rules,
        cases: u32,
        provider: ProviderId,
        officer: OfficerId,
        numbers: Vec<Iin>,
        now: Instant,
    ) -> Result<Self, RuleFault> {
        let others = (1..PROVIDERS).map(|number| ProviderId::from_bytes(u128::from(number).to_be_bytes()));
        let providers = std::iter::once(provider).chain(others).collect();
        let examined = rules.advance(opened(rules, provider, now)?, Outcome::Done, now)?;
        let drafted = rules.advance(examined.clone(), Outcome::Yes, now)?;
        let signed = rules.advance(drafted, Outcome::Done, now)?;
        Ok(Self { cases, now, examined, signed, providers, officer, numbers })
    }

    /// The case with this number, from 0; the last ones run.
    pub(crate) fn case(&self, number: u32) -> Case {
        let ended = u64::from(self.cases) * u64::from(ENDED_OF_100) / 100;
        let age = SPAN_DAYS * DAY_SECONDS / i64::from(self.cases.max(1)) * i64::from(self.cases - number);
        let registered = self.now.plus_seconds(-age);
        let turn = number / PROVIDERS % 3;
        let mut case = if turn == 2 { self.signed.clone() } else { self.examined.clone() };
        let mut randomness = [0; 10];
        if let Some(last) = randomness.last_chunk_mut() {
            *last = number.to_be_bytes();
        }
        case.id = CaseId::new(registered, randomness);
        case.provider = pick(&self.providers, number).unwrap_or(case.provider);
        case.sequence = u64::from(number) + 1;
        case.number = format!("2026-{:07}", number + 1);
        case.request_number = (10_100_000_000_000 + u64::from(number)).to_string();
        case.person = self.person(number);
        (case.applied_at, case.registered_at) = (registered, registered);
        case.state = if u64::from(number) < ended {
            State::Ended(End { ending: "granted".to_owned(), at: registered.plus_seconds(25 * DAY_SECONDS) })
        } else {
            self.running(case.state, number, turn)
        };
        case
    }

    /// A third waits for somebody to take it, a third lies on desks, a third waits for signatures.
    fn running(&self, state: State, number: u32, turn: u32) -> State {
        let State::Running(mut step) = state else { return state };
        let spread = i64::from(number.wrapping_mul(7_919) % (36 * 24 * 60));
        let instant = self.now.plus_seconds(spread * 60 - 6 * DAY_SECONDS);
        let date = instant.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date();
        step.due = Some(DueDate { instant, date, zone: ZONE.to_owned(), provisional: false });
        let (one, other) = (self.at_desk(number), self.at_desk(number + 3 * PROVIDERS));
        step.desk = match turn {
            0 => Desk::Nobody,
            1 => Desk::Officer(one),
            _ => Desk::Prepared { holder: other, drafter: other, signer: one },
        };
        State::Running(step)
    }

    /// One of the officers of the case's provider; the first of the first is the one who looks.
    fn at_desk(&self, number: u32) -> OfficerId {
        let (provider, officer) = (number % PROVIDERS, number / PROVIDERS / 3 % OFFICERS);
        if (provider, officer) == (0, 0) {
            return self.officer;
        }
        OfficerId::from_bytes(((u128::from(provider) << 64) | u128::from(officer)).to_be_bytes())
    }

    fn person(&self, number: u32) -> Recipient {
        let word = |seed: u32, ending: &str| {
            let first = pick(&FIRST, seed).unwrap_or_default();
            let second = pick(&SECOND, seed / 20).unwrap_or_default();
            format!("{first}{second}{ending}")
        };
        let mixed = number.wrapping_mul(2_654_435_761) >> 8;
        let name = PersonName {
            surname: word(mixed % 400, "ов"),
            given: word(mixed / 400 % 200, ""),
            patronymic: word(mixed / 80_000 % 200, "ұлы"),
        };
        let number = pick(&self.numbers, number).map_or(self.examined.person.number, RecipientNumber::Iin);
        Recipient { number, name: RecipientName::Person(name) }
    }
}

/// The element at this number, the list beginning anew at its end.
fn pick<T: Copy>(list: &[T], number: u32) -> Option<T> {
    let place = usize::try_from(number).ok()?.checked_rem(list.len())?;
    list.get(place).copied()
}

fn opened(rules: &Rules, provider: ProviderId, now: Instant) -> Result<Case, RuleFault> {
    let edition = EDITION.parse().map_err(|_| RuleFault::Ended)?;
    let arrival = Arrival { zone: ZONE, applied_at: now, now, hours: None };
    let opening = rules.open(&edition, Channel::Portal, SystemName::Workstation, &arrival)?;
    let iin = "730412200015".parse().map_err(|_| RuleFault::Ended)?;
    Ok(Case {
        id: CaseId::new(now, [0; 10]),
        provider,
        locality: "196220100".parse().map_err(|_| RuleFault::Ended)?,
        zone: ZONE.to_owned(),
        sequence: 0,
        number: String::new(),
        edition,
        channel: Channel::Portal,
        request_number: String::new(),
        sender: "portal".to_owned(),
        chain: String::new(),
        person: Person { iin, name: PersonName::default() }.into(),
        person_key: [0; 32],
        representative_key: None,
        applied_at: now,
        registered_at: now,
        service_due: opening.service_due,
        executor: None,
        milestones: opening.milestones,
        terms: opening.terms,
        state: opening.state,
    })
}
