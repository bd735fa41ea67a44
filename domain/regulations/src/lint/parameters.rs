//! Localities and providers: a service that nobody gives, a locality of the region where nobody gives it.

use super::finding::{Finding, FindingCode};
use crate::edition::Edition;
use crate::parameters::Parameters;

pub(super) fn check(edition: &Edition, parameters: &Parameters) -> Vec<Finding> {
    let regulation = edition.act.id.as_str();
    let clause = &edition.service.clause;
    if !parameters.providers.iter().any(|provider| provider.regulations.iter().any(|id| id == regulation)) {
        return vec![Finding::of_edition(FindingCode::ProviderMissing, regulation, clause)];
    }
    let of_region = parameters.localities.iter().filter(|locality| locality.region == edition.act.region);
    let unserved = of_region.filter(|locality| parameters.provider_for(regulation, locality.kato).is_none());
    unserved
        .map(|locality| {
            let kato = locality.kato.to_string();
            Finding::of_edition(FindingCode::LocalityNotServed, &kato, clause)
        })
        .collect()
}
