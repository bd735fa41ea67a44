//! The people, providers and systems of the demo, read from `content/people/people.toml`.

mod credentials;
mod file;
mod synthetic;

use std::collections::BTreeSet;

use kezek_kernel::{Bin, Iin, Kato, PersonName, Role, SystemName, Words};

use crate::authority::{Organisation, Standing, Subject};

pub(crate) use credentials::read_tls_credential;
pub use credentials::system_credential;
pub use file::{DEMO_FILE, DemoFile, FilesError, KEYS_FOLDER, PersonEntry, read_demo_file, write_demo_files};
pub use synthetic::synthetic_numbers;

/// More people than this are a mistake in the file.
const MOST_PEOPLE: usize = 500;
/// The country's authority wants passwords of key files within these bounds.
const PASSWORD_CHARACTERS: std::ops::RangeInclusive<usize> = 6..=32;

/// Everybody and everything that the demo is peopled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// The providers.
    pub providers: Vec<DemoProvider>,
    /// The organisations that ask for services.
    pub organisations: Vec<DemoOrganisation>,
    /// The citizens, then the people of the organisations, then the officers provider by provider.
    pub people: Vec<DemoPerson>,
    /// The systems and who operates them.
    pub systems: Vec<DemoSystem>,
}

/// A provider of services: the department of one district or city.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DemoProvider {
    /// The short name by which the data refer to it.
    pub code: String,
    /// The locality it serves.
    pub kato: Kato,
    /// Its number as a legal entity.
    pub bin: Bin,
    /// Its name.
    pub name: Words,
}

/// An organisation that asks for services; its account opens with the password of its head.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DemoOrganisation {
    /// Its number as a legal entity.
    pub bin: Bin,
    /// Its name as it is registered.
    pub name: String,
}

/// A person of the demo.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DemoPerson {
    /// The person's number.
    pub iin: Iin,
    /// The name; invented.
    #[serde(flatten)]
    pub name: PersonName,
    /// The password of account and key file; public.
    pub password: String,
    /// Citizen, officer, or somebody of an organisation.
    #[serde(flatten)]
    pub kind: PersonKind,
    /// What the person may do, in a sentence.
    pub may: Words,
}

/// What a person of the demo is.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PersonKind {
    /// Comes to the portal.
    Citizen,
    /// Has a key on behalf of an organisation that asks for services.
    Member {
        /// The organisation's number.
        organisation: Bin,
        /// What the person's certificate says about the right to sign.
        standing: Standing,
    },
    /// Works at a provider.
    Officer {
        /// The provider's code.
        provider: String,
        /// The parts the person plays there.
        roles: Vec<Role>,
        /// What the person's certificate says about the right to sign.
        standing: Standing,
    },
}

/// A system of the demo and the legal entity that operates it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoSystem {
    /// Which system.
    pub code: SystemName,
    /// The name in its certificate.
    pub name: String,
    /// The name of the operator.
    pub operator: String,
    /// The operator's number.
    pub bin: Bin,
}

