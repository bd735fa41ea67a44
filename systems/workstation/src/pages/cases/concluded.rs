//! What the commission concluded on a case: the executor has it before him, and the act does not say that it binds him.

use kezek_regulations::Vote;
use kezek_web::{Link, Phrase, Summary, SummaryRow};

use super::dossier::Dossier;

/// The conclusion with its votes, words and protocol.
pub(super) fn summary(dossier: &Dossier) -> Option<Summary> {
    let concluded = dossier.concluded.as_ref()?;
    let meeting = &concluded.meeting;
    let outcome = if concluded.in_favour { "ws-ruling-for" } else { "ws-ruling-against" };
    let voters = |vote: Vote| -> Phrase {
        let voted = concluded.ballots.iter().filter(|ballot| ballot.vote == vote);
        let names: Vec<Phrase> = voted.map(|ballot| Phrase::plain(dossier.name(ballot.officer))).collect();
        if names.is_empty() { "ws-meeting-nobody".into() } else { Phrase::Joined(names) }
    };
    let mut summary = Summary::default().row("ws-meeting-ruling", outcome);
    for vote in Vote::ALL {
        summary = summary.row(Phrase::key(format!("ws-vote-{}", vote.code())), voters(vote));
    }
    if let Some(words) = &concluded.words {
        summary = summary
            .row("ws-meeting-words-kk", Phrase::plain(words.kk.as_str()))
            .row("ws-meeting-words-ru", Phrase::plain(words.ru.as_str()));
    }
    let href = format!("/meetings/{}/protocol.pdf", meeting.id);
    let links = concluded.protocol.then(|| Link::new(href, "ws-meeting-protocol-open"));
    Some(summary.with(SummaryRow {
        label: Phrase::key("ws-meeting-title").with("number", meeting.number.as_str()),
        lines: vec![Phrase::key("ws-moment").with("at", meeting.held_at)],
        links: links.into_iter().collect(),
        change: None,
    }))
}
