//! The whole way of a request: taken by the portal, carried by the gateway, registered by the workstation (P6 of the
//! act), and the word of it back at the portal.

use std::sync::Arc;
use std::time::{Duration, Instant as Moment};

use kezek_kernel::Instant;
use kezek_store::Read as _;
use serde_json::Value;

use crate::house::House;
use crate::load::{Plan, percentile_ms, send};
use crate::options::Options;
use crate::{BenchFault, citizens, downstream};

/// Submissions a second, as the measure asks.
const RATE_PER_S: u32 = 100;
/// The act allows one minute for the registration; whatever takes longer has failed.
const LONGEST: Duration = Duration::from_mins(1);
/// How often the portal is asked whether everything is registered, once all is sent.
const PAUSE: Duration = Duration::from_millis(250);

/// From acceptance to registration, by the instants that portal and workstation recorded.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Registration {
    /// Requests that were registered: all that were sent.
    #[serde(rename = "registered_requests")]
    pub requests: usize,
    /// Submissions a second.
    #[serde(rename = "registration_rate_per_s")]
    pub rate_per_s: u32,
    /// Half of the requests were registered within this time.
    #[serde(rename = "registration_p50_ms")]
    pub p50_ms: f64,
    /// Ninety-nine of a hundred requests were registered within this time.
    #[serde(rename = "registration_p99_ms")]
    pub p99_ms: f64,
}

/// Opens all three systems, sends requests at a steady rate, and waits until each one is registered.
pub(crate) async fn registration(options: &Options) -> Result<Registration, BenchFault> {
    let mut house = House::open(options).await?;
    let downstream = downstream::open(&mut house).await?;
    let house = Arc::new(house);
    let requests = citizens::signed_requests(&house, options.registrations).await?;
    let plan = Plan {
        server: house.server,
        connections: options.concurrency,
        rate: Some(RATE_PER_S),
        expected: 201,
    };
    send(plan, requests).await?;
    let mut waits = registered(&house, options.registrations).await?;
    waits.sort_unstable();
    drop(downstream);
    house.portal.close().await;
    let (p50_ms, p99_ms) = (percentile_ms(&waits, 50), percentile_ms(&waits, 99));
    Ok(Registration { requests: waits.len(), rate_per_s: RATE_PER_S, p50_ms, p99_ms })
}

async fn registered(house: &House, sent: usize) -> Result<Vec<Duration>, BenchFault> {
    let start = Moment::now();
    loop {
        let rows = house.portal.store().read(|reader| {
            let sql = "SELECT accepted_at, state FROM requests";
            reader.all(sql, &[], |row| Ok((row.get::<Instant>(0)?, row.get::<String>(1)?)))
        });
        let rows = rows.await.map_err(BenchFault::set_up("portal"))?;
        let waits: Vec<Duration> = rows.iter().filter_map(|(at, state)| wait(*at, state)).collect();
        if waits.len() == sent {
            return Ok(waits);
        }
        if start.elapsed() > LONGEST {
            return Err(BenchFault::Lost { acknowledged: sent as u64, stored: waits.len() as u64 });
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// `None` while the portal has no word of the registration.
fn wait(accepted_at: Instant, state: &str) -> Option<Duration> {
    let state: Value = serde_json::from_str(state).ok()?;
    let registered_at: Instant = serde_json::from_value(state.get("at")?.clone()).ok()?;
    u64::try_from(registered_at.micros_since(accepted_at)).ok().map(Duration::from_micros)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(state: &str, expected_ms: Option<u64>) {
        let accepted = "2026-11-23T09:00:00Z".parse().unwrap();
        assert_eq!(wait(accepted, state), expected_ms.map(Duration::from_millis), "{state}");
    }

    #[test]
    fn the_wait_ends_with_the_registration() {
        check(r#"{"state":"sent"}"#, None);
        check(
            r#"{"state":"registered","case_number":"1","at":"2026-11-23T09:00:00.040Z","due":null}"#,
            Some(40),
        );
    }
}
