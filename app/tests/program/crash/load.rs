//! The load: a few connections, each sending the next signed request as soon as the last one is answered.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

use super::{Ledger, Moment};
use crate::api::Api;
use crate::citizens::{Accepted, SignedRequest};
use crate::demo::Demo;

const CONNECTIONS: usize = 4;

/// An acknowledgement and whose it is.
type Acknowledged = (usize, Accepted);

/// Sends what is not acknowledged yet, kills the demo at its moment, and starts it again.
pub(super) async fn until_killed(
    demo: Demo,
    requests: &Arc<Vec<SignedRequest>>,
    ledger: &mut Ledger,
    moment: Moment,
    data: &Path,
) -> Demo {
    let before = ledger.len();
    let (senders, mut answers) = start(&Api::of(&demo, "portal"), requests, ledger);
    for _ in 0..moment.acknowledged {
        // The channel ends early when nothing was left to send.
        let Some((place, accepted)) = answers.recv().await else { break };
        ledger.insert(place, accepted);
    }
    tokio::time::sleep(moment.pause).await;
    demo.kill();
    // Whatever was answered before the end counts, also when it is read only now.
    let interrupted = finish(senders, answers, ledger).await;
    let acknowledged = ledger.len() - before;
    eprintln!("killed after {acknowledged} acknowledgements, with {interrupted} requests under way");
    Demo::start(data)
}

/// Sends what is not acknowledged yet, to a portal that stays.
pub(super) async fn to_the_end(portal: &Api, requests: &Arc<Vec<SignedRequest>>, ledger: &mut Ledger) {
    let (senders, answers) = start(portal, requests, ledger);
    let interrupted = finish(senders, answers, ledger).await;
    assert_eq!(interrupted, 0, "the portal went away by itself");
}

fn start(
    portal: &Api,
    requests: &Arc<Vec<SignedRequest>>,
    ledger: &Ledger,
) -> (JoinSet<bool>, UnboundedReceiver<Acknowledged>) {
    let left: Vec<usize> = (0..requests.len()).filter(|place| !ledger.contains_key(place)).collect();
    let (left, next) = (Arc::new(left), Arc::new(AtomicUsize::new(0)));
    let (answered, answers) = unbounded_channel();
    let mut senders = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let work = Work { left: Arc::clone(&left), next: Arc::clone(&next), requests: Arc::clone(requests) };
        senders.spawn(work.send(portal.clone(), answered.clone()));
    }
    (senders, answers)
}

/// Waits for all senders; gives the number of requests that got no answer.
async fn finish(
    mut senders: JoinSet<bool>,
    mut answers: UnboundedReceiver<Acknowledged>,
    ledger: &mut Ledger,
) -> usize {
    while let Some((place, accepted)) = answers.recv().await {
        ledger.insert(place, accepted);
    }
    let mut interrupted = 0;
    while let Some(ended) = senders.join_next().await {
        interrupted += usize::from(ended.unwrap());
    }
    interrupted
}

/// What the connections share.
struct Work {
    left: Arc<Vec<usize>>,
    next: Arc<AtomicUsize>,
    requests: Arc<Vec<SignedRequest>>,
}

impl Work {
    /// Sends until nothing is left or the portal is gone; says whether a request was interrupted.
    async fn send(self, portal: Api, answered: UnboundedSender<Acknowledged>) -> bool {
        while let Some(place) = self.left.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            let Ok(accepted) = self.requests[*place].send(&portal).await else { return true };
            answered.send((*place, accepted)).unwrap();
        }
        false
    }
}
