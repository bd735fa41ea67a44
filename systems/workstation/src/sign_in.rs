//! An officer signs in with IIN and password; a wrong pair tells nothing, and a growing delay answers guessing.

use std::net::IpAddr;

use kezek_access::session::{self, Session};
use kezek_access::throttle::Trier;
use kezek_access::{password, throttle};
use kezek_casework::Person;
use kezek_kernel::{Iin, Instant, OfficerId};
use kezek_store::{Failure, Read, StoreError};

use crate::Workstation;
use crate::duty::Duty;
use crate::store::officers;

/// Why nobody was signed in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SignInFault {
    /// Number or password is wrong, or the officer holds no appointment today: all look the same.
    #[error("number or password is wrong")]
    Wrong,
    /// Too many failures: wait so long.
    #[error("wait {0} seconds")]
    Wait(i64),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl SignInFault {
    fn of(failure: Failure<Self>) -> Self {
        match failure {
            Failure::Refused(fault) => fault,
            Failure::Store(error) => Self::Store(error),
        }
    }
}

/// An officer at the door, signed in.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn {
    pub(crate) officer: OfficerId,
    pub(crate) person: Person,
    pub(crate) duty: Duty,
}

impl Workstation {
    /// Checks number and password and opens a session under this fresh secret.
    pub(crate) async fn sign_in(
        &self,
        iin: &str,
        given: String,
        network: Option<IpAddr>,
        token: String,
    ) -> Result<(), SignInFault> {
        let parsed: Option<Iin> = iin.trim().parse().ok();
        let number = parsed.as_ref().map_or("none", Iin::as_str).to_owned();
        let entered = self.store().keep(move |act| {
            let trier = Trier {
                number: act.lookup_key(&format!("sign-in {number}")),
                network: network.map(|network| act.lookup_key(&format!("network {network}"))),
            };
            if let Some(seconds) = throttle::enter(act, &trier)? {
                return Err(Failure::Refused(SignInFault::Wait(seconds)));
            }
            let known = parsed.map(|iin| officers::credentials(act, &iin)).transpose()?.flatten();
            Ok((trier, known))
        });
        let (trier, known) = entered.await.map_err(SignInFault::of)?;
        let (hash, officer) = known.map(|known| (known.password_hash, known.officer)).unzip();
        let too_long = given.chars().count() > password::LONGEST;
        let work = move || password::verify(&given, hash.as_deref()).map(|right| right && !too_long);
        let right = password::in_turn(work)
            .await
            .map_err(|_| StoreError::Inconsistent("a password could not be hashed".to_owned()))?;
        let officer = officer.filter(|_| right).ok_or(SignInFault::Wrong)?;
        let zone = self.office().zone.clone();
        let opened = self.store().keep(move |act| {
            if Duty::of(act, officer, &zone)?.appointments.is_empty() {
                return Err(Failure::Refused(SignInFault::Wrong));
            }
            throttle::succeeded(act, &trier)?;
            Ok(session::open(act, officer, &token)?)
        });
        opened.await.map_err(SignInFault::of)
    }

    /// The officer to whom this token belongs, with the appointments of today; none when the session is over.
    pub(crate) async fn signed_in(&self, token: &str) -> Result<Option<SignedIn>, StoreError> {
        let held = token.to_owned();
        let zone = self.office().zone.clone();
        let found = self
            .store()
            .read(move |read| {
                let now: Instant = read.now();
                let found: Option<Session<_>> = session::find(read, &held, now)?;
                let Some(session) = found else { return Ok(None) };
                let officer: OfficerId = session.subject;
                let duty = Duty::of(read, officer, &zone)?;
                if duty.appointments.is_empty() {
                    return Ok(None);
                }
                let person = officers::person(read, officer)?;
                Ok(Some((session.touch_due, SignedIn { officer, person, duty })))
            })
            .await?;
        let Some((touch_due, signed_in)) = found else { return Ok(None) };
        if touch_due {
            let held = token.to_owned();
            self.bookkeep(move |act| session::touch(act, &held)).await?;
        }
        Ok(Some(signed_in))
    }

    /// Ends a session.
    pub(crate) async fn sign_out(&self, token: &str) -> Result<(), StoreError> {
        let held = token.to_owned();
        self.bookkeep(move |act| session::close(act, &held)).await
    }

    async fn bookkeep(
        &self,
        work: impl FnOnce(&mut kezek_store::Act<'_>) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<(), StoreError> {
        let kept = self.store().keep::<_, StoreError>(move |act| Ok(work(act)?)).await;
        kept.map_err(|failure| match failure {
            Failure::Refused(error) | Failure::Store(error) => error,
        })
    }
}
