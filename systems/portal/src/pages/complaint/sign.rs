//! The answers are checked once more and the exact document is signed.

use askama::Template;
use kezek_kernel::Words;
use kezek_messages::Complaint;
use kezek_web::{Document, Finding, Link, Phrase, Signing, SigningMode, Summary, SummaryRow, Ui};

use crate::pages::paths;

/// What is signed, with a way back to each answer.
#[derive(Debug, Template)]
#[template(path = "portal/complaint/sign.html")]
pub(crate) struct ComplaintSignPage {
    pub(crate) ui: Ui,
    /// Why the signature before this one was not confirmed.
    pub(crate) findings: Vec<Finding>,
    pub(crate) provider: Words,
    pub(crate) checked: Summary,
    pub(crate) document: String,
    pub(crate) signing: Signing,
}

/// The answers of a signed document as the person read them; `change` leads back to them.
pub(crate) fn checked(complaint: &Complaint, change: Option<&str>) -> Summary {
    let row = |label: &str, lines: Vec<Phrase>| SummaryRow {
        label: Phrase::plain(label),
        lines,
        links: Vec::new(),
        change: change.map(str::to_owned),
    };
    let mut summary = Summary::default();
    for field in &complaint.fields {
        let text = field.shown.as_deref().unwrap_or(&field.value);
        let lines = match field.value.parse::<jiff::civil::Date>() {
            Ok(date) if field.code == "learned" => vec![Phrase::key("date-plain").with("date", date)],
            _ => text.lines().map(Phrase::plain).collect(),
        };
        summary = summary.with(row(&field.label, lines));
    }
    let files = complaint.attachments.iter().map(|file| Phrase::plain(file.name.as_str())).collect();
    let files = SummaryRow { label: "complain-files".into(), ..row("", files) };
    summary.with(files)
}

impl ComplaintSignPage {
    /// The page of a complaint whose document is ready; `document` are the exact bytes.
    pub(crate) fn new(
        ui: Ui,
        number: &str,
        provider: Words,
        complaint: &Complaint,
        document: &[u8],
        findings: Vec<Finding>,
    ) -> Self {
        let back = paths::complain(number);
        let signing = Signing {
            action: paths::complain_sign(number),
            documents: vec![Document { name: "complain-document".into(), bytes: document.to_vec() }],
            mode: SigningMode::Attached,
            holder: Some(complaint.person.number),
            fields: Vec::new(),
            hidden: Vec::new(),
            button: "complain-sign-button".into(),
            back: Link::new(back.clone(), "complain-change"),
        };
        Self {
            ui: ui.at("cabinet"),
            findings,
            provider,
            checked: checked(complaint, Some(&back)),
            document: String::from_utf8_lossy(document).into_owned(),
            signing,
        }
    }
}

#[cfg(test)]
impl ComplaintSignPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let complaint = super::show::sample_document();
        let provider = crate::pages::rendered::words(
            "Талғар ауданының тұрғын үй бөлімі",
            "Отдел жилья Талгарского района",
            "Housing department of Talgar district",
        );
        let page = |findings| {
            let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
            Self::new(ui, "1", provider.clone(), &complaint, b"<complaint/>\n", findings)
        };
        vec![page(Vec::new()), page(vec![Finding::new("certificate-expired")])]
    }
}
