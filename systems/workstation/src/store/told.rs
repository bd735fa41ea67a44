//! What applicants were asked to correct, and what refusals they were told beforehand, sealed; each beside the line of the
//! history that says who did it and when.

use kezek_casework::{Case, MOST_SUSPENSIONS, inconsistent, open_json, seal_json};
use kezek_kernel::CaseId;
use kezek_store::{Act, Read, StoreError, params};

use crate::decision::{ChosenGround, Wanted};

/// What an applicant was told.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum Told {
    /// A preliminary decision to refuse.
    Refusal {
        /// On these grounds.
        grounds: Vec<ChosenGround>,
    },
    /// What he is to correct.
    Correction(Wanted),
}

/// Stores what was told under this entry of the journal.
pub(crate) fn insert(
    act: &mut Act<'_>,
    case: &Case,
    journal_index: u64,
    told: &Told,
) -> Result<(), StoreError> {
    let sealed = seal_json(act, told)?;
    let index = i64::try_from(journal_index).map_err(|_| inconsistent("a journal index beyond 63 bits"))?;
    act.execute(
        "INSERT INTO corrections (case_id, journal_index, provider_id, locality, wanted_sealed)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        &params![case.id, index, case.provider, case.locality.as_str(), sealed],
    )?;
    Ok(())
}

/// Everything that was told, latest first, of a case that the caller has found within his scope.
pub(crate) fn of_case(read: &mut impl Read, case: CaseId) -> Result<Vec<Told>, StoreError> {
    let sql = format!(
        "SELECT wanted_sealed FROM corrections WHERE case_id = ?1 ORDER BY journal_index DESC LIMIT {MOST_SUSPENSIONS}"
    );
    let rows = read.query(&sql, &params![case])?;
    rows.iter().map(|row| open_json(read, &row.get::<Vec<u8>>(0)?)).collect()
}

/// The grounds of the refusal that was told last; none when none was.
pub(crate) fn grounds(read: &mut impl Read, case: CaseId) -> Result<Option<Vec<ChosenGround>>, StoreError> {
    Ok(last_grounds(&of_case(read, case)?).map(<[ChosenGround]>::to_vec))
}

/// The grounds of the latest refusal among what was told.
pub(crate) fn last_grounds(told: &[Told]) -> Option<&[ChosenGround]> {
    told.iter().find_map(|told| match told {
        Told::Refusal { grounds } => Some(grounds.as_slice()),
        Told::Correction(_) => None,
    })
}
