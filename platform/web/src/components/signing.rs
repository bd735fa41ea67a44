//! The part of a page that asks for a signature.
//!
//! It is an ordinary form with an empty field `cms` for each document. The script asks the chosen method for the
//! signatures, fills the fields and sends the form; a method is one JavaScript object in `static/signing/`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use kezek_kernel::RecipientNumber;

use crate::html::component;
use crate::{Link, Phrase};

/// What is signed, how, and where the signatures go.
#[derive(Debug, Clone)]
pub struct Signing {
    /// Where the form is sent.
    pub action: String,
    /// The documents; all are signed in one prompt, and one field `cms` comes back for each, in this order.
    pub documents: Vec<Document>,
    /// How they are signed.
    pub mode: SigningMode,
    /// The number that the certificate must carry; the signing program offers only such keys.
    pub holder: Option<RecipientNumber>,
    /// Other fields of the form.
    pub fields: Vec<crate::Field>,
    /// Values that travel unseen.
    pub hidden: Vec<(String, String)>,
    /// The words of the button.
    pub button: Phrase,
    /// The way back without signing.
    pub back: Link,
}

/// One document to sign.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is called.
    pub name: Phrase,
    /// The bytes, or their SHA-256 when only a digest is signed.
    pub bytes: Vec<u8>,
}

/// How the signature holds the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SigningMode {
    /// The CMS carries the document.
    Attached,
    /// The CMS stands apart from the document.
    Detached,
    /// The document stays here, its SHA-256 is signed: PDF byte ranges, and several documents in one prompt.
    Digest,
}

impl Document {
    fn base64(&self) -> String {
        STANDARD.encode(&self.bytes)
    }
}

impl Signing {
    /// The number as certificates carry it: its kind in three letters, then the digits.
    fn marked(number: RecipientNumber) -> String {
        match number {
            RecipientNumber::Iin(iin) => format!("IIN{iin}"),
            RecipientNumber::Bin(bin) => format!("BIN{bin}"),
        }
    }

    fn mode_name(&self) -> &'static str {
        match self.mode {
            SigningMode::Attached => "attached",
            SigningMode::Detached => "detached",
            SigningMode::Digest => "digest",
        }
    }
}

component!(Signing, "components/signing.html");
