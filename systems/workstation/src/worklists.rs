//! The work lists that an officer is offered, by the names under which pages and API know them.

use jiff::tz::TimeZone;
use kezek_casework::worklist::{Filter, Mark, Seek};
use kezek_kernel::Instant;

use crate::duty::Duty;

/// Rows of one page.
pub(crate) const PAGE: u32 = 50;

/// The lists in their order: name in the address, filter. Whoever heads a provider also has the one about terms.
pub(crate) fn offered(duty: &Duty, now: Instant, zone: &TimeZone) -> Vec<(&'static str, Filter)> {
    let mut lists = vec![
        ("all", Filter::Running),
        ("mine", Filter::OnDesks(duty.desks())),
        ("to-sign", Filter::ToSign(duty.desks())),
        ("unit", Filter::Unit(duty.units())),
        ("today", Filter::Today(end_of_day(now, zone))),
        ("soon", Filter::Soon),
        ("overdue", Filter::Overdue),
    ];
    let heads = duty.heads();
    if !heads.is_empty() {
        lists.push(("attention", Filter::Attention(heads)));
    }
    lists.push(("ended", Filter::Ended));
    lists
}

/// Which page: what follows a mark, or what comes before one. A text that is no mark is none.
pub(crate) fn seek(after: &str, before: &str) -> Option<Seek> {
    let read = |text: &str| text.parse::<Mark>().ok();
    match (after, before) {
        ("", "") => Some(Seek::Start),
        (after, "") => read(after).map(Seek::After),
        ("", before) => read(before).map(Seek::Before),
        _ => None,
    }
}

/// The first instant of the next day in the office's zone.
fn end_of_day(now: Instant, zone: &TimeZone) -> Instant {
    let today = now.timestamp().to_zoned(zone.clone()).date();
    let next = today.tomorrow().and_then(|next| next.to_zoned(zone.clone()));
    next.map_or(now, |next| next.timestamp().into())
}
