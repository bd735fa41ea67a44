//! Why a request was refused: every ground with its clause, the fact, what can be done and by when, and where to complain.
//!
//! The words come from the signed document. It is written in Kazakh and Russian, so an English page quotes the Russian.

use kezek_documents::{Bilingual, Ground};
use kezek_kernel::{Language, Words};
use kezek_web::{Summary, SummaryRow};

/// The refusal as the page tells it.
#[derive(Debug, Clone)]
pub(crate) struct RefusalView {
    /// The language of what is quoted.
    pub(crate) lang: Language,
    /// Each ground: its name, and what is said of it.
    pub(crate) grounds: Vec<(String, Summary)>,
    /// Where to complain.
    pub(crate) complaint: Words,
}

impl RefusalView {
    /// The grounds of the signed document for a reader of this language.
    pub(crate) fn new(reader: Language, grounds: &[Ground], complaint: Words) -> Self {
        let lang = if reader == Language::Kk { Language::Kk } else { Language::Ru };
        let quoted = |text: &Bilingual| match lang {
            Language::Kk => text.kk.clone(),
            Language::Ru | Language::En => text.ru.clone(),
        };
        let row = |label: &'static str, text: &Bilingual| SummaryRow {
            label: label.into(),
            lines: vec![kezek_web::Phrase::plain(quoted(text))],
            links: Vec::new(),
            change: None,
        };
        let grounds = grounds.iter().map(|ground| {
            let mut rows = vec![
                row("refusal-fact", &ground.fact),
                row("refusal-norm", &ground.norm),
                row("refusal-cure", &ground.cure),
            ];
            rows.extend(ground.term.as_ref().map(|term| row("refusal-term", term)));
            (quoted(&ground.name), Summary { rows })
        });
        Self { lang, grounds: grounds.collect(), complaint }
    }
}

#[cfg(test)]
impl RefusalView {
    pub(crate) fn sample(reader: Language) -> Self {
        let words = |kk: &str, ru: &str| Bilingual { kk: kk.to_owned(), ru: ru.to_owned() };
        let ground = Ground {
            name: words("Құжаттар толық емес", "Неполный пакет документов"),
            norm: words("Стандарт, 10-тармақ", "Стандарт, пункт 10"),
            fact: words("Отбасы құрамы туралы анықтама жоқ.", "Нет справки о составе семьи."),
            cure: words("Анықтаманы қоса беріп, қайта жүгініңіз.", "Приложите справку и обратитесь снова."),
            term: None,
        };
        let service = &crate::pages::rendered::edition().service;
        Self::new(reader, &[ground.clone(), ground], service.complaint.clone())
    }
}
