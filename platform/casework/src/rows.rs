//! Cases in the store. Every query takes a scope; what lies outside it does not exist.

use kezek_kernel::{CaseId, Instant, OfficerId, Role, Scope};
use kezek_regulations::{Channel, EditionKey, Position};
use kezek_store::{Act, Read, Row, StoreError, Value, params};

use crate::{Case, Desk, DueDate, End, State, Step, inconsistent, open_json, seal_json};

const COLUMNS: &str = "case_id, provider_id, locality, sequence, number, edition, channel, request_number, chain, \
     person_key, person_sealed, applied_at, registered_at, position, entered_at, step_due, service_due, holder, \
     signer, ending, ended_at, zone, milestones, sender, executor, asked_role, drafter, terms, representative_key";

/// The condition on `provider_id`, with its parameters from `first` on.
fn within(scope: &Scope, first: usize, params: &mut Vec<Value>) -> String {
    match scope {
        Scope::System => "1 = 1".to_owned(),
        Scope::Own(_) => "1 = 0".to_owned(),
        Scope::Providers(providers) if providers.is_empty() => "1 = 0".to_owned(),
        Scope::Providers(providers) => {
            let marks: Vec<String> = (first..).take(providers.len()).map(|n| format!("?{n}")).collect();
            params.extend(providers.iter().map(Value::from));
            format!("provider_id IN ({})", marks.join(", "))
        }
    }
}

/// The case with this name, if it lies within the scope.
pub fn find(read: &mut impl Read, scope: &Scope, id: CaseId) -> Result<Option<Case>, StoreError> {
    one(read, scope, "case_id", id.into())
}

/// The case with this number, if it lies within the scope.
pub fn find_by_number(read: &mut impl Read, scope: &Scope, number: &str) -> Result<Option<Case>, StoreError> {
    one(read, scope, "number", number.into())
}

/// The case that has this value in a column whose values are unique.
fn one(
    read: &mut impl Read,
    scope: &Scope,
    column: &'static str,
    value: Value,
) -> Result<Option<Case>, StoreError> {
    let mut params = vec![value];
    let scope = within(scope, 2, &mut params);
    let row = read.query(&format!("SELECT {COLUMNS} FROM cases WHERE {column} = ?1 AND {scope}"), &params)?;
    row.first().map(|row| case(read, row)).transpose()
}

/// The case with this number of registration in the whole workstation, if it lies within the scope.
pub fn find_by_sequence(
    read: &mut impl Read,
    scope: &Scope,
    sequence: u64,
) -> Result<Option<Case>, StoreError> {
    let sequence = i64::try_from(sequence).map_err(|_| inconsistent("a sequence beyond 63 bits"))?;
    one(read, scope, "sequence", sequence.into())
}

/// The running cases of a scope that stand at one of these places of their processes, by due date.
pub fn at_positions(
    read: &mut impl Read,
    scope: &Scope,
    places: &[(EditionKey, Channel, Position)],
    limit: u32,
) -> Result<Vec<Case>, StoreError> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = Vec::new();
    let scope = within(scope, 1, &mut params);
    let mut conditions = Vec::with_capacity(places.len());
    for (edition, channel, position) in places {
        let next = params.len() + 1;
        params.extend([edition.to_string().into(), channel.code().into(), position.to_string().into()]);
        let (second, third) = (next + 1, next + 2);
        conditions.push(format!("(edition = ?{next} AND channel = ?{second} AND position = ?{third})"));
    }
    let condition = conditions.join(" OR ");
    let limit = limit.min(crate::worklist::LONGEST_PAGE);
    let sql = format!(
        "SELECT {COLUMNS} FROM cases WHERE {scope} AND ended_at IS NULL AND ({condition})
         ORDER BY due_at, case_id LIMIT {limit}"
    );
    let rows = read.query(&sql, &params)?;
    rows.iter().map(|row| case(read, row)).collect()
}

/// The case that came by this request, if it lies within the scope.
pub fn find_by_request(
    read: &mut impl Read,
    scope: &Scope,
    number: &str,
) -> Result<Option<Case>, StoreError> {
    one(read, scope, "request_number", number.into())
}

