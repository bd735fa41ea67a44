//! An officer on duty: who acts, under which appointments of today, over whose rows.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_casework::worklist::OfficerDesk;
use kezek_casework::{Asked, Case, Deed, Permission, Relation, policy};
use kezek_kernel::{Actor, CaseId, OfficerId, ProviderId, Role, Scope};
use kezek_regulations::{Edition, Performer, Work};
use kezek_store::{Read, StoreError};

use crate::Refusal;
use crate::store::meetings;
use crate::store::officers::{self, Appointment, Holder};

/// An officer with the appointments in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Who.
    pub officer: OfficerId,
    /// In which roles, where.
    pub appointments: Vec<Appointment>,
    /// The cases on agendas of a commission to which the officer belongs.
    agendas: BTreeSet<CaseId>,
    /// The mark of the officer's own number, by which his own applications are recognised.
    person_key: [u8; 32],
}

impl Duty {
    /// The duty of this officer at the present instant, "today" being the day in the office's zone.
    pub fn of(read: &mut impl Read, officer: OfficerId, zone: &TimeZone) -> Result<Self, StoreError> {
        let today: Date = read.now().timestamp().to_zoned(zone.clone()).date();
        let appointments = officers::in_force(read, officer, today)?;
        let agendas = agendas(read, officer, &appointments)?;
        Ok(Self { officer, appointments, agendas, person_key: officers::person_key(read, officer)? })
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

    /// Those for whom the officer stands in, in a role at a provider.
    fn absent(&self, provider: ProviderId, role: Role) -> impl Iterator<Item = OfficerId> {
        let here = move |each: &&Appointment| each.provider == provider && each.role == role;
        self.appointments.iter().filter(here).filter_map(|each| each.substitutes_for)
    }

    /// Whether the officer stands in for this one, in this role at this provider.
    pub fn stands_in_for(&self, absent: OfficerId, provider: ProviderId, role: Role) -> bool {
        self.absent(provider, role).any(|each| each == absent)
    }

    /// On whose desk lies what the officer takes in this role: on his own, unless he holds the role for another only.
    pub fn desk_in(&self, provider: ProviderId, role: Role) -> OfficerId {
        let own = self
            .appointments
            .iter()
            .any(|each| each.provider == provider && each.role == role && each.substitutes_for.is_none());
        let absent = self.absent(provider, role).next().filter(|_| !own);
        absent.unwrap_or(self.officer)
    }

    /// For whom the officer acts when he does something to this case in this role; none when he acts for himself.
    pub fn on_behalf(&self, case: &Case, role: Role) -> Option<OfficerId> {
        let named = case.state.step().map(|step| step.desk.named()).unwrap_or_default();
        let absent = |officer: &OfficerId| self.stands_in_for(*officer, case.provider, role);
        match self.relation(role, case) {
            Relation::AbsentSigner => named.signer,
            _ if named.holder != Some(self.officer) && named.holder.as_ref().is_some_and(absent) => {
                named.holder
            }
            _ => Some(self.desk_in(case.provider, role)).filter(|desk| *desk != self.officer),
        }
    }

    /// The desks at which the officer works: his own at each provider, those of absent officers in the role he has for them.
    pub fn desks(&self) -> Vec<OfficerDesk> {
        let Scope::Providers(providers) = self.scope() else { return Vec::new() };
        let own = |provider| OfficerDesk { officer: self.officer, provider, role: None };
        let absent = self.appointments.iter().filter_map(|each| {
            let officer = each.substitutes_for?;
            Some(OfficerDesk { officer, provider: each.provider, role: Some(each.role) })
        });
        let mut desks: Vec<OfficerDesk> = providers.into_iter().map(own).collect();
        for desk in absent {
            if !desks.contains(&desk) {
                desks.push(desk);
            }
        }
        desks
    }

    /// Each role at each provider, once.
    pub fn units(&self) -> Vec<(ProviderId, Role)> {
        let mut units: Vec<(ProviderId, Role)> = Vec::new();
        for each in &self.appointments {
            if !units.contains(&(each.provider, each.role)) {
                units.push((each.provider, each.role));
            }
        }
        units
    }

    /// The providers that the officer heads.
    pub fn heads(&self) -> Vec<ProviderId> {
        let units = self.units().into_iter();
        units.filter(|(_, role)| *role == Role::Head).map(|(provider, _)| provider).collect()
    }

    /// Whether the policy lets this officer do what is not about one case, in any of the roles.
    pub fn may_in_general(&self, deed: Deed) -> bool {
        let allows =
            |each: &Appointment| policy::permission(each.role, deed, Relation::Free) == Permission::Yes;
        self.appointments.iter().any(allows)
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

    /// Whether the policy lets this officer do this deed at a provider, apart from any case.
    pub fn may_at(&self, deed: Deed, provider: ProviderId) -> bool {
        self.roles_at(provider).any(|role| policy::permission(role, deed, Relation::Free) == Permission::Yes)
    }

    /// Whether the officer is the one who asks, for himself or for an organisation.
    pub fn is_applicant_of(&self, case: &Case) -> bool {
        case.is_asked_by(&self.person_key)
    }

    /// The refusal that tells an executor why he does not sign his own document, and a substitute why not that of the absent.
    pub fn why_not(&self, deed: Deed, case: &Case) -> Refusal {
        let stands =
            |relation| self.roles_at(case.provider).any(|role| self.relation(role, case) == relation);
        if self.is_applicant_of(case) {
            return Refusal::OwnCase;
        }
        match deed {
            Deed::Sign if stands(Relation::SignerOfOwn) => Refusal::DrafterSigns,
            Deed::Sign if stands(Relation::AbsentSigner) => Refusal::NamesAbsent,
            _ => Refusal::NotYours,
        }
    }

    /// Whether the number behind this mark is the officer's own.
    pub fn is(&self, person_key: [u8; 32]) -> bool {
        self.person_key == person_key
    }

    fn relation(&self, role: Role, case: &Case) -> Relation {
        if self.is_applicant_of(case) {
            return Relation::Applicant;
        }
        let named = case.state.step().map_or_else(Default::default, |step| step.desk.named());
        let absent: Vec<OfficerId> = self.absent(case.provider, role).collect();
        Relation::standing_in(self.officer, &absent, named)
    }

    fn role_may(&self, role: Role, deed: Deed, case: &Case, edition: &Edition, work: Option<&Work>) -> bool {
        match policy::permission(role, deed, self.relation(role, case)) {
            Permission::Yes => true,
            Permission::IfEditionSays => edition.executor_may_sign,
            Permission::IfAsked => work.is_some_and(|work| work.by == Performer::Officer(role)),
            Permission::IfOnAgenda => self.agendas.contains(&case.id),
            Permission::No => false,
        }
    }
}

/// The cases on agendas to which the officer belongs: as a member those of his meetings, as a secretary those of the provider.
fn agendas(
    read: &mut impl Read,
    officer: OfficerId,
    appointments: &[Appointment],
) -> Result<BTreeSet<CaseId>, StoreError> {
    let mut cases = BTreeSet::new();
    for appointment in appointments {
        match appointment.role {
            Role::CommissionMember => cases.append(&mut meetings::cases_before(read, officer)?),
            Role::CommissionSecretary => cases.append(&mut meetings::cases_at(read, appointment.provider)?),
            _ => {}
        }
    }
    Ok(cases)
}

/// Who holds this role at this provider today.
pub(crate) fn holders(
    read: &mut impl Read,
    provider: ProviderId,
    role: Role,
    zone: &TimeZone,
) -> Result<Vec<Holder>, StoreError> {
    let today = read.now().timestamp().to_zoned(zone.clone()).date();
    officers::holders(read, provider, role, today)
}

/// Whether this holder of the signing role may be named to sign: an executor signs what he himself has decided, no other's.
pub(crate) fn may_be_named(role: Role, officer: OfficerId, decided: Option<OfficerId>) -> bool {
    role != Role::Executor || decided.is_none_or(|decided| decided == officer)
}

/// Who may be named the executor of a case: whoever holds the role at its provider today and is not the applicant.
pub(crate) fn executors(
    read: &mut impl Read,
    case: &Case,
    zone: &TimeZone,
) -> Result<Vec<OfficerId>, StoreError> {
    able(read, case, Role::Executor, zone)
}

/// Who may do this case's work in a role: whoever holds it at its provider today and is not the applicant.
pub(crate) fn able(
    read: &mut impl Read,
    case: &Case,
    role: Role,
    zone: &TimeZone,
) -> Result<Vec<OfficerId>, StoreError> {
    let holders = holders(read, case.provider, role, zone)?.into_iter();
    let free = holders.filter(|holder| !case.is_asked_by(&holder.person_key));
    Ok(free.map(|holder| holder.officer).collect())
}
