//! A lane of a list: cases of one provider, officer or role, in a range of one index.

use std::fmt::Write as _;

use kezek_kernel::{Instant, ProviderId, Scope};
use kezek_store::Value;

use super::{Filter, Mark, OfficerDesk};
use crate::Urgency;

/// A bound of a range, itself outside: an instant and the bytes of a case.
pub(super) type Bound = (Instant, [u8; 16]);

/// The conditions of a lane, its sort column and its range.
pub(super) struct Lane {
    condition: &'static str,
    params: Vec<Value>,
    column: &'static str,
    above: Option<Bound>,
    below: Option<Bound>,
}

const RUNNING: &str = "provider_id = ?1 AND ended_at IS NULL";

impl Lane {
    fn running(condition: &'static str, params: Vec<Value>) -> Self {
        Self { condition, params, column: "due_at", above: None, below: None }
    }

    /// Only what lies behind this bound.
    pub(super) fn above(mut self, bound: Bound) -> Self {
        self.above = Some(self.above.map_or(bound, |own| own.max(bound)));
        self
    }

    /// Only what lies before this bound.
    pub(super) fn below(mut self, bound: Bound) -> Self {
        self.below = Some(self.below.map_or(bound, |own| own.min(bound)));
        self
    }

    /// The statement that reads the first marks of the lane, or the last ones.
    pub(super) fn marks(self, descending: bool, limit: usize) -> (String, Vec<Value>) {
        let (column, order) = (self.column, if descending { " DESC" } else { "" });
        let (range, params) = self.range();
        let sql = format!(
            "SELECT {column}, case_id FROM cases WHERE {range} ORDER BY {column}{order}, case_id{order} LIMIT {limit}"
        );
        (sql, params)
    }

    /// The statement that counts the lane, up to a limit.
    pub(super) fn count(self, limit: u32) -> (String, Vec<Value>) {
        let (range, params) = self.range();
        (format!("SELECT count(*) FROM (SELECT 1 FROM cases WHERE {range} LIMIT {limit}) AS found"), params)
    }

    fn range(self) -> (String, Vec<Value>) {
        let Self { condition, mut params, column, above, below } = self;
        let mut text = condition.to_owned();
        for (bound, side) in [(above, '>'), (below, '<')] {
            let Some((at, case)) = bound else { continue };
            let next = params.len() + 1;
            let _ = write!(text, " AND ({column}, case_id) {side} (?{next}, ?{})", next + 1);
            params.extend([Value::from(at), Value::from(case)]);
        }
        (text, params)
    }
}

/// The lanes of a list within a scope.
pub(super) fn of(scope: &Scope, filter: &Filter, now: Instant) -> Vec<Lane> {
    let Scope::Providers(providers) = scope else { return Vec::new() };
    let within = |provider: &ProviderId| providers.contains(provider);
    let each = |lane: fn(ProviderId) -> Lane| providers.iter().map(move |provider| lane(*provider));
    let running = |provider: ProviderId| Lane::running(RUNNING, vec![provider.into()]);
    match filter {
        Filter::Running => each(running).collect(),
        Filter::Today(end) => {
            each(running).map(|lane| lane.above(Mark::behind(now)).below(Mark::behind(*end))).collect()
        }
        Filter::Soon => each(running)
            .map(|lane| lane.above(Mark::behind(now)).below(Mark::before(Urgency::soon_before(now))))
            .collect(),
        Filter::Overdue => each(running).map(|lane| lane.below(Mark::behind(now))).collect(),
        Filter::Ended => each(|provider| Lane {
            column: "ended_at",
            ..Lane::running("provider_id = ?1 AND ended_at IS NOT NULL", vec![provider.into()])
        })
        .collect(),
        Filter::OnDesks(desks) => {
            let conditions = [
                "holder = ?1 AND provider_id = ?2 AND ended_at IS NULL AND signer IS NULL AND holder IS NOT NULL",
                "holder = ?1 AND provider_id = ?2 AND asked_role = ?3 AND ended_at IS NULL AND signer IS NULL \
                 AND holder IS NOT NULL",
            ];
            desks.iter().filter(|desk| within(&desk.provider)).map(|each| desk(conditions, each)).collect()
        }
        Filter::ToSign(desks) => {
            let conditions = [
                "signer = ?1 AND provider_id = ?2 AND ended_at IS NULL AND signer IS NOT NULL",
                "signer = ?1 AND provider_id = ?2 AND asked_role = ?3 AND ended_at IS NULL AND signer IS NOT NULL",
            ];
            desks.iter().filter(|desk| within(&desk.provider)).map(|each| desk(conditions, each)).collect()
        }
        Filter::Unit(units) => units
            .iter()
            .filter(|(provider, _)| within(provider))
            .map(|(provider, role)| {
                Lane::running(
                    "provider_id = ?1 AND asked_role = ?2 AND ended_at IS NULL AND holder IS NULL",
                    vec![provider.into(), role.code().into()],
                )
            })
            .collect(),
        Filter::Attention(heads) => heads
            .iter()
            .filter(|provider| within(provider))
            .map(|provider| {
                Lane::running(
                    "provider_id = ?1 AND ended_at IS NULL AND attention > 1",
                    vec![provider.into()],
                )
            })
            .collect(),
    }
}

/// The lane of a desk: the condition without a role, or the one with it.
fn desk([any, in_role]: [&'static str; 2], desk: &OfficerDesk) -> Lane {
    let mut params = vec![Value::from(desk.officer), Value::from(desk.provider)];
    let Some(role) = desk.role else { return Lane::running(any, params) };
    params.push(role.code().into());
    Lane::running(in_role, params)
}
