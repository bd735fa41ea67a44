//! The edition has changed since the draft was begun: what differs, what would be lost, and the person's choice.

use askama::Template;
use kezek_kernel::Words;
use kezek_regulations::{Difference, Edition, Parameters};
use kezek_web::{Form, Notice, NoticeKind, Phrase, Summary, SummaryRow, Ui};

use super::answer_words;
use crate::carrying::{Passage, Plan};
use crate::editions::Closed;
use crate::pages::paths;

/// What changed, and what can be done with the draft.
#[derive(Debug, Template)]
#[template(path = "portal/draft-edition.html")]
pub(crate) struct EditionPage {
    pub(crate) ui: Ui,
    service: Words,
    lead: Phrase,
    /// Set after a choice that rested on an older state of things.
    notice: Option<Notice>,
    comparison: Option<Comparison>,
    discard: String,
}

/// The two editions side by side; none where no edition takes requests.
#[derive(Debug)]
struct Comparison {
    /// Heading and lines of each kind of difference; `None` where the old text is not held.
    differences: Option<Vec<(&'static str, Vec<Phrase>)>>,
    dropped: Summary,
    form: Form,
}

impl EditionPage {
    /// The page of a draft whose edition was replaced.
    pub(crate) fn replaced(
        ui: Ui,
        draft: &str,
        passage: &Passage,
        plan: &Plan,
        parameters: &Parameters,
    ) -> Self {
        let form = Form::new(paths::draft_edition(draft), "draft-edition-carry").hide("seen", &plan.mark);
        let lead = Phrase::key("draft-edition-lead").with("date", passage.now.date);
        Self {
            service: passage.now.service.short_name.clone(),
            lead,
            notice: None,
            comparison: Some(Comparison {
                differences: plan.differences.as_deref().map(sections),
                dropped: dropped(passage, plan, parameters),
                form,
            }),
            discard: paths::discard(draft),
            ui: ui.at("services"),
        }
    }

    /// The page of a draft under an act of which no edition takes requests.
    pub(crate) fn closed(ui: Ui, draft: &str, service: Words, why: &Closed) -> Self {
        let lead = match why {
            Closed::Repealed(on, by) => Phrase::key("draft-edition-repealed").with("date", on).with("by", by),
            Closed::TextNotHeld(date) => Phrase::key("draft-edition-not-held").with("date", date),
            Closed::NotOffered => "draft-edition-not-offered".into(),
        };
        let discard = paths::discard(draft);
        Self { ui: ui.at("services"), service, lead, notice: None, comparison: None, discard }
    }

    fn title(&self) -> &'static str {
        if self.comparison.is_some() { "draft-edition-title" } else { "draft-edition-closed-title" }
    }

    /// The same page after a choice that rested on what is no longer so.
    pub(crate) fn changed_meanwhile(mut self) -> Self {
        self.notice =
            Some(Notice::new(NoticeKind::Care, "draft-edition-again-title").line("draft-edition-again"));
        self
    }
}

/// The differences by what they are about, each in a sentence.
fn sections(differences: &[Difference]) -> Vec<(&'static str, Vec<Phrase>)> {
    let mut sections = vec![
        ("draft-edition-questions", Vec::new()),
        ("draft-edition-documents", Vec::new()),
        ("draft-edition-term", Vec::new()),
    ];
    for difference in differences {
        let (section, words) = sentence(difference);
        if let Some((_, lines)) = sections.get_mut(section) {
            lines.push(words);
        }
    }
    sections.retain(|(_, lines)| !lines.is_empty());
    sections
}

fn sentence(difference: &Difference) -> (usize, Phrase) {
    use Difference as D;
    let one = |key: &'static str, label: &Words| Phrase::key(key).with("label", label);
    let two = |key: &'static str, before: &Words, after: &Words| {
        Phrase::key(key).with("before", before).with("after", after)
    };
    match difference {
        D::FieldAdded { label, .. } => (0, one("difference-field-added", label)),
        D::FieldRemoved { label, .. } => (0, one("difference-field-removed", label)),
        D::FieldReworded { before, after, .. } => (0, two("difference-field-reworded", before, after)),
        D::FieldChanged { label, .. } => (0, one("difference-field-changed", label)),
        D::ChoiceAdded { label, choice, .. } => {
            (0, one("difference-choice-added", label).with("choice", choice))
        }
        D::ChoiceRemoved { label, choice, .. } => {
            (0, one("difference-choice-removed", label).with("choice", choice))
        }
        D::ChoiceReworded { before, after, .. } => (0, two("difference-choice-reworded", before, after)),
        D::DocumentAdded { name, .. } => (1, one("difference-document-added", name)),
        D::DocumentRemoved { name, .. } => (1, one("difference-document-removed", name)),
        D::DocumentReworded { before, after, .. } => (1, two("difference-document-reworded", before, after)),
        D::DocumentChanged { name, .. } => (1, one("difference-document-changed", name)),
        D::TermChanged { before, after } => (2, two("difference-term-changed", before, after)),
    }
}

