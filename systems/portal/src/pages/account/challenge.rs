//! Signing a one-time text: it proves that the person holds an EDS of the same IIN or BIN.

use askama::Template;
use kezek_kernel::RecipientNumber;
use kezek_web::{Document, Finding, Link, Signing, SigningMode, Ui};

use crate::pages::paths;

/// What the signature is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChallengePurpose {
    /// The account becomes active.
    Account,
    /// The account gets the new password.
    Password,
}

/// The text to sign, and what was wrong with an earlier signature.
#[derive(Debug, Template)]
#[template(path = "portal/challenge.html")]
pub(crate) struct ChallengePage {
    pub(crate) ui: Ui,
    pub(crate) text: String,
    pub(crate) findings: Vec<Finding>,
    pub(crate) signing: Signing,
}

impl ChallengePage {
    /// The page of a pending challenge.
    pub(crate) fn new(
        ui: Ui,
        challenge: &str,
        number: RecipientNumber,
        text: &[u8],
        findings: Vec<Finding>,
    ) -> Self {
        let signing = Signing {
            action: paths::challenge(challenge),
            documents: vec![Document { name: "challenge-document".into(), bytes: text.to_vec() }],
            mode: SigningMode::Attached,
            holder: Some(number),
            fields: Vec::new(),
            hidden: Vec::new(),
            button: "sign-button".into(),
            back: Link::new(paths::SIGN_IN, "challenge-back"),
        };
        Self { ui, text: String::from_utf8_lossy(text).into_owned(), findings, signing }
    }
}

#[cfg(test)]
impl ChallengePage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let text = "<?xml version=\"1.0\"?>\n<challenge xmlns=\"urn:kezek:account:v1\"><purpose>account</purpose></challenge>";
        let page = |findings| {
            let number = "600101300004".parse().unwrap();
            Self::new(ui.clone(), "019acf2e-7a10-7000-8000-0000000000a1", number, text.as_bytes(), findings)
        };
        vec![
            page(vec![]),
            page(vec![Finding::new("certificate-expired"), Finding::new("certificate-revoked")]),
        ]
    }
}
