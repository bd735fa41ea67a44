//! How many signed applications a portal takes in a second, and how near that is to what the machine allows.

use std::sync::Arc;

use kezek_store::Read as _;
use kezek_testbed::{KeyAlgorithm, SigningKey};

use crate::bounds::{Shape, SignedSample, bound, durable_groups, verifications};
use crate::house::House;
use crate::load::{Measured, Plan, send};
use crate::options::Options;
use crate::registration::registration;
use crate::{BenchFault, Report, citizens};

/// The authority of the measurement issues no more certificates than this.
const MOST_REQUESTS: usize = 19_000;
const MOST_CONNECTIONS: usize = 1024;
/// Different keys verified in the bound, as many as the citizens have.
const SAMPLES: usize = 16;

/// Prepares the citizens, sends their applications, measures the two bounds on the same machine, and
/// then, apart, follows requests at a steady rate to their registration.
pub async fn run(options: &Options) -> Result<Report, BenchFault> {
    check(options)?;
    let house = Arc::new(House::open(options).await?);
    let requests = citizens::signed_requests(&house, options.requests).await?;
    let plan =
        Plan { server: house.server, connections: options.concurrency, rate: options.rate, expected: 201 };
    let measured = send(plan, requests).await?;
    let shape = stored(&house, options.requests).await?;
    house.portal.close().await;
    let verified_per_s = verifications(samples()?).await?;
    let written_per_s = durable_groups(house.folder(), shape).await?;
    let registration = match options.registrations {
        0 => None,
        _ => Some(registration(options).await?),
    };
    Ok(Report { registration, ..report(options, &measured, verified_per_s, written_per_s) })
}

fn check(options: &Options) -> Result<(), BenchFault> {
    if !(1..=MOST_REQUESTS).contains(&options.requests) || options.registrations > MOST_REQUESTS {
        return Err(BenchFault::Options("between 1 and 19000 requests can be sent"));
    }
    if !(1..=MOST_CONNECTIONS).contains(&options.concurrency) {
        return Err(BenchFault::Options("between 1 and 1024 connections can be kept open"));
    }
    if options.rate == Some(0) {
        return Err(BenchFault::Options("a rate is at least one request a second"));
    }
    Ok(())
}

fn report(options: &Options, measured: &Measured, verified_per_s: f64, written_per_s: f64) -> Report {
    let seconds = measured.elapsed.as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a count below 2^52")]
    let submissions_per_s = options.requests as f64 / seconds;
    let bound_per_s = bound(verified_per_s, written_per_s);
    Report {
        requests: options.requests,
        concurrency: options.concurrency,
        seconds,
        submissions_per_s,
        p50_ms: measured.percentile_ms(50),
        p99_ms: measured.percentile_ms(99),
        verifications_bound_per_s: verified_per_s,
        durable_groups_per_s: written_per_s,
        bound_per_s,
        ratio_to_bound: submissions_per_s / bound_per_s,
        registration: None,
    }
}

/// Every acknowledged request is in the database with its message to the provider; gives the length of its papers.
async fn stored(house: &House, acknowledged: usize) -> Result<Shape, BenchFault> {
    let sql = "SELECT count(*), sum(length(application_sealed)) / count(*), \
               sum(length(signature_sealed)) / count(*), sum(length(evidence_sealed)) / count(*) \
               FROM requests JOIN request_papers USING (request_id)";
    let found = house.portal.store().read(|reader| {
        reader.one(sql, &[], |row| {
            let lengths: [i64; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
            Ok((row.get::<u64>(0)?, lengths.map(|length| usize::try_from(length).unwrap_or_default())))
        })
    });
    let (stored, [application, signature, evidence]) = found.await.map_err(BenchFault::set_up("portal"))?;
    let waiting = house.portal.store().outbox().counts().await.map_err(BenchFault::set_up("portal"))?.waiting;
    let acknowledged = acknowledged as u64;
    if stored != acknowledged || waiting != acknowledged {
        return Err(BenchFault::Lost { acknowledged, stored: stored.min(waiting) });
    }
    Ok(Shape { application, signature, evidence })
}

/// Signatures over as many bytes as a certificate has.
fn samples() -> Result<Vec<SignedSample>, BenchFault> {
    let message = vec![7; 1024];
    let sample = || {
        let key = SigningKey::generate(KeyAlgorithm::Rsa2048)?;
        let bits = key.public_key_info().subject_public_key.raw_bytes().to_vec();
        Ok(SignedSample { key: bits, signature: key.sign(&message)?, message: message.clone() })
    };
    (0..SAMPLES)
        .map(|_| sample())
        .collect::<Result<_, _>>()
        .map_err(BenchFault::set_up::<kezek_testbed::KeyFault>("keys"))
}