/// The latest cases of the person with this keyed mark, within the scope.
pub fn find_by_person(
    read: &mut impl Read,
    scope: &Scope,
    person_key: [u8; 32],
    limit: usize,
) -> Result<Vec<Case>, StoreError> {
    let mut params = vec![Value::from(person_key)];
    let scope = within(scope, 2, &mut params);
    let rows = read.query(
        &format!(
            "SELECT {COLUMNS} FROM cases WHERE person_key = ?1 AND {scope} ORDER BY sequence DESC LIMIT {limit}"
        ),
        &params,
    )?;
    rows.iter().map(|row| case(read, row)).collect()
}

/// Cases whose applicant's time to answer has run out, longest first; at most a page of them.
pub fn waited_out(read: &mut impl Read) -> Result<Vec<CaseId>, StoreError> {
    let sql = format!(
        "SELECT case_id FROM cases WHERE waits_until <= ?1 AND ended_at IS NULL ORDER BY waits_until, case_id LIMIT {}",
        crate::worklist::LONGEST_PAGE
    );
    let now = read.now();
    read.all(&sql, &params![now], |row| row.get(0))
}

/// Stores a new case.
pub fn insert(act: &mut Act<'_>, case: &Case) -> Result<(), StoreError> {
    let person = seal_json(act, &case.person)?;
    let sequence = i64::try_from(case.sequence).map_err(|_| inconsistent("a sequence beyond 63 bits"))?;
    let moving = Moving::of(case)?;
    act.execute(
        "INSERT INTO cases (case_id, provider_id, locality, sequence, number, edition, channel, request_number,
         chain, person_key, person_sealed, applied_at, registered_at, zone, service_due, milestones, position,
         entered_at, step_due, due_at, holder, signer, ending, ended_at, sender, executor,
         asked_role, drafter, terms, representative_key)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
         ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30)",
        &params![
            case.id,
            case.provider,
            case.locality.as_str(),
            sequence,
            &case.number,
            case.edition.to_string(),
            case.channel.code(),
            &case.request_number,
            &case.chain,
            case.person_key,
            person,
            case.applied_at,
            case.registered_at,
            &case.zone,
            moving.service_due,
            moving.milestones,
            moving.position,
            moving.entered_at,
            moving.step_due,
            moving.due_at,
            moving.holder,
            moving.signer,
            moving.ending,
            moving.ended_at,
            &case.sender,
            case.executor,
            moving.asked_role,
            moving.drafter,
            moving.terms,
            case.representative_key,
        ],
    )?;
    Ok(())
}

/// Stores where a case stands now. What the head was told is about one step and its term; with another he has been told nothing.
pub fn update(act: &mut Act<'_>, case: &Case) -> Result<(), StoreError> {
    let moving = Moving::of(case)?;
    let rows = act.execute(
        "UPDATE cases SET service_due = ?2, milestones = ?3, position = ?4, entered_at = ?5, step_due = ?6,
         due_at = ?7, holder = ?8, signer = ?9, ending = ?10, ended_at = ?11,
         executor = ?12, asked_role = ?13, drafter = ?14, attention = CASE WHEN entered_at = ?5 AND due_at = ?7
         AND ended_at IS NULL AND position = ?4 THEN attention ELSE 0 END, terms = ?15, waits_until = ?16
         WHERE case_id = ?1",
        &params![
            case.id,
            moving.service_due,
            moving.milestones,
            moving.position,
            moving.entered_at,
            moving.step_due,
            moving.due_at,
            moving.holder,
            moving.signer,
            moving.ending,
            moving.ended_at,
            case.executor,
            moving.asked_role,
            moving.drafter,
            moving.terms,
            moving.waits_until,
        ],
    )?;
    if rows == 1 { Ok(()) } else { Err(StoreError::RowCount(usize::try_from(rows).unwrap_or(usize::MAX))) }
}

/// The columns that change while a case runs.
struct Moving {
    service_due: Option<String>,
    milestones: String,
    terms: String,
    position: Option<String>,
    entered_at: Instant,
    step_due: Option<String>,
    due_at: Instant,
    holder: Option<OfficerId>,
    signer: Option<OfficerId>,
    drafter: Option<OfficerId>,
    asked_role: Option<&'static str>,
    ending: Option<String>,
    ended_at: Option<Instant>,
    waits_until: Option<Instant>,
}

