//! How the members of a meeting voted; a vote stands until the voting is closed.

use kezek_casework::inconsistent;
use kezek_kernel::{CaseId, MeetingId, OfficerId};
use kezek_regulations::Vote;
use kezek_store::{Act, Read, StoreError, params};

use crate::commission::Ballot;

/// Stores a vote in place of the member's earlier one.
pub(crate) fn cast(
    act: &mut Act<'_>,
    meeting: MeetingId,
    case: CaseId,
    officer: OfficerId,
    vote: Vote,
) -> Result<(), StoreError> {
    let now = act.now();
    act.execute(
        "INSERT INTO votes (meeting_id, case_id, officer_id, vote, at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (meeting_id, case_id, officer_id) DO UPDATE SET vote = ?4, at = ?5",
        &params![meeting, case, officer, vote.code(), now],
    )?;
    Ok(())
}

/// Takes back the votes of a member who turns out not to be there.
pub(crate) fn withdraw(act: &mut Act<'_>, meeting: MeetingId, officer: OfficerId) -> Result<(), StoreError> {
    act.execute("DELETE FROM votes WHERE meeting_id = ?1 AND officer_id = ?2", &params![meeting, officer])?;
    Ok(())
}

/// All votes of a meeting that the caller has found within his scope.
pub(crate) fn of_meeting(read: &mut impl Read, meeting: MeetingId) -> Result<Vec<Ballot>, StoreError> {
    read.all(
        "SELECT case_id, officer_id, vote FROM votes WHERE meeting_id = ?1
         ORDER BY case_id, officer_id LIMIT 10000",
        &params![meeting],
        |row| {
            let vote = Vote::from_code(&row.get::<String>(2)?).ok_or_else(|| inconsistent("a vote"))?;
            Ok(Ballot { case: row.get(0)?, officer: row.get(1)?, vote })
        },
    )
}

/// Who voted on a case, at whichever meeting.
pub(crate) fn voters(read: &mut impl Read, case: CaseId) -> Result<Vec<OfficerId>, StoreError> {
    let sql = "SELECT DISTINCT officer_id FROM votes WHERE case_id = ?1 LIMIT 1000";
    read.all(sql, &params![case], |row| row.get(0))
}
