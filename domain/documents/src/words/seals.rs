//! Words of every document about itself: its signature and how it is checked.

use serde::Deserialize;

/// Words of the signature block.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureWords {
    /// Heading.
    pub heading: String,
    /// Label of the signer's name.
    pub signer: String,
    /// Label of the position.
    pub position: String,
    /// Label of the certificate's serial number.
    pub certificate: String,
    /// Label of the certificate's issuer.
    pub issuer: String,
    /// Label of the certificate's term.
    pub validity: String,
    /// Label of the date and time of the signature.
    pub signed: String,
    /// The statement of article 7, in the words of the law.
    pub statement: String,
}

/// Words around the barcodes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckWords {
    /// Heading.
    pub heading: String,
    /// How to check the document on the portal, with `{number_name}`, what the recipient's number is called.
    pub order: String,
    /// Label of the portal's address.
    pub address: String,
    /// What the barcodes hold.
    pub barcodes: String,
    /// Text instead of a barcode's picture, with `{part}`, `{parts}`.
    pub barcode: String,
    /// Description of the attached file.
    pub attachment: String,
}
