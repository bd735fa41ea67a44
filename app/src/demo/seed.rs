//! The demo people come into the systems: officers by the acts of administration, citizens and
//! organisations by the path of everybody.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_access::password;
use kezek_casework::Person;
use kezek_content::Content;
use kezek_kernel::{Actor, Language, OfficerId, Role, SystemName, Words};
use kezek_portal::Portal;
use kezek_store::{Clock as _, Failure, SystemClock};
use kezek_testbed::cms_signing::{self, Content as Signed};
use kezek_testbed::people::{DemoFile, DemoPerson, PersonKind};
use kezek_workstation::Workstation;
use kezek_workstation::acts::officer_add::{OfficerAdd, OfficerAddRefusal, officer_add};
use kezek_workstation::acts::officer_appoint::{OfficerAppoint, OfficerAppointRefusal, officer_appoint};
use kezek_workstation::acts::officer_certify::{OfficerCertify, officer_certify, read_certificate};

use super::ZONE;
use super::folder::DataFolder;
use super::people::{account_holders, signing_key};
use crate::answer::Fault;

const ACTOR: Actor = Actor::System(SystemName::Workstation);

/// Which officers came in with which certificate; written when all of them are in.
type Done = BTreeMap<String, String>;

/// Adds, appoints and certifies the officers that are not in yet.
pub(crate) async fn officers(
    folder: &DataFolder,
    content: &Content,
    workstation: &Workstation,
    file: &DemoFile,
) -> Result<(), Fault> {
    let done_file = folder.system(SystemName::Workstation).join("demo-officers.json");
    let before = read_done(&done_file);
    let mut done = Done::new();
    let positions = positions(content)?;
    for entry in &file.people {
        let PersonKind::Officer { provider, roles, .. } = &entry.person.kind else { continue };
        let credential = signing_key(folder.path(), entry)?;
        let number = entry.person.iin.to_string();
        let serial = hex::encode(&credential.serial);
        if before.get(&number) != Some(&serial) {
            let officer = add(workstation, &entry.person).await?;
            for role in roles {
                appoint(workstation, officer, provider, *role, &positions).await?;
            }
            certify(workstation, officer, &entry.person, &credential.certificate).await?;
        }
        done.insert(number, serial);
    }
    if done != before {
        let text = serde_json::to_string(&done).map_err(Fault::failed)?;
        std::fs::write(&done_file, text).map_err(Fault::failed)?;
    }
    Ok(())
}

/// Makes the accounts that are missing: asked for, signed with the key of the person or of the organisation's head, confirmed.
pub(crate) async fn accounts(folder: &DataFolder, portal: &Portal, file: &DemoFile) -> Result<(), Fault> {
    for (number, entry) in account_holders(file) {
        if portal.has_account(number).await.map_err(Fault::failed)? {
            continue;
        }
        let asked = portal.request_account(number, entry.person.password.clone(), Language::Kk).await;
        let pending = asked.map_err(Fault::failed)?;
        let credential = signing_key(folder.path(), entry)?;
        let cms = cms_signing::sign(&credential, Signed::Attached(&pending.text), SystemClock.now());
        let confirmed = portal.confirm_account(&pending, &cms.map_err(Fault::failed)?).await;
        confirmed.map_err(|fault| Fault::Failed(format!("an account of the demo was not made: {fault}")))?;
    }
    Ok(())
}

/// What was done is only remembered to start faster; without the file the acts themselves find out.
fn read_done(file: &PathBuf) -> Done {
    std::fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

async fn add(workstation: &Workstation, person: &DemoPerson) -> Result<OfficerId, Fault> {
    let (given, salt) = (person.password.clone(), fresh_salt(workstation).await?);
    let hash = tokio::task::spawn_blocking(move || password::hash(&given, &salt)).await;
    let password_hash = hash.map_err(Fault::failed)?.map_err(Fault::failed)?;
    let who = Person { iin: person.iin, name: person.name.clone() };
    let input = OfficerAdd { person: who, password_hash };
    match workstation.store().act(ACTOR, move |act| officer_add(act, &input)).await {
        Ok(added) => Ok(added.value),
        Err(Failure::Refused(OfficerAddRefusal::Exists(officer))) => Ok(officer),
        Err(Failure::Store(error)) => Err(Fault::failed(error)),
    }
}

async fn fresh_salt(workstation: &Workstation) -> Result<[u8; 16], Fault> {
    let drawn = workstation.store().keep::<_, std::convert::Infallible>(|act| Ok(act.random::<16>())).await;
    drawn.map_err(|failure| Fault::failed(failure.into_store()))
}

async fn appoint(
    workstation: &Workstation,
    officer: OfficerId,
    provider: &str,
    role: Role,
    positions: &BTreeMap<String, Words>,
) -> Result<(), Fault> {
    let position = positions.get(role.code()).cloned();
    let position = position
        .ok_or_else(|| Fault::Failed(format!("people/positions.toml has no position for {}", role.code())))?;
    let input = OfficerAppoint {
        officer,
        provider: provider.to_owned(),
        role,
        position,
        from: today()?,
        until: None,
        substitutes_for: None,
    };
    match workstation.store().act(ACTOR, move |act| officer_appoint(act, &input)).await {
        Ok(_) | Err(Failure::Refused(OfficerAppointRefusal::HoldsAlready)) => Ok(()),
        Err(Failure::Refused(refusal)) => Err(Fault::failed(refusal)),
        Err(Failure::Store(error)) => Err(Fault::failed(error)),
    }
}

async fn certify(
    workstation: &Workstation,
    officer: OfficerId,
    person: &DemoPerson,
    certificate: &[u8],
) -> Result<(), Fault> {
    let certificate = read_certificate(certificate, &person.iin).map_err(Fault::failed)?;
    let input = OfficerCertify { officer, certificate };
    match workstation.store().act(ACTOR, move |act| officer_certify(act, &input)).await {
        Ok(_) => Ok(()),
        Err(Failure::Refused(refusal)) => Err(Fault::failed(refusal)),
        Err(Failure::Store(error)) => Err(Fault::failed(error)),
    }
}

fn positions(content: &Content) -> Result<BTreeMap<String, Words>, Fault> {
    let path = "people/positions.toml";
    let bytes = content.bytes(path).map_err(Fault::failed)?.unwrap_or_default();
    let text = String::from_utf8(bytes.into_owned()).map_err(Fault::failed)?;
    toml::from_str(&text).map_err(|fault| Fault::Failed(format!("{path}: {fault}")))
}

fn today() -> Result<Date, Fault> {
    let zone = TimeZone::get(ZONE).map_err(Fault::failed)?;
    Ok(SystemClock.now().timestamp().to_zoned(zone).date())
}
