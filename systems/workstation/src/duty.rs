//! An officer on duty: who acts, under which appointments of today, over whose rows.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_casework::{Asked, Case, Deed, Permission, Relation, policy};
use kezek_kernel::{Actor, OfficerId, ProviderId, Role, Scope};
use kezek_regulations::{Edition, Performer, Work};
use kezek_store::{Read, StoreError};

use crate::Refusal;
use crate::store::officers::{self, Appointment};

/// An officer with the appointments in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Who.
    pub officer: OfficerId,
    /// In which roles, where.
    pub appointments: Vec<Appointment>,
    /// The mark of the officer's own number, by which his own applications are recognised.
    person_key: [u8; 32],
}

impl Duty {
    /// The duty of this officer at the present instant, "today" being the day in the office's zone.
    pub fn of(read: &mut impl Read, officer: OfficerId, zone: &TimeZone) -> Result<Self, StoreError> {
        let today: Date = read.now().timestamp().to_zoned(zone.clone()).date();
        let appointments = officers::in_force(read, officer, today)?;
        Ok(Self { officer, appointments, person_key: officers::person_key(read, officer)? })
    }

    /// The duty of whoever acts; nobody but an officer has one.
    pub fn of_actor(
        read: &mut impl Read,
        actor: &Actor,
        zone: &TimeZone,
    ) -> Result<Option<Self>, StoreError> {
        match actor {
            Actor::Officer(officer) => Self::of(read, *officer, zone).map(Some),
            _ => Ok(None),
        }
    }

    /// The rows the officer may touch.
    pub fn scope(&self) -> Scope {
        let mut providers: Vec<ProviderId> = self.appointments.iter().map(|each| each.provider).collect();
        providers.sort_unstable();
        providers.dedup();
        Scope::Providers(providers)
    }

    /// The providers at which a role lets the officer do a deed that is about no single case.
    pub fn providers_for(&self, deed: Deed) -> Vec<ProviderId> {
        let may =
            |each: &&Appointment| policy::permission(each.role, deed, Relation::Free) == Permission::Yes;
        let mut providers: Vec<ProviderId> =
            self.appointments.iter().filter(may).map(|each| each.provider).collect();
        providers.sort_unstable();
        providers.dedup();
        providers
    }

    /// The roles at one provider.
    pub fn roles_at(&self, provider: ProviderId) -> impl Iterator<Item = Role> {
        self.appointments.iter().filter(move |each| each.provider == provider).map(|each| each.role)
    }

    /// Whether the policy lets this officer do this deed to this case, in any of the roles, while this work is asked for.
    pub fn may(&self, deed: Deed, case: &Case, edition: &Edition, work: Option<&Work>) -> bool {
        self.roles_at(case.provider).any(|role| self.role_may(role, deed, case, edition, work))
    }

    /// Whether the policy, and the role that the edition names for the present work, let the officer do this deed.
    pub fn may_work(&self, deed: Deed, case: &Case, asked: &Asked<'_>) -> bool {
        let Performer::Officer(needed) = asked.work.by else { return false };
        self.roles_at(case.provider)
            .any(|role| role == needed && self.role_may(role, deed, case, asked.edition, Some(asked.work)))
    }

    /// The refusal that tells an executor why he does not sign his own document.
    pub fn why_not(&self, deed: Deed, case: &Case) -> Refusal {
        match self.relation(case) {
            Relation::Applicant => Refusal::OwnCase,
            Relation::SignerOfOwn if deed == Deed::Sign => Refusal::DrafterSigns,
            _ => Refusal::NotYours,
        }
    }

    fn relation(&self, case: &Case) -> Relation {
        if case.person_key == self.person_key {
            return Relation::Applicant;
        }
        let named = case.state.step().map_or_else(Default::default, |step| step.desk.named());
        Relation::of(self.officer, named)
    }

    fn role_may(&self, role: Role, deed: Deed, case: &Case, edition: &Edition, work: Option<&Work>) -> bool {
        match policy::permission(role, deed, self.relation(case)) {
            Permission::Yes => true,
            Permission::IfEditionSays => edition.executor_may_sign,
            Permission::IfAsked => work.is_some_and(|work| work.by == Performer::Officer(role)),
            Permission::No => false,
        }
    }
}

/// Who holds this role at this provider today.
pub(crate) fn holders(
    read: &mut impl Read,
    provider: ProviderId,
    role: Role,
    zone: &TimeZone,
) -> Result<Vec<Duty>, StoreError> {
    let mut found: Vec<Duty> = Vec::new();
    for appointment in officers::of_provider(read, provider)? {
        let known = found.iter().any(|duty| duty.officer == appointment.officer);
        if appointment.role != role || known {
            continue;
        }
        let duty = Duty::of(read, appointment.officer, zone)?;
        if duty.roles_at(provider).any(|held| held == role) {
            found.push(duty);
        }
    }
    Ok(found)
}

/// Who may be named the executor of a case: whoever holds the role at its provider today and is not the applicant.
pub(crate) fn executors(
    read: &mut impl Read,
    case: &Case,
    zone: &TimeZone,
) -> Result<Vec<OfficerId>, StoreError> {
    let holders = holders(read, case.provider, Role::Executor, zone)?;
    let free = holders.into_iter().filter(|duty| duty.person_key != case.person_key);
    Ok(free.map(|duty| duty.officer).collect())
}
