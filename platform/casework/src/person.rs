//! An officer, or another person of whom number and name are known; sealed in every row.

use kezek_kernel::{Iin, PersonName, Recipient, RecipientName, RecipientNumber};

/// A number and a name that belong together.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Person {
    /// Individual identification number.
    pub iin: Iin,
    /// Name as in the appointment.
    pub name: PersonName,
}

impl From<Person> for Recipient {
    fn from(Person { iin, name }: Person) -> Self {
        Self { number: RecipientNumber::Iin(iin), name: RecipientName::Person(name) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_of_a_person_reads_as_a_recipient() {
        let name = PersonName {
            surname: "Үлгілі".into(), given: "Айсұлу".into(), patronymic: String::new()
        };
        let person = Person { iin: "730412200015".parse().unwrap(), name };
        let kept = serde_json::to_string(&person).unwrap();
        assert_eq!(serde_json::from_str::<Recipient>(&kept).unwrap(), person.into());
    }

    #[test]
    fn an_organisation_reads_back() {
        let organisation = Recipient {
            number: "991340000017".parse().unwrap(),
            name: RecipientName::Organisation("«Үлгі» ЖШС".to_owned()),
        };
        let kept = serde_json::to_string(&organisation).unwrap();
        assert_eq!(serde_json::from_str::<Recipient>(&kept).unwrap(), organisation);
    }
}
