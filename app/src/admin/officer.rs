//! `kezek admin officer`: who decides, in which role, under which certificate.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use kezek_access::password;
use kezek_casework::Person;
use kezek_kernel::{Actor, Iin, OfficerId, PersonName, Role, SystemName, Words};
use kezek_store::{Failure, StoreError};
use kezek_workstation::Workstation;
use kezek_workstation::acts::officer_add::{OfficerAdd, officer_add, officer_by_number};
use kezek_workstation::acts::officer_appoint::{OfficerAppoint, officer_appoint};
use kezek_workstation::acts::officer_certify::{OfficerCertify, officer_certify, read_certificate};
use serde_json::json;

use super::place::Place;
use crate::answer::{Fault, Printer};
use crate::files;

const ACTOR: Actor = Actor::System(SystemName::Workstation);

#[derive(Debug, Subcommand)]
pub(crate) enum OfficerCommand {
    /// Make an officer known.
    Add(AddArgs),
    /// Appoint an officer to a role at a provider.
    Appoint(AppointArgs),
    /// Record the certificate under which an officer signs.
    Certify(CertifyArgs),
}

/// Who it is.
#[derive(Debug, Args)]
pub(crate) struct AddArgs {
    /// The officer's number.
    #[arg(long)]
    iin: Iin,
    #[arg(long)]
    surname: String,
    #[arg(long)]
    given: String,
    #[arg(long, default_value = "")]
    patronymic: String,
    /// A file that holds the first password on its first line.
    #[arg(long, value_name = "FILE")]
    password_file: PathBuf,
}

/// The appointment.
#[derive(Debug, Args)]
pub(crate) struct AppointArgs {
    /// The officer's number.
    #[arg(long)]
    iin: Iin,
    /// The provider's code in the parameters.
    #[arg(long)]
    provider: String,
    /// clerk, head, executor, commission-member, commission-secretary or authorised-person.
    #[arg(long, value_parser = role)]
    role: Role,
    /// The position as it is printed under a signature, in Kazakh.
    #[arg(long)]
    position_kk: String,
    /// The same in Russian.
    #[arg(long)]
    position_ru: String,
    /// The same in English.
    #[arg(long)]
    position_en: String,
    /// The first day, such as 2026-01-31.
    #[arg(long, value_name = "DATE")]
    from: Date,
    /// The last day.
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// The number of the officer who is stood in for.
    #[arg(long, value_name = "IIN")]
    substitutes_for: Option<Iin>,
}

/// The certificate.
#[derive(Debug, Args)]
pub(crate) struct CertifyArgs {
    /// The officer's number.
    #[arg(long)]
    iin: Iin,
    /// The certificate, PEM or DER.
    #[arg(long, value_name = "FILE")]
    certificate: PathBuf,
}

/// Does it and says under which entry of the journal.
pub(crate) async fn run(place: &Place, command: &OfficerCommand, printer: Printer) -> Result<bool, Fault> {
    let held = place.workstation().await?;
    let workstation = &held.open.workstation;
    let done = match command {
        OfficerCommand::Add(args) => add(workstation, args).await,
        OfficerCommand::Appoint(args) => appoint(workstation, args).await,
        OfficerCommand::Certify(args) => certify(workstation, args).await,
    };
    workstation.close().await;
    let index = done?;
    printer.either(format!("done, journal entry {index}"), &json!({ "journal_index": index }))?;
    Ok(true)
}

async fn add(workstation: &Workstation, args: &AddArgs) -> Result<u64, Fault> {
    let text = files::read_text(&args.password_file)?;
    let given = text.lines().next().unwrap_or_default().to_owned();
    password::check(&given, args.iin.as_str()).map_err(Fault::misuse)?;
    let name = PersonName {
        surname: args.surname.clone(),
        given: args.given.clone(),
        patronymic: args.patronymic.clone(),
    };
    let salt = workstation.store().keep::<_, std::convert::Infallible>(|act| Ok(act.random::<16>())).await;
    let salt = salt.map_err(|failure| Fault::failed(failure.into_store()))?;
    let password_hash = password::hash(&given, &salt).map_err(Fault::failed)?;
    let input = OfficerAdd { person: Person { iin: args.iin, name }, password_hash };
    let added = workstation.store().act(ACTOR, move |act| officer_add(act, &input)).await;
    added.map(|committed| committed.index).map_err(refused)
}

async fn appoint(workstation: &Workstation, args: &AppointArgs) -> Result<u64, Fault> {
    let substitutes_for = match args.substitutes_for {
        Some(iin) => Some(officer(workstation, iin).await?),
        None => None,
    };
    let input = OfficerAppoint {
        officer: officer(workstation, args.iin).await?,
        provider: args.provider.clone(),
        role: args.role,
        position: Words {
            kk: args.position_kk.clone(),
            ru: args.position_ru.clone(),
            en: args.position_en.clone(),
        },
        from: args.from,
        until: args.until,
        substitutes_for,
    };
    let appointed = workstation.store().act(ACTOR, move |act| officer_appoint(act, &input)).await;
    appointed.map(|committed| committed.index).map_err(refused)
}

async fn certify(workstation: &Workstation, args: &CertifyArgs) -> Result<u64, Fault> {
    let certificate = read_certificate(&files::read(&args.certificate)?, &args.iin).map_err(Fault::misuse)?;
    let input = OfficerCertify { officer: officer(workstation, args.iin).await?, certificate };
    let certified = workstation.store().act(ACTOR, move |act| officer_certify(act, &input)).await;
    certified.map(|committed| committed.index).map_err(refused)
}

async fn officer(workstation: &Workstation, iin: Iin) -> Result<OfficerId, Fault> {
    let found = workstation.store().read(move |reader| officer_by_number(reader, &iin)).await;
    let found: Option<OfficerId> = found.map_err(|error: StoreError| Fault::failed(error))?;
    found.ok_or_else(|| Fault::failed("no officer has this number"))
}

fn refused<R: std::fmt::Display>(failure: Failure<R>) -> Fault {
    match failure {
        Failure::Refused(refusal) => Fault::failed(refusal),
        Failure::Store(error) => Fault::failed(error),
    }
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_code(text).ok_or_else(|| {
        let codes: Vec<&str> = Role::ALL.into_iter().map(Role::code).collect();
        format!("the roles are {}", codes.join(", "))
    })
}
