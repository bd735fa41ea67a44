//! Why a message was not understood, and the code the national gateway gives for it.

use std::fmt;

/// What is wrong with a message's form; names elements, never their contents.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ContractFault {
    /// The message is longer than a door reads.
    #[error("longer than {limit} bytes")]
    TooLarge {
        /// The longest message read.
        limit: usize,
    },
    /// Not well-formed XML in UTF-8.
    #[error("not well-formed XML")]
    NotXml,
    /// A document type declaration, which no message needs and many attacks do.
    #[error("a document type declaration is not accepted")]
    Doctype,
    /// Too many nodes, attributes or namespaces.
    #[error("too many elements, attributes or namespaces")]
    TooComplex,
    /// Another element was expected here.
    #[error("expected {expected}")]
    Expected {
        /// The element the schema wants at this place.
        expected: &'static str,
    },
    /// An element or text that the schema does not have at this place.
    #[error("unexpected content in {parent}")]
    Unexpected {
        /// The element in which it stands.
        parent: String,
    },
    /// An element or attribute whose text is not of its type.
    #[error("{element} is malformed")]
    Malformed {
        /// The element or attribute.
        element: &'static str,
    },
    /// More repetitions or longer text than the contract allows.
    #[error("{element} exceeds its limit")]
    Limit {
        /// The element or list.
        element: &'static str,
    },
    /// A value holds a character that XML cannot carry.
    #[error("a character that XML cannot carry")]
    Unwritable,
}

impl ContractFault {
    /// The kebab-case code of the finding.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "message-too-large",
            Self::NotXml => "message-not-xml",
            Self::Doctype => "message-with-doctype",
            Self::TooComplex => "message-too-complex",
            Self::Expected { .. } => "element-missing",
            Self::Unexpected { .. } => "element-unexpected",
            Self::Malformed { .. } => "value-malformed",
            Self::Limit { .. } => "limit-exceeded",
            Self::Unwritable => "character-unwritable",
        }
    }
}

/// The error codes of the national gateway that this house sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultCode {
    /// SCE001: the message does not match the format.
    Format,
    /// SCE004: the service does not exist or is not available.
    Service,
    /// SCE005: the transport certificate is not current or not trusted.
    TransportCertificate,
    /// SCE006: the transport signature is wrong.
    TransportSignature,
    /// SCE007: the message is not signed.
    NotSigned,
    /// SCE015: the certificate of the business signature is not current.
    BusinessCertificate,
    /// SCE016: the business signature is wrong.
    BusinessSignature,
    /// SCE017: the business data are not signed.
    BusinessNotSigned,
    /// SCE909: the receiving system failed by itself.
    Internal,
}

impl FaultCode {
    /// The code on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Format => "SCE001",
            Self::Service => "SCE004",
            Self::TransportCertificate => "SCE005",
            Self::TransportSignature => "SCE006",
            Self::NotSigned => "SCE007",
            Self::BusinessCertificate => "SCE015",
            Self::BusinessSignature => "SCE016",
            Self::BusinessNotSigned => "SCE017",
            Self::Internal => "SCE909",
        }
    }
}

impl fmt::Display for FaultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
