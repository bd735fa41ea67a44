//! What a positive decision gives: the facts that the officer decides and the result prints.

use jiff::tz::TimeZone;
use kezek_casework::{Case, inconsistent};
use kezek_kernel::{Iban, Money, Month};
use kezek_regulations::{Answers, Edition, FieldKind, Gives};
use kezek_store::StoreError;

use crate::{HousingStatement, Refusal};

/// What is given. An acceptance stored or sent without it gives a place in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "gives", rename_all = "kebab-case")]
pub enum Grant {
    /// A place in the queue; the list says which.
    #[default]
    Place,
    /// Housing assistance.
    Assistance(Assistance),
    /// A statement whether there is a dwelling.
    HousingStatement(HousingStatement),
}

/// Housing assistance as the executor's calculation gave it (Law on Housing Relations, article 97).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Assistance {
    /// What is paid a month, in whole tiyn.
    #[schema(value_type = u64)]
    pub monthly_tiyn: Money,
    /// The first month, `2026-11`.
    #[schema(value_type = String)]
    pub from: Month,
    /// The last month.
    #[schema(value_type = String)]
    pub until: Month,
    /// The account to which it is paid, IBAN.
    #[schema(value_type = String)]
    pub account: Iban,
}

/// What is settled about assistance before anybody decides: by the rule of the edition and the signed application.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct AssistanceTerms {
    /// The first month.
    #[schema(value_type = String)]
    pub(crate) from: Month,
    /// The last month.
    #[schema(value_type = String)]
    pub(crate) until: Month,
    /// The account that the applicant named; none where the form did not ask for it.
    #[schema(value_type = Option<String>)]
    pub(crate) account: Option<Iban>,
}

impl AssistanceTerms {
    /// The terms for a case; none where the edition gives no assistance.
    pub(crate) fn of(edition: &Edition, case: &Case, answers: &Answers) -> Result<Option<Self>, StoreError> {
        let Some(assignment) = &edition.assignment else { return Ok(None) };
        let zone = TimeZone::get(&case.zone).map_err(|_| inconsistent("a case in no zone"))?;
        let applied = case.applied_at.timestamp().to_zoned(zone).date();
        let (from, until) = assignment.period.months(applied);
        let mut accounts = edition
            .form
            .topics
            .iter()
            .flat_map(|topic| &topic.fields)
            .filter(|field| field.kind == FieldKind::Iban);
        let account = accounts.find_map(|field| answers.get(&field.id).parse().ok());
        Ok(Some(Self { from, until, account }))
    }
}

impl Grant {
    /// What it gives, as editions name it.
    pub const fn gives(&self) -> Gives {
        match self {
            Self::Place => Gives::Place,
            Self::Assistance(_) => Gives::Assistance,
            Self::HousingStatement(_) => Gives::HousingStatement,
        }
    }

    /// Whether it says what the document must say, and nothing against what is settled.
    pub(crate) fn check(&self, terms: Option<&AssistanceTerms>) -> Result<(), Refusal> {
        match (self, terms) {
            (Self::Place, _) => Ok(()),
            (Self::Assistance(assistance), Some(terms)) => assistance.check(terms),
            (Self::Assistance(_), None) => Err(Refusal::OtherGrant),
            (Self::HousingStatement(statement), _) => statement.check(),
        }
    }
}

impl Assistance {
    fn check(&self, terms: &AssistanceTerms) -> Result<(), Refusal> {
        if self.monthly_tiyn.is_zero() {
            return Err(Refusal::NoAmount);
        }
        if (self.from, self.until) != (terms.from, terms.until) {
            return Err(Refusal::Period);
        }
        match terms.account {
            Some(named) if named != self.account => Err(Refusal::OtherAccount),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Decision;

    #[track_caller]
    fn check_read(text: &str, expected: &Grant) {
        let read: Decision = serde_json::from_str(text).unwrap();
        assert_eq!(read, Decision::Accept { grant: expected.clone() });
        assert_eq!(serde_json::from_str::<Decision>(&serde_json::to_string(&read).unwrap()).unwrap(), read);
    }

    fn assistance(tiyn: u64, from: &str, until: &str) -> Grant {
        Grant::Assistance(Assistance {
            monthly_tiyn: Money::from_tiyn(tiyn).unwrap(),
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
            account: "KZ86125KZT5004100100".parse().unwrap(),
        })
    }

    /// The first is what rows of version 0.1 hold.
    #[test]
    fn an_acceptance_without_a_grant_gives_a_place() {
        check_read(r#"{"kind":"accept"}"#, &Grant::Place);
        check_read(r#"{"kind":"accept","grant":{"gives":"place"}}"#, &Grant::Place);
        let text = r#"{"kind":"accept","grant":{"gives":"assistance","monthly_tiyn":1234560,"from":"2026-11",
            "until":"2026-12","account":"KZ86125KZT5004100100"}}"#;
        check_read(text, &assistance(1_234_560, "2026-11", "2026-12"));
    }

    #[test]
    fn what_is_settled_is_not_decided_otherwise() {
        let account = |text: &str| text.parse::<Iban>().ok();
        let terms = |account| AssistanceTerms {
            from: "2026-11".parse().unwrap(),
            until: "2026-12".parse().unwrap(),
            account,
        };
        let check = |grant: Grant, account| grant.check(Some(&terms(account)));
        let whole = || assistance(1, "2026-11", "2026-12");
        assert_eq!(check(whole(), None), Ok(()));
        assert_eq!(check(whole(), account("KZ86125KZT5004100100")), Ok(()));
        assert_eq!(check(whole(), account("KZ60999KZT0000000001")), Err(Refusal::OtherAccount));
        assert_eq!(check(assistance(0, "2026-11", "2026-12"), None), Err(Refusal::NoAmount));
        assert_eq!(check(assistance(1, "2026-11", "2027-01"), None), Err(Refusal::Period));
        assert_eq!(check(assistance(1, "2026-10", "2026-12"), None), Err(Refusal::Period));
        assert_eq!(check(Grant::Place, None), Ok(()));
        assert_eq!(whole().check(None), Err(Refusal::OtherGrant));
    }
}
