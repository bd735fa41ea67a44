//! What a check is asked to hold against: trusted authorities, purpose, policy, what to do without an answer.

use der::asn1::ObjectIdentifier;
use kezek_kernel::{Bin, CertificateRoles, RecipientNumber};

use crate::algorithms::SignatureAlgorithms;
use crate::cache::PathCache;
use crate::certificate::Certificate;

/// The authorities a check believes, and certificates that help to reach them.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    /// Trust anchors: every path must end at one.
    pub anchors: Vec<Certificate>,
    /// Issuing authorities that messages may leave out; they are trusted only through an anchor.
    pub intermediates: Vec<Certificate>,
}

/// What the signer's certificate must be made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Signing documents: digitalSignature and nonRepudiation, emailProtection when purposes are named.
    #[default]
    Signing,
    /// Proving who one is: digitalSignature; clientAuth or emailProtection when purposes are named.
    Authentication,
    /// Signing messages of an information system: digitalSignature; the system purpose when purposes are named.
    System,
    /// Stamping time: timeStamping alone and critical.
    TimeStamping,
    /// Nothing is asked: the path alone counts.
    Any,
}

/// Who is asked whether a certificate is revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The issuer's revocation list.
    Crl,
    /// The issuer's responder.
    Ocsp,
}

/// What happens when no method gives an answer that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IfUnanswered {
    /// The signature is not accepted.
    #[default]
    Refuse,
    /// It is accepted, and the verdict records that nobody answered.
    AcceptRecorded,
}

/// How revocation is asked. One good answer suffices, and one answer "revoked" of any method refuses.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RevocationPolicy {
    /// The methods whose answers count; none: revocation is not asked.
    pub methods: Vec<Method>,
    /// What to do without an answer.
    pub if_unanswered: IfUnanswered,
}

impl Default for RevocationPolicy {
    fn default() -> Self {
        Self { methods: vec![Method::Crl, Method::Ocsp], if_unanswered: IfUnanswered::Refuse }
    }
}

/// The rules of one check.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Rules {
    /// What the certificate must be for.
    pub purpose: Purpose,
    /// How revocation is asked.
    pub revocation: RevocationPolicy,
    /// A policy that the signer's certificate must name.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "policy_text")]
    pub policy: Option<ObjectIdentifier>,
}

/// Whom the certificate must belong to. What is `None` is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Expected {
    /// The number in the request that was signed; older evidence calls it `request_iin`.
    #[serde(default, skip_serializing_if = "Option::is_none", alias = "request_iin")]
    pub request: Option<RecipientNumber>,
    /// The number of the account that sends it; older evidence calls it `account_iin`.
    #[serde(default, skip_serializing_if = "Option::is_none", alias = "account_iin")]
    pub account: Option<RecipientNumber>,
    /// The BIN of the organisation on whose behalf it is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bin: Option<Bin>,
    /// In which roles a person may sign for an organisation that asks for a service; of others none is asked.
    #[serde(default, skip_serializing_if = "no_roles")]
    pub signatories: CertificateRoles,
}

impl Expected {
    /// The numbers of the recipient, as request and account name them.
    pub(crate) fn recipients(&self) -> impl Iterator<Item = RecipientNumber> {
        self.request.into_iter().chain(self.account)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn no_roles(roles: &CertificateRoles) -> bool {
    roles.is_empty()
}

/// What a check computes with.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// The algorithms.
    pub algorithms: &'a dyn SignatureAlgorithms,
    /// Signatures of authorities that were verified before.
    pub cache: Option<&'a PathCache>,
}

mod policy_text {
    //! An object identifier as dotted text.

    use der::asn1::ObjectIdentifier;
    use serde::{Deserialize as _, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub(super) fn serialize<S: Serializer>(
        value: &Option<ObjectIdentifier>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(oid) => serializer.collect_str(oid),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<ObjectIdentifier>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
    }
}