impl Moving {
    fn of(case: &Case) -> Result<Self, StoreError> {
        let ended = Self {
            service_due: due_text(case.service_due.as_ref())?,
            milestones: serde_json::to_string(&case.milestones).map_err(|_| inconsistent("milestones"))?,
            terms: serde_json::to_string(&case.terms).map_err(|_| inconsistent("terms"))?,
            position: None,
            entered_at: case.registered_at,
            step_due: None,
            due_at: case.registered_at,
            holder: None,
            signer: None,
            drafter: None,
            asked_role: None,
            ending: None,
            ended_at: None,
            waits_until: None,
        };
        Ok(match &case.state {
            State::Running(step) => {
                let named = step.desk.named();
                Self {
                    position: Some(step.position.to_string()),
                    entered_at: step.entered_at,
                    step_due: due_text(step.due.as_ref())?,
                    due_at: sort_due(case, step),
                    holder: named.holder,
                    signer: named.signer,
                    drafter: named.drafter,
                    asked_role: step.asked.map(Role::code),
                    waits_until: case.terms.waiting().map(|suspension| suspension.until.instant),
                    ..ended
                }
            }
            State::Ended(end) => Self {
                entered_at: end.at,
                due_at: end.at,
                ending: Some(end.ending.clone()),
                ended_at: Some(end.at),
                ..ended
            },
        })
    }
}

/// The instant by which a running case is sorted: its step's term, else the service's, else the end of time.
fn sort_due(case: &Case, step: &Step) -> Instant {
    step.due.as_ref().or(case.service_due.as_ref()).map_or(Instant::from_micros(i64::MAX), |due| due.instant)
}

fn due_text(due: Option<&DueDate>) -> Result<Option<String>, StoreError> {
    due.map(|due| serde_json::to_string(due).map_err(|_| inconsistent("a due date"))).transpose()
}

fn due_of(text: Option<String>) -> Result<Option<DueDate>, StoreError> {
    text.map(|text| serde_json::from_str(&text).map_err(|_| inconsistent("a due date"))).transpose()
}

fn case(read: &impl Read, row: &Row) -> Result<Case, StoreError> {
    let sealed: Vec<u8> = row.get(10)?;
    Ok(Case {
        id: row.get(0)?,
        provider: row.get(1)?,
        locality: row.get::<String>(2)?.parse().map_err(|_| inconsistent("a locality"))?,
        sequence: row.get(3)?,
        number: row.get(4)?,
        edition: row.get::<String>(5)?.parse().map_err(|_| inconsistent("an edition"))?,
        channel: Channel::from_code(&row.get::<String>(6)?).ok_or_else(|| inconsistent("a channel"))?,
        request_number: row.get(7)?,
        chain: row.get(8)?,
        person_key: row.get(9)?,
        representative_key: row.get(28)?,
        person: open_json(read, &sealed)?,
        applied_at: row.get(11)?,
        registered_at: row.get(12)?,
        service_due: due_of(row.get(16)?)?,
        zone: row.get(21)?,
        sender: row.get(23)?,
        executor: row.get(24)?,
        milestones: serde_json::from_str(&row.get::<String>(22)?).map_err(|_| inconsistent("milestones"))?,
        terms: serde_json::from_str(&row.get::<String>(27)?).map_err(|_| inconsistent("terms"))?,
        state: state(row)?,
    })
}

fn state(row: &Row) -> Result<State, StoreError> {
    if let Some(at) = row.get(20)? {
        return Ok(State::Ended(End { ending: row.get(19)?, at }));
    }
    let desk = match (row.get(17)?, row.get(26)?, row.get(18)?) {
        (None, None, None) => Desk::Nobody,
        (Some(holder), None, None) => Desk::Officer(holder),
        (Some(holder), Some(drafter), Some(signer)) => Desk::Prepared { holder, drafter, signer },
        _ => return Err(inconsistent("a desk without its holder, drafter or signer")),
    };
    Ok(State::Running(Step {
        position: row.get::<String>(13)?.parse().map_err(|_| inconsistent("a position"))?,
        entered_at: row.get(14)?,
        due: due_of(row.get(15)?)?,
        asked: row.get::<Option<String>>(25)?.and_then(|code| Role::from_code(&code)),
        desk,
    }))
}
