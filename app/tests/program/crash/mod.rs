//! `kill -9` at random moments under load: what was acknowledged is there, once, and reaches the workstation.
//!
//! The moments come from a seed, which is printed; `KEZEK_SEED=…` plays the same moments again as far as the machine's
//! own timing allows. The outcome must not depend on them, so nothing here is tried twice.

mod load;
mod proof;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use kezek_kernel::Role;
use kezek_store::{Clock as _, SystemClock};
use tokio::task::JoinSet;

use crate::api::Api;
use crate::citizens::{Accepted, Citizen, SignedRequest, officer};
use crate::demo::Demo;
use crate::program::text;

const CITIZENS: usize = 40;
/// Kills while requests are on their way; one more follows while messages between the systems are.
const KILLS_UNDER_LOAD: usize = 4;
/// A kill comes after so many acknowledgements at most, and then within this time.
const MOST_ACKNOWLEDGED: u64 = 5;
const LONGEST_PAUSE_MICROS: u64 = 40_000;
/// Citizens who register at the same time.
const AT_ONCE: usize = 4;

/// What was acknowledged, by the citizen's place.
type Ledger = BTreeMap<usize, Accepted>;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_being_killed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut moments = Moments::seeded();
    Demo::start(&data).kill();
    let citizens = Citizen::certify(&data, CITIZENS);
    let mut demo = Demo::start(&data);
    let requests = prepare(&Api::of(&demo, "portal"), citizens).await;
    let mut ledger = Ledger::new();
    for _ in 0..KILLS_UNDER_LOAD {
        let moment = moments.next();
        demo = load::until_killed(demo, &requests, &mut ledger, moment, &data).await;
        proof::stands_once(&Api::of(&demo, "portal"), &requests, &ledger).await;
    }
    load::to_the_end(&Api::of(&demo, "portal"), &requests, &mut ledger).await;
    tokio::time::sleep(moments.next().pause).await;
    demo.kill();

    let demo = Demo::start(&data);
    let (portal, workstation) = (Api::of(&demo, "portal"), Api::of(&demo, "workstation"));
    assert_eq!(ledger.len(), CITIZENS);
    proof::is_answered_alike(&portal, &requests, &ledger).await;
    proof::stands_once(&portal, &requests, &ledger).await;
    proof::is_registered(&portal, &requests, &ledger).await;
    let executor = officer(&data, Role::Executor, &workstation).await;
    proof::has_one_case_each(&workstation, &executor, &ledger).await;
    proof::is_in_the_journal(&portal, text(&data), &ledger).await;
}

/// Accounts, sessions and signed applications of everybody.
async fn prepare(portal: &Api, citizens: Vec<Citizen>) -> Arc<Vec<SignedRequest>> {
    let mut citizens = citizens.into_iter().enumerate();
    let mut preparing = JoinSet::new();
    let mut prepared = BTreeMap::new();
    loop {
        while preparing.len() < AT_ONCE
            && let Some((place, citizen)) = citizens.next()
        {
            let portal = portal.clone();
            preparing.spawn(async move {
                citizen.register(&portal).await;
                (place, citizen.request(&portal).await)
            });
        }
        let Some(done) = preparing.join_next().await else { break };
        let (place, request) = done.unwrap();
        prepared.insert(place, request);
    }
    Arc::new(prepared.into_values().collect())
}

/// When a kill comes.
struct Moment {
    /// After so many acknowledgements: there is load when it comes.
    acknowledged: usize,
    /// And this much later: anywhere between two system calls.
    pause: Duration,
}

/// Moments from a seed (`splitmix64`).
struct Moments(u64);

impl Moments {
    fn seeded() -> Self {
        let given = std::env::var("KEZEK_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| SystemClock.now().micros().unsigned_abs());
        eprintln!("moments of the kills: KEZEK_SEED={seed}");
        Self(seed)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn next(&mut self) -> Moment {
        let acknowledged = usize::try_from(1 + self.below(MOST_ACKNOWLEDGED)).unwrap();
        Moment { acknowledged, pause: Duration::from_micros(self.below(LONGEST_PAUSE_MICROS)) }
    }
}
