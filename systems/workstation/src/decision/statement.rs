//! What a certificate of housing says: what the executor found, and the people and the organisation of the application.
//!
//! The form of an edition that gives such a certificate asks for them; the lint names a field that is missing.

use kezek_documents::{
    Bilingual, Dwelling as PrintedDwelling, HousingFund, HousingStatement as PrintedStatement, Member,
};
use kezek_kernel::PersonName;
use kezek_regulations::asked::{INSTITUTION, MEMBERS};
use kezek_regulations::{Answers, Edition, Locality};

use crate::Refusal;
use crate::decision::LONGEST_TEXT;

/// Whether the recipient and the family have, in permanent use, a dwelling from the communal fund or one that the local
/// executive body rents (East Kazakhstan No 247, second regulation).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct HousingStatement {
    /// The dwelling; left out when there is none.
    #[serde(default)]
    pub dwelling: Option<Dwelling>,
}

/// A dwelling in permanent use; the certificate prints both languages.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Dwelling {
    /// `communal`, or `rented` by the local executive body.
    pub fund: String,
    /// Where it is, in Kazakh.
    pub address_kk: String,
    /// Where it is, in Russian.
    pub address_ru: String,
    /// On what it is used, in Kazakh.
    pub basis_kk: String,
    /// On what it is used, in Russian.
    pub basis_ru: String,
}

impl HousingStatement {
    /// Whether a dwelling, where there is one, is described.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let Some(dwelling) = &self.dwelling else { return Ok(()) };
        let texts = [&dwelling.address_kk, &dwelling.address_ru, &dwelling.basis_kk, &dwelling.basis_ru];
        let named = texts.iter().all(|text| !text.trim().is_empty());
        if !named || HousingFund::from_code(&dwelling.fund).is_none() {
            return Err(Refusal::NoDwelling);
        }
        if texts.iter().any(|text| text.chars().count() > LONGEST_TEXT) {
            return Err(Refusal::TooLong { limit: LONGEST_TEXT });
        }
        Ok(())
    }

    /// The statement as the certificate prints it.
    pub(crate) fn printed(
        self,
        edition: &Edition,
        locality: &Locality,
        answers: &Answers,
    ) -> Option<PrintedStatement> {
        let dwelling = match self.dwelling {
            Some(dwelling) => Some(PrintedDwelling {
                fund: HousingFund::from_code(&dwelling.fund)?,
                address: Bilingual { kk: dwelling.address_kk, ru: dwelling.address_ru },
                basis: Bilingual { kk: dwelling.basis_kk, ru: dwelling.basis_ru },
            }),
            None => None,
        };
        Some(PrintedStatement {
            locality: Bilingual::from(&locality.name),
            institution: answers.get(INSTITUTION).to_owned(),
            members: members(edition, answers),
            dwelling,
        })
    }
}

fn members(edition: &Edition, answers: &Answers) -> Vec<Member> {
    let items = (0..answers.items(MEMBERS)).map(|index| answers.item(MEMBERS, index));
    items
        .map(|item| Member {
            name: PersonName {
                surname: item.get("surname").to_owned(),
                given: item.get("given-name").to_owned(),
                patronymic: item.get("patronymic").to_owned(),
            },
            relation: relation(edition, item.get("relation")),
        })
        .collect()
}

fn relation(edition: &Edition, code: &str) -> Bilingual {
    let field = edition.form.field_of(&format!("{MEMBERS}.0.relation"));
    let list = field.and_then(|field| edition.list(field.list()?));
    let choice = list.and_then(|list| list.choices.iter().find(|choice| choice.id == code));
    choice.map_or_else(Bilingual::default, |choice| Bilingual::from(&choice.name))
}

/// Where a person lives stays out of logs.
impl std::fmt::Debug for Dwelling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Dwelling({})", self.fund)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fund: &str, address: &str, basis: &str, expected: &Result<(), Refusal>) {
        let dwelling = Dwelling {
            fund: fund.to_owned(),
            address_kk: address.to_owned(),
            address_ru: address.to_owned(),
            basis_kk: basis.to_owned(),
            basis_ru: basis.to_owned(),
        };
        assert_eq!(&HousingStatement { dwelling: Some(dwelling) }.check(), expected);
    }

    #[test]
    fn a_dwelling_is_named_with_fund_address_and_basis() {
        assert_eq!(HousingStatement::default().check(), Ok(()));
        check("communal", "Үлгі көшесі, 5", "шарт № 1", &Ok(()));
        check("rented", "Үлгі көшесі, 5", "шарт № 1", &Ok(()));
        check("own", "Үлгі көшесі, 5", "шарт № 1", &Err(Refusal::NoDwelling));
        check("communal", " ", "шарт № 1", &Err(Refusal::NoDwelling));
        let long = "x".repeat(LONGEST_TEXT + 1);
        check("communal", &long, "шарт № 1", &Err(Refusal::TooLong { limit: LONGEST_TEXT }));
    }
}
