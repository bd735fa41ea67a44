//! Who received a result on paper: the recipient, or a representative with a power of attorney.

use kezek_kernel::RecipientName;

use crate::Refusal;
use crate::decision::LONGEST_TEXT;

/// Who received it.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "who", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Receiver {
    /// The recipient himself.
    Recipient,
    /// A representative; a plain power of attorney suffices where the edition asks for no notarised one.
    Representative {
        /// His surname, name and patronymic.
        name: String,
        /// Date and number of the power of attorney, and who made it.
        power: String,
    },
}

impl Receiver {
    /// The name in the journal, without personal data.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Representative { .. } => "representative",
        }
    }

    /// Whether it says who came and on what authority.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let Self::Representative { name, power } = self else { return Ok(()) };
        if name.trim().is_empty() || power.trim().is_empty() {
            return Err(Refusal::NoReceiver);
        }
        let longest = name.chars().count().max(power.chars().count());
        if longest > LONGEST_TEXT { Err(Refusal::TooLong { limit: LONGEST_TEXT }) } else { Ok(()) }
    }

    /// The name of whoever received it.
    pub(crate) fn name(&self, recipient: &RecipientName) -> String {
        match self {
            Self::Recipient => recipient.full(),
            Self::Representative { name, .. } => name.clone(),
        }
    }
}

/// Personal data stay out of logs.
impl std::fmt::Debug for Receiver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Receiver({})", self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, power: &str, expected: &Result<(), Refusal>) {
        let receiver = Receiver::Representative { name: name.to_owned(), power: power.to_owned() };
        assert_eq!(&receiver.check(), expected);
        assert_eq!(format!("{receiver:?}"), "Receiver(representative)");
    }

    #[test]
    fn a_representative_is_named_with_his_power_of_attorney() {
        assert_eq!(Receiver::Recipient.check(), Ok(()));
        check("Үлгілі Мысал", "2026-11-20, № 1", &Ok(()));
        check("Үлгілі Мысал", " ", &Err(Refusal::NoReceiver));
        check("", "2026-11-20, № 1", &Err(Refusal::NoReceiver));
        check("Үлгілі", &"x".repeat(LONGEST_TEXT + 1), &Err(Refusal::TooLong { limit: LONGEST_TEXT }));
    }
}
