//! The office prints the receipt of an application, now or once more: the receipt shows a person's data, so the printing is
//! recorded.

use kezek_store::{Act, Entry, Failure, Outcome, StoreError};

use super::at_counter::may_take;
use super::at_desk::Office;
use crate::Refusal;
use crate::duty::Duty;
use crate::store::applications::{self, ApplicationRow};

/// Records the printing and hands over what the receipt is made of.
pub(crate) fn receipt_print(
    act: &mut Act<'_>,
    office: &Office,
    number: &str,
) -> Outcome<ApplicationRow, Refusal> {
    let actor = act.actor().clone();
    let Some(duty) = Duty::of_actor(act, &actor, &office.zone)? else {
        return Err(Failure::Refused(Refusal::NotYours));
    };
    let Some(row) = applications::find(act, &duty.scope(), number)? else {
        return Err(Failure::Refused(Refusal::NoSuchCase));
    };
    let edition = office.rules.edition(&row.edition).map_err(StoreError::from)?;
    if !may_take(&duty, row.provider, edition) {
        return Err(Failure::Refused(Refusal::NotYours));
    }
    act.record(Entry::new("receipt-print").public("application", number))?;
    Ok(row)
}
