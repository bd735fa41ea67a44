//! Every identifier has its own type; this registry is the only place where one is born.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use crate::Instant;

/// What an identifier names; implemented by the markers of this registry only.
pub trait IdKind: 'static {
    /// The name used in debug output and errors.
    const NAME: &'static str;
}

/// A 16-byte identifier of one kind, ordered by the instant of its creation (UUID version 7).
pub struct Id<K: IdKind> {
    bytes: [u8; 16],
    kind: PhantomData<fn() -> K>,
}

/// The text or bytes are not an identifier of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier of {0}")]
pub struct IdFault(&'static str);

impl<K: IdKind> Id<K> {
    /// A new identifier from the given instant and randomness.
    pub fn new(at: Instant, randomness: [u8; 10]) -> Self {
        let millis = u64::try_from(at.micros() / 1000).unwrap_or_default();
        let uuid = uuid::Builder::from_unix_timestamp_millis(millis, &randomness).into_uuid();
        Self::from_bytes(uuid.into_bytes())
    }

    /// The identifier with these bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self { bytes, kind: PhantomData }
    }

    /// The identifier read back from a stored column.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, IdFault> {
        bytes.try_into().map(Self::from_bytes).map_err(|_| IdFault(K::NAME))
    }

    /// The bytes as they are stored.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.bytes
    }
}

impl<K: IdKind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        uuid::Uuid::from_bytes(self.bytes).hyphenated().fmt(f)
    }
}

impl<K: IdKind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({self})", K::NAME)
    }
}

impl<K: IdKind> FromStr for Id<K> {
    type Err = IdFault;
    fn from_str(text: &str) -> Result<Self, IdFault> {
        let uuid: uuid::Uuid = text.parse().map_err(|_| IdFault(K::NAME))?;
        Ok(Self::from_bytes(uuid.into_bytes()))
    }
}

impl<K: IdKind> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: IdKind> Copy for Id<K> {}
impl<K: IdKind> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}
impl<K: IdKind> Eq for Id<K> {}
impl<K: IdKind> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}
impl<K: IdKind> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K: IdKind> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes.cmp(&other.bytes)
    }
}
impl<K: IdKind> serde::Serialize for Id<K> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K: IdKind> serde::Deserialize<'de> for Id<K> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

macro_rules! registry {
    ($($(#[$doc:meta])* $alias:ident = $marker:ident;)*) => {
        /// The markers behind the identifier types.
        pub mod kinds {
            $($(#[$doc])* #[derive(Debug)] pub enum $marker {})*
        }
        $(
            impl IdKind for kinds::$marker { const NAME: &'static str = stringify!($alias); }
            $(#[$doc])*
            pub type $alias = Id<kinds::$marker>;
        )*
    };
}

registry! {
    /// A citizen's account on the portal.
    AccountId = Account;
    /// A logged-in session of a person or an officer.
    SessionId = Session;
    /// A form being filled, pinned to an edition.
    DraftId = Draft;
    /// An applicant's answer to what a provider asked or told him.
    AnswerId = Answer;
    /// A signed request as the portal knows it.
    RequestId = Request;
    /// A case as the workstation knows it.
    CaseId = Case;
    /// A provider: the department of one district or city.
    ProviderId = Provider;
    /// An officer of a provider.
    OfficerId = Officer;
    /// An officer's appointment to a role at a provider.
    AppointmentId = Appointment;
    /// A signed output document.
    DocumentId = Document;
    /// A message between systems.
    MessageId = Message;
    /// A meeting of a housing commission.
    MeetingId = Meeting;
    /// A person's entry in a waiting list.
    ListEntryId = ListEntry;
    /// A complaint, as the portal or the workstation knows it.
    ComplaintId = Complaint;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_sort_by_creation_and_survive_text() {
        let early = CaseId::new(Instant::from_micros(1_000_000), [0xff; 10]);
        let late = CaseId::new(Instant::from_micros(2_000_000), [0x00; 10]);
        assert!(early < late);
        assert_eq!(early.to_string().parse::<CaseId>(), Ok(early));
        assert_eq!(CaseId::from_slice(late.as_bytes()), Ok(late));
    }

    #[test]
    fn faults_name_the_kind() {
        assert_eq!("x".parse::<CaseId>().unwrap_err().to_string(), "not an identifier of CaseId");
        assert!(RequestId::from_slice(&[1, 2]).is_err());
    }
}
