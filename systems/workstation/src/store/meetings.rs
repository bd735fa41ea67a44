//! Meetings of commissions with their members and agendas; every query of meetings takes a scope.

use std::collections::BTreeSet;

use kezek_casework::{Case, inconsistent, open_json, seal_json};
use kezek_kernel::{CaseId, Instant, MeetingId, OfficerId, ProviderId, Scope};
use kezek_store::{Act, Read, Row, StoreError, Value, params};

use crate::commission::{ConclusionWords, Item, Meeting, Member, Ruling, Stage};

const COLUMNS: &str =
    "meeting_id, provider_id, number, held_at, place, chair, secretary, stage, opened_at, closed_at";

/// A meeting of these stages is over; its agenda binds no case any more.
const OVER: &str = "('cancelled', 'failed', 'forwarded')";

/// So many meetings stand on a page of the list.
pub(crate) const ON_A_PAGE: usize = 50;

/// The meeting with this name, if it lies within the scope.
pub(crate) fn find(
    read: &mut impl Read,
    scope: &Scope,
    id: MeetingId,
) -> Result<Option<Meeting>, StoreError> {
    let mut params = vec![Value::from(id)];
    let scope = within(scope, &mut params);
    read.optional(
        &format!("SELECT {COLUMNS} FROM meetings WHERE meeting_id = ?1 AND {scope}"),
        &params,
        meeting,
    )
}

/// A page of meetings, the newest first; only those before this one, where one is named.
pub(crate) fn page(
    read: &mut impl Read,
    scope: &Scope,
    before: Option<MeetingId>,
) -> Result<Vec<Meeting>, StoreError> {
    let mut params: Vec<Value> = before.map(Value::from).into_iter().collect();
    let earlier = match before {
        Some(_) => {
            "(held_at, meeting_id) < (SELECT held_at, meeting_id FROM meetings WHERE meeting_id = ?1) AND "
        }
        None => "",
    };
    let scope = within(scope, &mut params);
    let sql = format!(
        "SELECT {COLUMNS} FROM meetings WHERE {earlier}{scope} ORDER BY held_at DESC, meeting_id DESC LIMIT {ON_A_PAGE}"
    );
    read.all(&sql, &params, meeting)
}

/// Stores a new meeting.
pub(crate) fn insert(act: &mut Act<'_>, meeting: &Meeting) -> Result<(), StoreError> {
    act.execute(
        "INSERT INTO meetings (meeting_id, provider_id, number, held_at, place, chair, secretary, stage)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &params![
            meeting.id,
            meeting.provider,
            &meeting.number,
            meeting.held_at,
            &meeting.place,
            meeting.chair,
            meeting.secretary,
            meeting.stage.code(),
        ],
    )?;
    Ok(())
}

/// Stores who presides and where the meeting stands now.
pub(crate) fn update(act: &mut Act<'_>, meeting: &Meeting) -> Result<(), StoreError> {
    let (opened, closed): (Option<Instant>, Option<Instant>) = match meeting.stage {
        Stage::Called | Stage::Cancelled => (None, None),
        Stage::Open(opened) => (Some(opened), None),
        later => later.sitting().map_or((None, None), |sat| (Some(sat.opened), Some(sat.closed))),
    };
    let rows = act.execute(
        "UPDATE meetings SET chair = ?2, stage = ?3, opened_at = ?4, closed_at = ?5 WHERE meeting_id = ?1",
        &params![meeting.id, meeting.chair, meeting.stage.code(), opened, closed],
    )?;
    if rows == 1 { Ok(()) } else { Err(StoreError::RowCount(usize::try_from(rows).unwrap_or(usize::MAX))) }
}

/// The members of a meeting that the caller has found within his scope.
pub(crate) fn members(read: &mut impl Read, meeting: MeetingId) -> Result<Vec<Member>, StoreError> {
    read.all(
        "SELECT officer_id, present FROM meeting_members WHERE meeting_id = ?1 ORDER BY officer_id LIMIT 500",
        &params![meeting],
        |row| Ok(Member { officer: row.get(0)?, present: row.get(1)? }),
    )
}

/// Stores the members in place of those before.
pub(crate) fn replace_members(
    act: &mut Act<'_>,
    meeting: MeetingId,
    members: &[Member],
) -> Result<(), StoreError> {
    act.execute("DELETE FROM meeting_members WHERE meeting_id = ?1", &params![meeting])?;
    for member in members {
        act.execute(
            "INSERT INTO meeting_members (meeting_id, officer_id, present) VALUES (?1, ?2, ?3)",
            &params![meeting, member.officer, member.present],
        )?;
    }
    Ok(())
}

/// The agenda of a meeting that the caller has found within his scope, in its order.
pub(crate) fn agenda(read: &mut impl Read, meeting: MeetingId) -> Result<Vec<Item>, StoreError> {
    let rows = read.query(
        "SELECT case_id, outcome, words_sealed FROM agenda_items WHERE meeting_id = ?1 ORDER BY line LIMIT 500",
        &params![meeting],
    )?;
    rows.iter().map(|row| item(read, row)).collect()
}

/// Stores the agenda in place of the one before.
pub(crate) fn replace_agenda(
    act: &mut Act<'_>,
    meeting: MeetingId,
    cases: &[Case],
) -> Result<(), StoreError> {
    act.execute("DELETE FROM agenda_items WHERE meeting_id = ?1", &params![meeting])?;
    for (line, case) in (1_i64..).zip(cases) {
        act.execute(
            "INSERT INTO agenda_items (meeting_id, case_id, line, provider_id, locality)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            &params![meeting, case.id, line, case.provider, case.locality.as_str()],
        )?;
    }
    Ok(())
}

