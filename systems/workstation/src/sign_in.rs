//! An officer signs in with IIN and password; a wrong pair tells nothing, and a growing delay answers guessing.

use std::net::IpAddr;

use kezek_access::session::{self, Session};
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
        let number = iin.trim().to_owned();
        let (keys, wait, known) = self
            .store()
            .read(move |read| {
                let mut keys = vec![read.lookup_key(&format!("sign-in {number}"))];
                if let Some(network) = network {
                    keys.push(read.lookup_key(&format!("network {network}")));
                }
                let now = read.now();
                let wait = throttle::seconds_to_wait(read, &keys, now)?;
                let known = parsed.map(|iin| officers::credentials(read, &iin)).transpose()?.flatten();
                Ok((keys, wait, known))
            })
            .await?;
        if wait > 0 {
            return Err(SignInFault::Wait(wait));
        }
        let (hash, officer) = known.map(|known| (known.password_hash, known.officer)).unzip();
        let too_long = given.chars().count() > password::LONGEST;
        let matched = tokio::task::spawn_blocking(move || {
            !too_long && password::verify(&given, hash.as_deref()).unwrap_or(false)
        })
        .await
        .map_err(|_| StoreError::Panicked)?;
        let officer = officer.filter(|_| matched);
        let zone = self.office().zone.clone();
        let opened = self.store().keep(move |act| {
            let on_duty = match officer {
                Some(officer) => !Duty::of(act, officer, &zone)?.appointments.is_empty(),
                None => false,
            };
            let Some(officer) = officer.filter(|_| on_duty) else {
                throttle::count_failure(act, &keys)?;
                return Ok(false);
            };
            if let Some(key) = keys.first() {
                throttle::forget(act, key)?;
            }
            session::open(act, officer, &token)?;
            Ok(true)
        });
        match opened.await {
            Ok(true) => Ok(()),
            Ok(false) => Err(SignInFault::Wrong),
            Err(Failure::Refused(error) | Failure::Store(error)) => Err(SignInFault::Store(error)),
        }
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
