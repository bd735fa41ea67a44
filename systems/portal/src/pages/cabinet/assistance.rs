//! What housing assistance was assigned, as the signed document states it.

use kezek_documents::Assistance;
use kezek_web::{Phrase, Summary, money, months};

/// The sum, the months and the account.
pub(crate) fn assigned(assistance: &Assistance) -> Summary {
    Summary::default()
        .row("assistance-monthly", money(assistance.monthly))
        .row("assistance-period", months(assistance.from, assistance.until))
        .row("assistance-account", Phrase::plain(assistance.account.grouped()))
}

#[cfg(test)]
pub(crate) fn sample() -> Summary {
    assigned(&Assistance {
        locality: kezek_documents::Bilingual::default(),
        monthly: "12345,6".parse().unwrap(),
        from: "2026-11".parse().unwrap(),
        until: "2026-12".parse().unwrap(),
        account: "KZ61999KZT5004100100".parse().unwrap(),
    })
}
