//! Waiting lists in the store. The order is that of the queue's domain: moment of application, then sequence.

use kezek_casework::inconsistent;
use kezek_kernel::{CaseId, Instant, Kato, ListEntryId, ProviderId, Scope};
use kezek_queue::{ListKey, OrderKey, Place, Standing};
use kezek_store::{Act, Read, Row, StoreError, Value, params};

/// The longest page of a list.
pub(crate) const LONGEST_PAGE: u32 = 200;

/// A person who enters a list.
#[derive(Debug, Clone)]
pub(crate) struct NewEntry<'a> {
    pub(crate) provider: ProviderId,
    pub(crate) list: &'a ListKey,
    pub(crate) person_key: [u8; 32],
    pub(crate) key: OrderKey,
    pub(crate) case: CaseId,
    pub(crate) journal_index: u64,
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListLine {
    pub(crate) place: Place,
    pub(crate) key: OrderKey,
    pub(crate) case: CaseId,
}

/// A list of a provider and how many stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListCount {
    pub(crate) list: ListKey,
    pub(crate) people: u64,
}

/// The place that somebody with this key has, or would have on entering now.
pub(crate) fn place_of(read: &mut impl Read, list: &ListKey, key: OrderKey) -> Result<Place, StoreError> {
    read.one(
        "SELECT count(*) FROM list_entries WHERE locality = ?1 AND category = ?2
         AND (applied_at < ?3 OR (applied_at = ?3 AND sequence < ?4))",
        &params![list.locality().as_str(), list.category(), key.applied_at, number(key.sequence)?],
        |row| row.get(0).map(Place::behind),
    )
}

/// Where this person stands in this list, if he stands there.
pub(crate) fn standing(
    read: &mut impl Read,
    list: &ListKey,
    person_key: &[u8; 32],
) -> Result<Option<Standing>, StoreError> {
    let found = read.optional(
        "SELECT applied_at, sequence FROM list_entries WHERE locality = ?1 AND category = ?2 AND person_key = ?3",
        &params![list.locality().as_str(), list.category(), person_key],
        order_key,
    )?;
    found.map(|key| standing_at(read, list, key)).transpose()
}

/// Where the person of this case stands, if the case put him into a list.
pub(crate) fn standing_by_case(read: &mut impl Read, case: CaseId) -> Result<Option<Standing>, StoreError> {
    let found = read.optional(
        "SELECT applied_at, sequence, locality, category FROM list_entries WHERE case_id = ?1",
        &params![case],
        |row| Ok((order_key(row)?, list_key(row, 2)?)),
    )?;
    found.map(|(key, list)| standing_at(read, &list, key)).transpose()
}

/// How many stand in this list.
pub(crate) fn count(read: &mut impl Read, list: &ListKey) -> Result<u64, StoreError> {
    read.one(
        "SELECT count(*) FROM list_entries WHERE locality = ?1 AND category = ?2",
        &params![list.locality().as_str(), list.category()],
        |row| row.get(0),
    )
}

/// Puts the person into the list; the caller has seen that he does not stand there.
pub(crate) fn enter(act: &mut Act<'_>, entry: &NewEntry<'_>) -> Result<(), StoreError> {
    let id: ListEntryId = act.id();
    let now = act.now();
    act.execute(
        "INSERT INTO list_entries (entry_id, provider_id, locality, category, person_key, applied_at, sequence,
         case_id, entered_at, journal_index) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        &params![
            id,
            entry.provider,
            entry.list.locality().as_str(),
            entry.list.category(),
            entry.person_key,
            entry.key.applied_at,
            number(entry.key.sequence)?,
            entry.case,
            now,
            number(entry.journal_index)?,
        ],
    )?;
    Ok(())
}

/// The lists in which people of this scope stand.
pub(crate) fn lists(read: &mut impl Read, scope: &Scope) -> Result<Vec<ListCount>, StoreError> {
    let Some((condition, params)) = providers(scope, 1) else { return Ok(Vec::new()) };
    read.all(
        &format!(
            "SELECT count(*), locality, category FROM list_entries WHERE {condition}
             GROUP BY locality, category ORDER BY locality, category LIMIT 500"
        ),
        &params,
        |row| Ok(ListCount { people: row.get(0)?, list: list_key(row, 1)? }),
    )
}

/// A page of a list in its order; `None` when the list holds nobody of this scope.
pub(crate) fn page(
    read: &mut impl Read,
    scope: &Scope,
    list: &ListKey,
    limit: u32,
    offset: u32,
) -> Result<Vec<ListLine>, StoreError> {
    let Some((condition, mut params)) = providers(scope, 3) else { return Ok(Vec::new()) };
    let mut all = vec![Value::from(list.locality().as_str()), Value::from(list.category())];
    all.append(&mut params);
    let limit = limit.min(LONGEST_PAGE);
    let lines = read.all(
        &format!(
            "SELECT applied_at, sequence, case_id FROM list_entries WHERE locality = ?1 AND category = ?2
             AND {condition} ORDER BY applied_at, sequence LIMIT {limit} OFFSET {offset}"
        ),
        &all,
        |row| Ok((order_key(row)?, row.get(2)?)),
    )?;
    // A list belongs to one provider, so the places of a page follow one another.
    let first = match lines.first() {
        Some((key, _)) => place_of(read, list, *key)?.number(),
        None => 1,
    };
    Ok((first..)
        .zip(lines)
        .map(|(place, (key, case))| ListLine { place: Place::behind(place - 1), key, case })
        .collect())
}

fn standing_at(read: &mut impl Read, list: &ListKey, key: OrderKey) -> Result<Standing, StoreError> {
    Ok(Standing { place: place_of(read, list, key)?, of: count(read, list)? })
}

/// The condition on `provider_id` with its parameters from `first` on; none when the scope holds nothing.
pub(super) fn providers(scope: &Scope, first: usize) -> Option<(String, Vec<Value>)> {
    match scope {
        Scope::System => Some(("1 = 1".to_owned(), Vec::new())),
        Scope::Providers(providers) if !providers.is_empty() => {
            let marks: Vec<String> = (first..).take(providers.len()).map(|n| format!("?{n}")).collect();
            let params = providers.iter().map(Value::from).collect();
            Some((format!("provider_id IN ({})", marks.join(", ")), params))
        }
        Scope::Own(_) | Scope::Providers(_) => None,
    }
}

fn order_key(row: &Row) -> Result<OrderKey, StoreError> {
    Ok(OrderKey { applied_at: row.get::<Instant>(0)?, sequence: row.get(1)? })
}

fn list_key(row: &Row, first: usize) -> Result<ListKey, StoreError> {
    let locality: Kato = row.get::<String>(first)?.parse().map_err(|_| inconsistent("a locality"))?;
    ListKey::new(locality, &row.get::<String>(first + 1)?).map_err(|_| inconsistent("a category"))
}

fn number(value: u64) -> Result<i64, StoreError> {
    i64::try_from(value).map_err(|_| inconsistent("a number beyond 63 bits"))
}
