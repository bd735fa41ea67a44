//! Officers, their appointments and the certificates under which they sign.

use jiff::civil::Date;
use kezek_casework::{Person, inconsistent, open_json};
use kezek_kernel::{AppointmentId, Iin, Instant, OfficerId, ProviderId, Role, Words};
use kezek_store::{Read, Row, StoreError, params};

/// An appointment: who plays which role at which provider, from when until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// The appointment's name.
    pub id: AppointmentId,
    /// Who is appointed.
    pub officer: OfficerId,
    /// At which provider.
    pub provider: ProviderId,
    /// In which role.
    pub role: Role,
    /// The position as it is printed under a signature.
    pub position: Words,
    /// The first day.
    pub from: Date,
    /// The last day; none while it is open.
    pub until: Option<Date>,
    /// Whom the officer stands in for.
    pub substitutes_for: Option<OfficerId>,
}

/// Somebody who holds a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Holder {
    /// Who.
    pub(crate) officer: OfficerId,
    /// The mark of his own number, by which his own applications are recognised.
    pub(crate) person_key: [u8; 32],
}

/// What a sign-in needs.
#[derive(Debug, Clone)]
pub(crate) struct Credentials {
    pub(crate) officer: OfficerId,
    pub(crate) password_hash: String,
}

/// A registration certificate as documents print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Serial number in hexadecimal.
    pub serial: String,
    /// The authority that issued it.
    pub issuer: String,
    /// Valid from.
    pub valid_from: Instant,
    /// Valid until.
    pub valid_until: Instant,
}

const APPOINTMENT: &str = "appointment_id, officer_id, provider_id, role, position_words, valid_from, valid_until, \
     substitutes_for FROM appointments";

/// At most so many appointments are read at once: a district department has a few dozen people.
const MOST_APPOINTMENTS: u32 = 500;

/// Identifier and password hash of the officer with this number.
pub(crate) fn credentials(read: &mut impl Read, iin: &Iin) -> Result<Option<Credentials>, StoreError> {
    let key = read.lookup_key(iin.as_str());
    read.optional(
        "SELECT officer_id, password_hash FROM officers WHERE person_key = ?1",
        &params![key],
        |row| Ok(Credentials { officer: row.get(0)?, password_hash: row.get(1)? }),
    )
}

/// Number and name of an officer.
pub(crate) fn person(read: &mut impl Read, officer: OfficerId) -> Result<Person, StoreError> {
    let sealed: Vec<u8> =
        read.one("SELECT person_sealed FROM officers WHERE officer_id = ?1", &params![officer], |row| {
            row.get(0)
        })?;
    open_json(read, &sealed)
}

/// The keyed hash of an officer's number, as cases carry that of their applicant.
pub(crate) fn person_key(read: &mut impl Read, officer: OfficerId) -> Result<[u8; 32], StoreError> {
    let sql = "SELECT person_key FROM officers WHERE officer_id = ?1";
    read.one(sql, &params![officer], |row| row.get(0))
}

/// The officer's appointments in force on this day.
pub(crate) fn in_force(
    read: &mut impl Read,
    officer: OfficerId,
    today: Date,
) -> Result<Vec<Appointment>, StoreError> {
    read.all(
        &format!(
            "SELECT {APPOINTMENT} WHERE officer_id = ?1 AND valid_from <= ?2
             AND (valid_until IS NULL OR valid_until >= ?2) ORDER BY appointment_id LIMIT {MOST_APPOINTMENTS}"
        ),
        &params![officer, today.to_string()],
        appointment,
    )
}

/// Whose appointment to this role at this provider is in force on this day; each once.
pub(crate) fn holders(
    read: &mut impl Read,
    provider: ProviderId,
    role: Role,
    today: Date,
) -> Result<Vec<Holder>, StoreError> {
    let sql = format!(
        "SELECT officer_id, person_key FROM appointments JOIN officers USING (officer_id)
         WHERE provider_id = ?1 AND role = ?2 AND valid_from <= ?3 AND (valid_until IS NULL OR valid_until >= ?3)
         ORDER BY appointment_id LIMIT {MOST_APPOINTMENTS}"
    );
    let rows = read.all(&sql, &params![provider, role.code(), today.to_string()], |row| {
        Ok(Holder { officer: row.get(0)?, person_key: row.get(1)? })
    })?;
    let mut holders: Vec<Holder> = Vec::new();
    for holder in rows {
        if !holders.contains(&holder) {
            holders.push(holder);
        }
    }
    Ok(holders)
}

/// Everybody appointed to a provider, whether in force or not.
pub(crate) fn of_provider(
    read: &mut impl Read,
    provider: ProviderId,
) -> Result<Vec<Appointment>, StoreError> {
    read.all(
        &format!(
            "SELECT {APPOINTMENT} WHERE provider_id = ?1 ORDER BY role, appointment_id LIMIT {MOST_APPOINTMENTS}"
        ),
        &params![provider],
        appointment,
    )
}

/// The certificate in force that was recorded last.
pub(crate) fn certificate(
    read: &mut impl Read,
    officer: OfficerId,
) -> Result<Option<Certificate>, StoreError> {
    let now = read.now();
    read.optional(
        "SELECT serial, issuer, valid_from, valid_until FROM officer_certificates
         WHERE officer_id = ?1 AND valid_from <= ?2 AND valid_until > ?2 ORDER BY added_at DESC, serial LIMIT 1",
        &params![officer, now],
        |row| {
            Ok(Certificate {
                serial: row.get(0)?,
                issuer: row.get(1)?,
                valid_from: row.get(2)?,
                valid_until: row.get(3)?,
            })
        },
    )
}

fn appointment(row: &Row) -> Result<Appointment, StoreError> {
    let date = |text: &str| text.parse::<Date>().map_err(|_| inconsistent("a date of an appointment"));
    Ok(Appointment {
        id: row.get(0)?,
        officer: row.get(1)?,
        provider: row.get(2)?,
        role: Role::from_code(&row.get::<String>(3)?).ok_or_else(|| inconsistent("a role"))?,
        position: serde_json::from_str(&row.get::<String>(4)?).map_err(|_| inconsistent("a position"))?,
        from: date(&row.get::<String>(5)?)?,
        until: row.get::<Option<String>>(6)?.map(|text| date(&text)).transpose()?,
        substitutes_for: row.get(7)?,
    })
}