/// Why the file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PeopleFault {
    /// Not in the form of the file.
    #[error("the file of demo people cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// Too many entries.
    #[error("the file of demo people has more than {MOST_PEOPLE} people")]
    TooMany,
    /// A number could belong to a living person.
    #[error("the IIN in entry {0} is not of the 1800s")]
    NotSynthetic(usize),
    /// Two entries share a number.
    #[error("the IIN in entry {0} stands twice")]
    Twice(usize),
    /// The BIN could be that of a real organisation: it has a month that exists.
    #[error("the BIN of organisation {0} has a month that exists")]
    NotSyntheticBin(usize),
    /// The password would be refused by key files.
    #[error("the password in entry {0} needs 6 to 32 characters with a small letter, a capital and a digit")]
    WeakPassword(usize),
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    system: Vec<DemoSystem>,
    citizen: Vec<SourcePerson>,
    organisation: Vec<SourceOrganisation>,
    provider: Vec<SourceProvider>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceProvider {
    code: String,
    kato: Kato,
    bin: Bin,
    name: Words,
    officer: Vec<SourceOfficer>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceOrganisation {
    bin: Bin,
    name: String,
    member: Vec<SourceMember>,
}

#[derive(serde::Deserialize)]
struct SourceMember {
    #[serde(flatten)]
    person: SourcePerson,
    standing: Standing,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct SourcePerson {
    iin: Iin,
    surname: String,
    given: String,
    patronymic: String,
    password: String,
    may: Words,
}

#[derive(serde::Deserialize)]
struct SourceOfficer {
    #[serde(flatten)]
    person: SourcePerson,
    roles: Vec<Role>,
    standing: Standing,
}

impl People {
    /// Reads and checks the file.
    pub fn parse(text: &str) -> Result<Self, PeopleFault> {
        let source: Source = toml::from_str(text)?;
        let mut people: Vec<DemoPerson> =
            source.citizen.into_iter().map(|person| person.with(PersonKind::Citizen)).collect();
        let mut organisations = Vec::new();
        for SourceOrganisation { bin, name, member } in source.organisation {
            people.extend(member.into_iter().map(|member| {
                member.person.with(PersonKind::Member { organisation: bin, standing: member.standing })
            }));
            organisations.push(DemoOrganisation { bin, name });
        }
        let mut providers = Vec::new();
        for provider in source.provider {
            people.extend(provider.officer.into_iter().map(|officer| {
                let kind = PersonKind::Officer {
                    provider: provider.code.clone(),
                    roles: officer.roles,
                    standing: officer.standing,
                };
                officer.person.with(kind)
            }));
            let SourceProvider { code, kato, bin, name, .. } = provider;
            providers.push(DemoProvider { code, kato, bin, name });
        }
        check(&people)?;
        check_organisations(&organisations)?;
        Ok(Self { providers, organisations, people, systems: source.system })
    }

    /// The people of the file that ships with the program.
    pub fn built_in() -> Result<Self, PeopleFault> {
        Self::parse(include_str!("../../../../content/people/people.toml"))
    }

    /// The provider with this code.
    pub fn provider(&self, code: &str) -> Option<&DemoProvider> {
        self.providers.iter().find(|provider| provider.code == code)
    }

    /// The organisation with this number.
    pub fn organisation(&self, bin: Bin) -> Option<&DemoOrganisation> {
        self.organisations.iter().find(|organisation| organisation.bin == bin)
    }

    /// The system's entry, if the demo has it.
    pub fn system(&self, name: SystemName) -> Option<&DemoSystem> {
        self.systems.iter().find(|system| system.code == name)
    }

    /// How a certificate names a person of this file.
    pub fn subject(&self, person: &DemoPerson) -> Subject {
        let (name, iin) = (person.name.clone(), person.iin);
        match &person.kind {
            PersonKind::Officer { provider, standing, .. } => match self.provider(provider) {
                Some(provider) => Subject::Officer {
                    name,
                    iin,
                    standing: *standing,
                    organisation: Organisation { name: provider.name.kk.clone(), bin: provider.bin },
                },
                None => Subject::Individual { name, iin },
            },
            PersonKind::Member { organisation: bin, standing } => match self.organisation(*bin) {
                Some(organisation) => Subject::Officer {
                    name,
                    iin,
                    standing: *standing,
                    organisation: Organisation { name: organisation.name.clone(), bin: *bin },
                },
                None => Subject::Individual { name, iin },
            },
            PersonKind::Citizen => Subject::Individual { name, iin },
        }
    }
}

impl DemoSystem {
    /// How a certificate names the system.
    pub fn subject(&self) -> Subject {
        let organisation = Organisation { name: self.operator.clone(), bin: self.bin };
        Subject::System { name: self.name.clone(), organisation }
    }
}

impl SourcePerson {
    fn with(self, kind: PersonKind) -> DemoPerson {
        let name = PersonName { surname: self.surname, given: self.given, patronymic: self.patronymic };
        DemoPerson { iin: self.iin, name, password: self.password, kind, may: self.may }
    }
}

fn check(people: &[DemoPerson]) -> Result<(), PeopleFault> {
    if people.len() > MOST_PEOPLE {
        return Err(PeopleFault::TooMany);
    }
    let mut seen = BTreeSet::new();
    for (entry, person) in people.iter().enumerate().map(|(index, person)| (index + 1, person)) {
        if !matches!(person.iin.as_str().as_bytes().get(6), Some(b'1' | b'2')) {
            return Err(PeopleFault::NotSynthetic(entry));
        }
        if !seen.insert(person.iin) {
            return Err(PeopleFault::Twice(entry));
        }
        if !opens_key_files(&person.password) {
            return Err(PeopleFault::WeakPassword(entry));
        }
    }
    Ok(())
}

/// The months of synthetic numbers are 13 and 99.
fn check_organisations(organisations: &[DemoOrganisation]) -> Result<(), PeopleFault> {
    for (entry, organisation) in organisations.iter().enumerate() {
        let month: u8 = organisation.bin.as_str().get(2..4).and_then(|month| month.parse().ok()).unwrap_or(0);
        if month <= 12 {
            return Err(PeopleFault::NotSyntheticBin(entry + 1));
        }
    }
    Ok(())
}

fn opens_key_files(password: &str) -> bool {
    PASSWORD_CHARACTERS.contains(&password.chars().count())
        && password.chars().any(char::is_lowercase)
        && password.chars().any(char::is_uppercase)
        && password.chars().any(|one| one.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_has_the_four_officers_and_the_portal_has_citizens() {
        let people = People::built_in().unwrap();
        assert!(people.providers.len() >= 2);
        let citizens = people.people.iter().filter(|person| person.kind == PersonKind::Citizen).count();
        assert!(citizens >= 6);
        for provider in &people.providers {
            for wanted in [Role::Executor, Role::AuthorisedPerson, Role::Head, Role::Clerk] {
                let holders = people.people.iter().filter(|person| {
                    matches!(&person.kind, PersonKind::Officer { provider: code, roles, .. }
                        if *code == provider.code && roles.contains(&wanted))
                });
                assert_eq!(holders.count(), 1, "{} {}", provider.code, wanted.code());
            }
        }
        let of_taraz = |wanted| {
            let holds = |person: &&DemoPerson| {
                matches!(&person.kind, PersonKind::Officer { provider, roles, .. }
                    if provider == "taraz" && roles.contains(&wanted))
            };
            people.people.iter().filter(holds).count()
        };
        assert_eq!([Role::CommissionMember, Role::CommissionSecretary].map(of_taraz), [3, 1]);
        for system in [SystemName::Portal, SystemName::Gateway, SystemName::Workstation] {
            assert!(people.system(system).is_some(), "{system}");
        }
    }

    #[test]
    fn an_organisation_has_a_head_and_an_employee() {
        let people = People::built_in().unwrap();
        for organisation in &people.organisations {
            let standings: Vec<Standing> = people
                .people
                .iter()
                .filter_map(|person| match person.kind {
                    PersonKind::Member { organisation: bin, standing } if bin == organisation.bin => {
                        Some(standing)
                    }
                    _ => None,
                })
                .collect();
            assert_eq!(standings, [Standing::FirstHead, Standing::Employee], "{}", organisation.name);
        }
    }

    #[track_caller]
    fn check_fault(change: (&str, &str), expected: &str) {
        let text = include_str!("../../../../content/people/people.toml").replacen(change.0, change.1, 1);
        let fault = People::parse(&text).unwrap_err().to_string();
        assert!(fault.contains(expected), "{fault}");
    }

    #[test]
    fn a_bad_file_is_refused_with_its_entry() {
        check_fault(("730412200015", "900101900005"), "entry 1 is not of the 1800s");
        check_fault(("681109100022", "730412200015"), "entry 2 stands twice");
        check_fault(("Anna-Kezek-1891", "anna"), "entry 3 needs 6 to 32 characters");
        check_fault(("730412200015", "730412200016"), "check digit");
        check_fault(("bin = \"189940000091\"", "bin = \"990140000017\""), "organisation 1 has a month");
        check_fault(("[[citizen]]\n", "[[citizen]]\nnickname = \"x\"\n"), "nickname");
    }
}
