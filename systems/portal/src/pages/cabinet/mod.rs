//! Pages of the personal cabinet: requests on their way, one request, what was received, who looked at the data.

mod answer;
mod assistance;
mod history;
mod openings;
mod overview;
mod rating;
mod refusal;
mod request;

use kezek_regulations::{Channel, Edition, Node, Position, Process};
use kezek_web::{Phrase, StepLine, StepState, Tag, TagKind};

use crate::pages::service::step;
use crate::store::requests::RequestState;

pub(crate) use answer::{AnswerPage, asked_for, sign_page};
pub(crate) use assistance::assigned;
pub(crate) use history::{HistoryPage, Received};
pub(crate) use openings::OpeningsPage;
pub(crate) use overview::{CabinetNotice, CabinetPage, DraftCard, RequestCard};
pub(crate) use rating::{Asked, RatingPage, given};
pub(crate) use refusal::RefusalView;
pub(crate) use request::{PlaceView, RequestPage};

/// The state of a request in one or two words.
pub(crate) fn state_tag(state: &RequestState) -> Tag {
    match state {
        RequestState::Sent => Tag::new(TagKind::Plain, "status-sent"),
        RequestState::Registered { .. } => Tag::new(TagKind::Going, "status-registered"),
        RequestState::Granted { .. } => Tag::new(TagKind::Good, "status-granted"),
        RequestState::Refused { .. } => Tag::new(TagKind::Bad, "status-refused"),
    }
}

/// The state of a request as a sentence.
pub(crate) fn state_words(state: &RequestState) -> Phrase {
    match state {
        RequestState::Sent => "status-sent-words".into(),
        RequestState::Registered { case_number, .. } => {
            Phrase::key("status-registered-words").with("case", case_number)
        }
        RequestState::Granted { document_number, .. } => {
            Phrase::key("status-granted-words").with("document", document_number)
        }
        RequestState::Refused { document_number, .. } => {
            Phrase::key("status-refused-words").with("document", document_number)
        }
    }
}

/// The line of a request: what is done, where it is now, what is to come.
///
/// `at` is the place that the provider told, `None` once the case has ended; `ended_at` the last node then.
pub(crate) fn line(edition: &Edition, at: Option<&Position>, ended_at: Option<&str>) -> StepLine {
    let Some(process) = edition.process(Channel::Portal) else { return StepLine::default() };
    let way = way_through(process, at.map(Position::node).or(ended_at));
    let here = at.and_then(|at| way.iter().position(|node| node.id() == at.node()));
    let steps = way.into_iter().enumerate().map(|(position, node)| {
        let state = match here {
            Some(here) if position > here => StepState::Ahead,
            Some(here) if position == here => StepState::Now,
            _ => StepState::Done,
        };
        step(edition, node, state)
    });
    StepLine { steps: steps.collect() }
}

/// The way from the opening of a request that leads through this node; the way that every condition answers yes
/// where no other is asked for.
fn way_through<'a>(process: &'a Process, node: Option<&str>) -> Vec<&'a Node> {
    let main: Vec<&Node> =
        process.main_way().into_iter().skip_while(|each| each.id() != process.opens).collect();
    let Some(node) = node.filter(|node| !main.iter().any(|each| each.id() == *node)) else { return main };
    let turn = main.iter().position(|each| {
        each.ways_out().iter().any(|next| matches!(next, kezek_regulations::Next::Node(id) if id == node))
    });
    let mut way: Vec<&Node> = main.into_iter().take(turn.map_or(0, |turn| turn.saturating_add(1))).collect();
    way.extend(process.node(node));
    way
}

#[cfg(test)]
pub(crate) fn sample_line() -> StepLine {
    line(&crate::pages::rendered::edition(), Some(&"P6.1".parse().unwrap()), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(at: Option<&str>, ended_at: Option<&str>, expected: &str) {
        let edition = crate::pages::rendered::edition();
        let at = at.map(|at| at.parse().unwrap());
        let line = line(&edition, at.as_ref(), ended_at);
        let marks = line.steps.iter().map(|step| match step.state {
            StepState::Done => 'd',
            StepState::Now => 'n',
            StepState::Ahead => 'a',
            StepState::Plan => 'p',
        });
        assert_eq!(marks.collect::<String>(), expected);
    }

    #[test]
    fn the_line_follows_the_way_that_the_case_took() {
        check(Some("P3.1"), None, "naaaaa");
        check(Some("C3.1"), None, "ddddna");
        check(Some("P7.1"), None, "dddddn");
        check(None, Some("P8"), "dddddd");
        check(None, Some("P7"), "dddddd");
    }
}
