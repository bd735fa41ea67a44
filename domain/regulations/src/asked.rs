//! Fields of the form that documents print: what an application must ask so that its documents can be made.

/// The organisation in whose fund the recipient is to be housed.
pub const INSTITUTION: &str = "institution-name";

/// The group of the members of the family.
pub const MEMBERS: &str = "members";

/// Where the recipient lives.
pub const ADDRESS: &str = "address";

/// By fact of a document the fields that give it; a field of a group stands behind the group and a number.
const PRINTED: &[(&str, &[&str])] = &[
    ("institution", &[INSTITUTION]),
    (MEMBERS, &["members.0.relation", "members.0.surname", "members.0.given-name", "members.0.patronymic"]),
    ("recipient-address", &[ADDRESS]),
];

/// The fields of the application that a fact of a document is printed from; none where it comes from elsewhere.
pub(crate) fn fields_of(fact: &str) -> &'static [&'static str] {
    PRINTED.iter().find(|(printed, _)| *printed == fact).map_or(&[], |(_, fields)| fields)
}
