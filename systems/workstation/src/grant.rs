//! What a positive decision gives: the facts that the officer decides and the result prints.

use kezek_kernel::{Iban, Money, Month};
use kezek_regulations::Gives;

use crate::Refusal;

/// What is given. An acceptance stored or sent without it gives a place in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "gives", rename_all = "kebab-case")]
pub enum Grant {
    /// A place in the queue; the list says which.
    #[default]
    Place,
    /// Housing assistance.
    Assistance(Assistance),
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

impl Grant {
    /// What it gives, as editions name it.
    pub const fn gives(&self) -> Gives {
        match self {
            Self::Place => Gives::Place,
            Self::Assistance(_) => Gives::Assistance,
        }
    }

    /// Whether it says everything that the document must say.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        match self {
            Self::Place => Ok(()),
            Self::Assistance(assistance) => assistance.check(),
        }
    }
}

impl Assistance {
    fn check(&self) -> Result<(), Refusal> {
        if self.monthly_tiyn.is_zero() {
            return Err(Refusal::NoAmount);
        }
        if self.until < self.from { Err(Refusal::Period) } else { Ok(()) }
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
    fn assistance_without_a_sum_or_backwards_in_time_is_not_complete() {
        assert_eq!(assistance(1, "2026-12", "2026-12").check(), Ok(()));
        assert_eq!(assistance(0, "2026-11", "2026-12").check(), Err(Refusal::NoAmount));
        assert_eq!(assistance(1, "2026-12", "2026-11").check(), Err(Refusal::Period));
    }
}
