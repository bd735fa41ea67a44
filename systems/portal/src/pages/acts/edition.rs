//! One edition: general provisions, who takes part, documents, grounds, the history of the act and its own faults.

use askama::Template;
use jiff::civil::Date;
use kezek_kernel::Words;
use kezek_regulations::{Act, Edition, Medium, RecipientKind, Topic};
use kezek_web::{Phrase, Summary, Ui};

use super::standing;
use crate::pages::paths;

/// What an edition says.
#[derive(Debug, Template)]
#[template(path = "portal/acts/edition.html")]
pub(crate) struct EditionPage {
    pub(crate) ui: Ui,
    pub(crate) title: Words,
    pub(crate) practice: Option<Words>,
    pub(crate) channels: Vec<(String, Words)>,
    pub(crate) provisions: Summary,
    pub(crate) participants: Vec<Party>,
    pub(crate) form: Vec<TopicView>,
    pub(crate) documents: Vec<Cited>,
    pub(crate) grounds: Vec<Cited>,
    pub(crate) outputs: Vec<Cited>,
    pub(crate) history: Summary,
    pub(crate) norms: Vec<Words>,
    pub(crate) faults: Vec<FaultLine>,
    pub(crate) list: &'static str,
}

/// Somebody who takes part (SFE).
#[derive(Debug)]
pub(crate) struct Party {
    pub(crate) name: Words,
    pub(crate) short: Words,
    pub(crate) listed: bool,
}

/// One topic of the request's form.
#[derive(Debug)]
pub(crate) struct TopicView {
    pub(crate) title: Words,
    pub(crate) fields: Vec<FieldView>,
}

/// One question of the form.
#[derive(Debug)]
pub(crate) struct FieldView {
    pub(crate) label: Words,
    pub(crate) required: bool,
    pub(crate) conditional: bool,
}

/// A name with more about it and the place in a norm.
#[derive(Debug)]
pub(crate) struct Cited {
    pub(crate) name: Words,
    pub(crate) more: Option<Words>,
    pub(crate) clause: Words,
    pub(crate) unverified: bool,
}

/// A fault of the act and how the data settle it.
#[derive(Debug)]
pub(crate) struct FaultLine {
    pub(crate) what: Words,
    pub(crate) settled: Words,
    pub(crate) clause: Words,
}

impl EditionPage {
    /// An edition as it stands on a day.
    pub(crate) fn of(ui: Ui, edition: &Edition, on: Date) -> Self {
        let channels = edition.processes.iter();
        Self {
            ui: ui.at("acts"),
            title: edition.service.short_name.clone(),
            practice: edition.practice.as_ref().map(|practice| practice.note.clone()),
            channels: channels
                .map(|process| (paths::channel(&edition.key, process.channel), process.name.clone()))
                .collect(),
            provisions: provisions(edition),
            participants: edition.participants.iter().map(party).collect(),
            form: edition.form.topics.iter().map(topic).collect(),
            documents: documents(edition),
            grounds: grounds(edition),
            outputs: edition.outputs.iter().map(output).collect(),
            history: history(&edition.act, on),
            norms: edition.norms.iter().map(|norm| norm.title.clone()).collect(),
            faults: edition.known_faults.iter().map(fault).collect(),
            list: paths::ACTS,
        }
    }
}

fn provisions(edition: &Edition) -> Summary {
    let service = &edition.service;
    let all = |keys: Vec<&'static str>| keys.into_iter().map(Phrase::key).collect::<Vec<_>>();
    let recipients = service.recipients.iter().map(|kind| match kind {
        RecipientKind::Person => "edition-person",
        RecipientKind::Organisation => "edition-organisation",
    });
    let media = service.media.iter().map(|medium| match medium {
        Medium::Electronic => "edition-electronic",
        Medium::Paper => "edition-paper",
    });
    let several = |label, lines| kezek_web::SummaryRow {
        label: Phrase::key(label),
        lines,
        links: Vec::new(),
        change: None,
    };
    let requirements = service.requirements.iter().map(Phrase::from).collect::<Vec<_>>();
    let summary = Summary::default()
        .row("edition-name", &service.name)
        .row("service-result", &service.result)
        .row("service-who", &service.who)
        .with(several("edition-recipients", all(recipients.collect())))
        .with(several("edition-media", all(media.collect())))
        .row("edition-kind", &service.kind)
        .row("service-duration", &service.duration)
        .row("service-fee", &service.fee);
    let summary = if requirements.is_empty() {
        summary
    } else {
        summary.with(several("edition-requirements", requirements))
    };
    summary.row("service-complaint", &service.complaint).row("edition-clause", &service.clause.cite)
}

fn party(participant: &kezek_regulations::Participant) -> Party {
    Party { name: participant.name.clone(), short: participant.short.clone(), listed: participant.listed }
}

/// The questions of a topic, those of a group after it.
fn topic(topic: &Topic) -> TopicView {
    let fields = topic.fields.iter().flat_map(|field| std::iter::once(field).chain(field.fields()));
    let views = fields.map(|field| FieldView {
        label: field.label.clone(),
        required: field.required,
        conditional: !field.when.is_empty(),
    });
    TopicView { title: topic.title.clone(), fields: views.collect() }
}

fn documents(edition: &Edition) -> Vec<Cited> {
    let cited = edition.documents.iter().map(|document| Cited {
        name: document.name.clone(),
        more: Some(document.hint.clone()),
        clause: document.clause.cite.clone(),
        unverified: document.source.unverified,
    });
    cited.collect()
}

fn grounds(edition: &Edition) -> Vec<Cited> {
    let cited = edition.grounds.iter().map(|ground| Cited {
        name: ground.name.clone(),
        more: Some(ground.cure.clone()),
        clause: ground.clause.cite.clone(),
        unverified: ground.source.unverified,
    });
    cited.collect()
}

fn output(output: &kezek_regulations::Output) -> Cited {
    Cited { name: output.name.clone(), more: None, clause: output.clause.cite.clone(), unverified: false }
}

fn fault(fault: &kezek_regulations::KnownFault) -> FaultLine {
    FaultLine { what: fault.what.clone(), settled: fault.settled.clone(), clause: fault.clause.cite.clone() }
}

/// From adoption to repeal, in the order of time.
fn history(act: &Act, on: Date) -> Summary {
    let mut summary = Summary::default()
        .row("edition-standing", standing(act.standing(on)))
        .row(
            "edition-adopted",
            Phrase::key("acts-named")
                .with("issuer", &act.issuer)
                .with("date", act.adopted)
                .with("number", act.number.as_str()),
        )
        .row(
            "edition-registered",
            Phrase::key("edition-registered-words")
                .with("body", &act.registration.by)
                .with("date", act.registration.on)
                .with("number", act.registration.number.as_str()),
        )
        .row("edition-published", &act.publication.note);
    for amendment in &act.amendments {
        summary = summary.row("edition-amended", &amendment.by);
    }
    for record in &act.editions {
        let label = Phrase::key("acts-edition").with("date", record.date);
        summary = summary.row(label, &record.note);
    }
    match &act.repeal {
        Some(repeal) => summary.row("edition-repealed", &repeal.by),
        None => summary,
    }
}

#[cfg(test)]
impl EditionPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let library = kezek_content::Content::embedded().library().unwrap();
        let on = jiff::civil::date(2026, 11, 26);
        library.editions().map(|edition| Self::of(ui.clone(), edition, on)).collect()
    }
}