/// Stores what became of a case.
pub(crate) fn rule(
    act: &mut Act<'_>,
    meeting: MeetingId,
    case: CaseId,
    ruling: &Ruling,
) -> Result<(), StoreError> {
    let words = match ruling {
        Ruling::Concluded { words: Some(words), .. } => Some(seal_json(act, words)?),
        _ => None,
    };
    act.execute(
        "UPDATE agenda_items SET outcome = ?3, words_sealed = ?4 WHERE meeting_id = ?1 AND case_id = ?2",
        &params![meeting, case, ruling.code(), words],
    )?;
    Ok(())
}

/// The meeting on whose agenda a case stands as long as the meeting is not over.
pub(crate) fn binding(read: &mut impl Read, case: CaseId) -> Result<Option<MeetingId>, StoreError> {
    read.optional(
        &format!(
            "SELECT m.meeting_id FROM agenda_items a JOIN meetings m ON m.meeting_id = a.meeting_id
             WHERE a.case_id = ?1 AND m.stage NOT IN {OVER} AND (a.outcome IS NULL OR a.outcome <> 'left')"
        ),
        &params![case],
        |row| row.get(0),
    )
}

/// The meeting that has concluded on a case, with what it concluded.
pub(crate) fn concluded(read: &mut impl Read, case: CaseId) -> Result<Option<(Meeting, Item)>, StoreError> {
    let rows = read.query(
        "SELECT meeting_id, case_id, outcome, words_sealed FROM agenda_items
         WHERE case_id = ?1 AND outcome IN ('for', 'against') LIMIT 1",
        &params![case],
    )?;
    let Some(row) = rows.first() else { return Ok(None) };
    let item = Item { case: row.get(1)?, ruling: ruling(read, row, 2)? };
    let meeting = find(read, &Scope::System, row.get(0)?)?;
    Ok(meeting.map(|meeting| (meeting, item)))
}

/// The cases on agendas of meetings that are not over, to which this officer belongs as a member.
pub(crate) fn cases_before(read: &mut impl Read, member: OfficerId) -> Result<BTreeSet<CaseId>, StoreError> {
    let sql = format!(
        "SELECT a.case_id FROM agenda_items a JOIN meetings m ON m.meeting_id = a.meeting_id
         JOIN meeting_members p ON p.meeting_id = m.meeting_id
         WHERE p.officer_id = ?1 AND m.stage NOT IN {OVER} AND (a.outcome IS NULL OR a.outcome <> 'left')
         LIMIT 5000"
    );
    Ok(read.all(&sql, &params![member], |row| row.get(0))?.into_iter().collect())
}

/// The cases on agendas of a provider's meetings that are not over.
pub(crate) fn cases_at(read: &mut impl Read, provider: ProviderId) -> Result<BTreeSet<CaseId>, StoreError> {
    let sql = format!(
        "SELECT a.case_id FROM agenda_items a JOIN meetings m ON m.meeting_id = a.meeting_id
         WHERE m.provider_id = ?1 AND m.stage NOT IN {OVER} AND (a.outcome IS NULL OR a.outcome <> 'left')
         LIMIT 5000"
    );
    Ok(read.all(&sql, &params![provider], |row| row.get(0))?.into_iter().collect())
}

/// The condition on `provider_id`, its parameters after those given.
pub(super) fn within(scope: &Scope, params: &mut Vec<Value>) -> String {
    match scope {
        Scope::System => "1 = 1".to_owned(),
        Scope::Providers(providers) if !providers.is_empty() => {
            let first = params.len() + 1;
            let marks: Vec<String> = (first..).take(providers.len()).map(|n| format!("?{n}")).collect();
            params.extend(providers.iter().map(Value::from));
            format!("provider_id IN ({})", marks.join(", "))
        }
        Scope::Own(_) | Scope::Providers(_) => "1 = 0".to_owned(),
    }
}

fn meeting(row: &Row) -> Result<Meeting, StoreError> {
    let stage = Stage::read(&row.get::<String>(7)?, row.get(8)?, row.get(9)?);
    Ok(Meeting {
        id: row.get(0)?,
        provider: row.get(1)?,
        number: row.get(2)?,
        held_at: row.get(3)?,
        place: row.get(4)?,
        chair: row.get(5)?,
        secretary: row.get(6)?,
        stage: stage.ok_or_else(|| inconsistent("a stage of a meeting"))?,
    })
}

fn item(read: &impl Read, row: &Row) -> Result<Item, StoreError> {
    Ok(Item { case: row.get(0)?, ruling: ruling(read, row, 1)? })
}

fn ruling(read: &impl Read, row: &Row, first: usize) -> Result<Ruling, StoreError> {
    let words = match row.get::<Option<Vec<u8>>>(first + 1)? {
        Some(sealed) => Some(open_json::<ConclusionWords>(read, &sealed)?),
        None => None,
    };
    match row.get::<Option<String>>(first)?.as_deref() {
        None => Ok(Ruling::Open),
        Some("left") => Ok(Ruling::Left),
        Some("for") => Ok(Ruling::Concluded { in_favour: true, words }),
        Some("against") => Ok(Ruling::Concluded { in_favour: false, words }),
        Some(_) => Err(inconsistent("an outcome of a meeting")),
    }
}
