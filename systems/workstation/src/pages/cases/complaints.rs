//! The complaints about a case, and what they do to its decision.

use kezek_casework::Deed;
use kezek_regulations::Parameters;
use kezek_web::{Link, Phrase};

use super::dossier::Dossier;
use crate::duty::Duty;

/// Links to the complaints, and what is said while one of them runs.
#[derive(Debug, Clone)]
pub(crate) struct Complaints {
    pub(crate) links: Vec<Link>,
    pub(crate) suspended: Option<Phrase>,
}

impl Complaints {
    /// Those about the case, for whoever may open them; while one runs, the contested decision is not performed.
    pub(super) fn of(parameters: &Parameters, dossier: &Dossier, duty: &Duty) -> Option<Self> {
        let case = &dossier.case;
        if dossier.complaints.is_empty() || !duty.may_at(Deed::OpenComplaint, case.provider) {
            return None;
        }
        let link = |(number, _): &(String, bool)| {
            let words = Phrase::key("complaint-title").with("number", number.as_str());
            Link::new(format!("/complaints/{number}"), words)
        };
        let day = parameters.locality(case.locality)?.date_at(dossier.now);
        let norm = parameters.complaints.on(day).and_then(|rule| rule.suspends.as_ref());
        let norm = norm.filter(|_| dossier.complaints.iter().any(|(_, runs)| *runs));
        let suspended = norm.map(|norm| Phrase::key("ws-case-suspended").with("norm", norm));
        Some(Self { links: dossier.complaints.iter().map(link).collect(), suspended })
    }
}
