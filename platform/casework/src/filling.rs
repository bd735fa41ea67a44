//! Columns that a migration cannot fill, because only the rules know their values: the first start after it fills them, a
//! bounded number of rows in each transaction, and goes on where it stopped.

use kezek_kernel::CaseId;
use kezek_regulations::Channel;
use kezek_store::{Act, Read, StoreError, params};

use crate::{Rules, inconsistent};

/// At most so many rows are filled in one transaction.
const MOST_ROWS: u32 = 500;

/// Fills the role that is asked now in running cases of a former version; hands back how many were filled, none when all are.
pub fn asked_roles(act: &mut Act<'_>, rules: &Rules) -> Result<usize, StoreError> {
    let rows = act.query(
        &format!(
            "SELECT case_id, edition, channel, position FROM cases
             WHERE ended_at IS NULL AND asked_role = 'unknown' ORDER BY case_id LIMIT {MOST_ROWS}"
        ),
        &[],
    )?;
    for row in &rows {
        let case: CaseId = row.get(0)?;
        let edition = row.get::<String>(1)?.parse().map_err(|_| inconsistent("an edition"))?;
        let channel = Channel::from_code(&row.get::<String>(2)?);
        let channel = channel.ok_or_else(|| inconsistent("a channel"))?;
        let position = row.get::<String>(3)?.parse().map_err(|_| inconsistent("a position"))?;
        let role = rules.asked_role(&edition, channel, &position)?.map(kezek_kernel::Role::code);
        act.execute("UPDATE cases SET asked_role = ?2 WHERE case_id = ?1", &params![case, role])?;
    }
    Ok(rows.len())
}