/// What would be lost: each answer beside the question to which it was given, each file beside its document.
fn dropped(passage: &Passage, plan: &Plan, parameters: &Parameters) -> Summary {
    let editions: Vec<&Edition> = passage.before.as_deref().into_iter().chain([&*passage.now]).collect();
    let mut summary = Summary::default();
    for (name, value) in &plan.dropped {
        let asked = editions.iter().find_map(|edition| Some((*edition, edition.form.field_of(name)?)));
        let (label, line) = match asked {
            Some((edition, field)) => {
                ((&field.label).into(), answer_words(edition, parameters, field, value))
            }
            // Neither text is held that would say to what this was the answer.
            None => ("draft-edition-old-answer".into(), Phrase::plain(value)),
        };
        summary = summary.with(SummaryRow { label, lines: vec![line], links: Vec::new(), change: None });
    }
    for file in &plan.dropped_files {
        let document = editions.iter().find_map(|edition| edition.document(&file.document_code));
        let label: Phrase =
            document.map_or_else(|| "draft-edition-old-answer".into(), |each| (&each.name).into());
        summary = summary.row(label, Phrase::plain(&file.name));
    }
    summary
}

#[cfg(test)]
impl EditionPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        use jiff::civil::date;
        use kezek_regulations::{Answers, Edition};

        use crate::pages::rendered::words;
        use crate::store::drafts::Attachment;

        let before = crate::pages::rendered::edition();
        let mut now: Edition = (*before).clone();
        let label =
            words("Тұрып жатқан мекенжайы", "Адрес фактического проживания", "Address of actual residence");
        if let Some(field) = now.form.topics[0].fields.iter_mut().find(|field| field.id == "address") {
            field.label = label.clone();
        }
        now.form.topics[0].fields[0].required = false;
        let gone = now.form.topics[0].fields.pop().unwrap();
        now.lists[0].choices.remove(0);
        now.documents.remove(1);
        now.service.duration = words("20 күнтізбелік күн", "20 календарных дней", "20 calendar days");
        let differences = kezek_regulations::differences(&before, &now);
        let passage = Passage::sample(Some(before.clone()), now.into());
        let file = Attachment {
            position: 1,
            document_code: before.documents[1].id.clone(),
            name: "Неке қию туралы куәлік, 1874 жыл, көшірме.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            size_bytes: 480_000,
            hash: [1; 32],
        };
        let plan = |differences, dropped, dropped_files| Plan {
            differences,
            kept: Answers::default(),
            dropped,
            dropped_files,
            mark: "a1".to_owned(),
        };
        let lost = vec![(gone.id, "umit@example.kz".to_owned()), ("other-flat".to_owned(), "жоқ".to_owned())];
        let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
        let parameters = Parameters::default();
        let replaced =
            |passage: &Passage, plan: &Plan| Self::replaced(ui.clone(), "x", passage, plan, &parameters);
        let not_held = Passage::sample(None, passage.now.clone());
        let closed = |why| Self::closed(ui.clone(), "x", before.service.short_name.clone(), &why);
        let repeal = words(
            "Алматы облысы әкімдігінің 2014 жылғы 2 маусымдағы № 196 қаулысы",
            "постановление акимата Алматинской области от 2 июня 2014 года № 196",
            "decree of the akimat of Almaty region No 196 of 2 June 2014",
        );
        vec![
            replaced(&passage, &plan(Some(differences), lost, vec![file])),
            replaced(&passage, &plan(Some(Vec::new()), Vec::new(), Vec::new())).changed_meanwhile(),
            replaced(&not_held, &plan(None, Vec::new(), Vec::new())),
            closed(Closed::Repealed(date(2014, 6, 2), repeal)),
            closed(Closed::TextNotHeld(date(2026, 11, 1))),
            closed(Closed::NotOffered),
        ]
    }
}
