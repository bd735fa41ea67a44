//! The form against the documents: an output prints something of the application that the form does not ask.

use super::finding::{Finding, FindingCode};
use crate::asked::fields_of;
use crate::documents::Output;
use crate::edition::Edition;

pub(super) fn check(edition: &Edition) -> Vec<Finding> {
    edition.outputs.iter().flat_map(|output| missing(edition, output)).collect()
}

fn missing(edition: &Edition, output: &Output) -> Vec<Finding> {
    let printed =
        output.facts.iter().flat_map(|fact| fields_of(fact).iter().map(move |field| (fact, *field)));
    let absent = printed.filter(|(_, field)| edition.form.field_of(field).is_none());
    let finding = |(fact, field)| {
        let finding = Finding::of_edition(FindingCode::FieldMissing, &output.id, &output.clause);
        finding.fact("prints", fact).fact("field", field)
    };
    absent.map(finding).collect()
}
