//! Why the body of a message is not proven to be its sender's.

/// The first thing that keeps a message's body from being verified; after it nothing more can be said of the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BodyFault {
    /// Longer than the caller reads.
    #[error("longer than {limit_bytes} bytes")]
    TooLarge {
        /// The longest message read.
        limit_bytes: usize,
    },
    /// Not well-formed XML in UTF-8.
    #[error("not well-formed XML")]
    NotXml,
    /// A document type declaration.
    #[error("a document type declaration")]
    Doctype,
    /// Too many elements, attributes or namespaces.
    #[error("too many elements, attributes or namespaces")]
    TooComplex,
    /// Not one SOAP 1.1 envelope with one body.
    #[error("not one SOAP envelope with one body")]
    NotSoap,
    /// No signature where the profile wants it.
    #[error("not signed")]
    NotSigned,
    /// More than one security header or signature.
    #[error("more than one signature")]
    SeveralSignatures,
    /// The signature is not of the one profile accepted.
    #[error("{element} is not as the profile wants it")]
    Profile {
        /// The element that differs.
        element: &'static str,
    },
    /// The reference names something else than the body.
    #[error("the reference is not to the body")]
    ReferenceElsewhere,
    /// The body's identifier stands at another element too.
    #[error("the identifier of the body is not unique")]
    IdNotUnique,
    /// The body was changed after it was signed.
    #[error("the digest differs")]
    DigestWrong,
    /// The signature value is not this certificate's over these bytes.
    #[error("the signature value is wrong")]
    SignatureWrong,
    /// The certificate cannot be read.
    #[error("the certificate is unreadable")]
    CertificateUnreadable,
    /// The certificate's key is of an unknown kind or too weak.
    #[error("the certificate's key is not accepted")]
    KeyNotAccepted,
}

/// Four groups, one for each answer of the channel's contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyFaultKind {
    /// The message does not match the format.
    Format,
    /// The message is not signed.
    NotSigned,
    /// The signature is wrong.
    Signature,
    /// The certificate is of no use.
    Certificate,
}

impl BodyFault {
    /// The kebab-case code of the finding.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "message-too-large",
            Self::NotXml => "message-not-xml",
            Self::Doctype => "message-with-doctype",
            Self::TooComplex => "message-too-complex",
            Self::NotSoap => "message-not-soap",
            Self::NotSigned => "body-not-signed",
            Self::SeveralSignatures => "several-signatures",
            Self::Profile { .. } => "signature-profile",
            Self::ReferenceElsewhere => "reference-elsewhere",
            Self::IdNotUnique => "body-id-not-unique",
            Self::DigestWrong => "body-digest-wrong",
            Self::SignatureWrong => "body-signature-wrong",
            Self::CertificateUnreadable => "transport-certificate-unreadable",
            Self::KeyNotAccepted => "transport-key-not-accepted",
        }
    }

    /// The group of the finding.
    pub const fn kind(&self) -> BodyFaultKind {
        match self {
            Self::TooLarge { .. } | Self::NotXml | Self::Doctype | Self::TooComplex | Self::NotSoap => {
                BodyFaultKind::Format
            }
            Self::NotSigned => BodyFaultKind::NotSigned,
            Self::SeveralSignatures
            | Self::Profile { .. }
            | Self::ReferenceElsewhere
            | Self::IdNotUnique
            | Self::DigestWrong
            | Self::SignatureWrong => BodyFaultKind::Signature,
            Self::CertificateUnreadable | Self::KeyNotAccepted => BodyFaultKind::Certificate,
        }
    }
}
