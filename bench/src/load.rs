//! The load generator: connections that are kept open, each sending the next request as soon as the last is answered,
//! or at the instant that a fixed rate gives it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::BenchFault;
use crate::wire::{Connection, answered};

/// How to send.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// The server.
    pub(crate) server: SocketAddr,
    /// Connections kept open at the same time.
    pub(crate) connections: usize,
    /// Requests a second; `None`: as fast as they are answered.
    pub(crate) rate: Option<u32>,
    /// The status of every answer.
    pub(crate) expected: u16,
}

/// What the load came to; every request was answered as expected.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    /// From the first byte sent to the last answer.
    pub(crate) elapsed: Duration,
    /// How long each request took, shortest first. With a rate it counts from the instant at which the request was
    /// due, so that a server that stands still cannot hide the requests that waited outside.
    pub(crate) latencies: Vec<Duration>,
}

impl Measured {
    /// The latency that this share of the requests did not exceed, in milliseconds.
    pub(crate) fn percentile_ms(&self, percent: usize) -> f64 {
        percentile_ms(&self.latencies, percent)
    }
}

/// The latency that this share did not exceed, in milliseconds; `sorted` is sorted.
pub(crate) fn percentile_ms(sorted: &[Duration], percent: usize) -> f64 {
    let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(place).map_or(0.0, |latency| latency.as_secs_f64() * 1000.0)
}

/// Sends all requests from a thread and runtime of its own, and waits for the last answer.
pub(crate) async fn send(plan: Plan, requests: Vec<Vec<u8>>) -> Result<Measured, BenchFault> {
    let (finished, outcome) = tokio::sync::oneshot::channel();
    let work = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let measured =
            runtime.map_err(BenchFault::from).and_then(|runtime| runtime.block_on(all(plan, requests)));
        // Nobody waits any more when the whole measurement was given up.
        let _ = finished.send(measured);
    };
    std::thread::Builder::new().name("load".to_owned()).spawn(work)?;
    outcome.await.map_err(|_| BenchFault::EndedEarly)?
}

async fn all(plan: Plan, requests: Vec<Vec<u8>>) -> Result<Measured, BenchFault> {
    let (requests, next) = (Arc::new(requests), Arc::new(AtomicUsize::new(0)));
    let mut opened = Vec::new();
    for _ in 0..plan.connections {
        opened.push(Connection::open(plan.server).await?);
    }
    let start = Instant::now();
    let mut senders = JoinSet::new();
    for connection in opened {
        senders.spawn(sender(connection, plan, start, Arc::clone(&requests), Arc::clone(&next)));
    }
    let mut latencies = Vec::with_capacity(requests.len());
    while let Some(sent) = senders.join_next().await {
        latencies.extend(sent.map_err(|_| BenchFault::EndedEarly)??);
    }
    let elapsed = start.elapsed();
    latencies.sort_unstable();
    Ok(Measured { elapsed, latencies })
}

async fn sender(
    mut connection: Connection,
    plan: Plan,
    start: Instant,
    requests: Arc<Vec<Vec<u8>>>,
    next: Arc<AtomicUsize>,
) -> Result<Vec<Duration>, BenchFault> {
    let mut latencies = Vec::new();
    loop {
        let place = next.fetch_add(1, Ordering::Relaxed);
        let Some(request) = requests.get(place) else { return Ok(latencies) };
        let due = match plan.rate {
            Some(rate) => {
                let due = start + Duration::from_secs(1) / rate * u32::try_from(place).unwrap_or(u32::MAX);
                tokio::time::sleep_until(due.into()).await;
                due
            }
            None => Instant::now(),
        };
        let answer = connection.exchange(request).await?;
        latencies.push(due.elapsed());
        answered("/api/v1", plan.expected, answer)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(percent: usize, expected_ms: f64) {
        let sorted: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        assert!((percentile_ms(&sorted, percent) - expected_ms).abs() < 1e-9, "{percent}");
    }

    #[test]
    fn a_percentile_is_the_latency_that_the_share_did_not_exceed() {
        check(50, 100.0);
        check(99, 198.0);
        check(100, 200.0);
        assert!(percentile_ms(&[], 99).abs() < 1e-9);
    }
}
