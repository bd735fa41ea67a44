//! A NOTIFICATION of the accepting system: the recipient has rated the service.

use kezek_exchange::{Received, Refusal};
use kezek_kernel::{Actor, SystemName};
use kezek_messages::{CaseRating, FaultCode};
use kezek_store::Failure;

use super::request::internal;
use crate::Workstation;
use crate::acts::rating_receive::{RatingRefusal, rating_receive};

impl Workstation {
    /// Takes a rating; the same message again is acknowledged without being counted twice.
    pub(crate) async fn take_rating(&self, received: &Received) -> Result<(), Refusal> {
        let rating: CaseRating = received.message.data.read()?;
        let (office, release) = (self.office().clone(), self.release().clone());
        let received = received.clone();
        let actor = Actor::System(SystemName::Gateway);
        let done =
            self.store().act(actor, move |act| rating_receive(act, &office, &release, &received, &rating));
        match done.await {
            Ok(_) | Err(Failure::Refused(RatingRefusal::Again)) => Ok(()),
            Err(Failure::Refused(refusal)) => Err(Refusal::new(FaultCode::Format, refusal.code())),
            Err(Failure::Store(error)) => Err(internal(&error)),
        }
    }
}
