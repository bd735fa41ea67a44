//! The general provisions of an edition: what the service is, on what it rests, where its act stands.

use jiff::civil::Date;
use kezek_calendar::{StartRule, Term};
use kezek_kernel::Words;

use super::act_lines::{ActLines, act_lines};
use super::row::Actor;
use crate::edition::{Edition, EditionKey, Medium, RecipientKind};
use crate::norm::Clause;
use crate::parameters::{Parameters, Provider};
use crate::process::{Channel, Ending, EndingKind, Process};

/// The general provisions on one day.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Provisions<'a> {
    /// The edition.
    pub edition: &'a EditionKey,
    /// The clause of the general provisions.
    pub clause: &'a Clause,
    /// The official name.
    pub name: &'a Words,
    /// Who gives the service, and where.
    pub providers: Vec<ProviderLine<'a>>,
    /// In what form it is given.
    pub media: &'a [Medium],
    /// Degree of automation and kind.
    pub kind: &'a Words,
    /// What the person gets.
    pub result: &'a Words,
    /// How it can end, with the output document the person then holds.
    pub results: Vec<ResultLine<'a>>,
    /// Who may receive it.
    pub recipients: &'a [RecipientKind],
    /// Who may ask, in words.
    pub who: &'a Words,
    /// The ways in which it is asked for, with the term of each.
    pub channels: Vec<ChannelLine<'a>>,
    /// How long it takes, in words.
    pub duration: &'a Words,
    /// What it costs.
    pub fee: &'a Words,
    /// What a person needs beforehand.
    pub needs: &'a [Words],
    /// Requirements on the process.
    pub requirements: &'a [Words],
    /// Where to complain.
    pub complaint: &'a Words,
    /// Where to ask.
    pub call_centre: &'a str,
    /// Units, people and systems that take part.
    pub participants: Vec<Actor<'a>>,
    /// Legal acts that the edition cites, by their full names.
    pub legal_basis: Vec<&'a Words>,
    /// The act that approved the regulation.
    pub act: ActLines<'a>,
    /// Set when the edition is for practice only: what the banner says.
    pub practice: Option<&'a Words>,
    /// Faults of the act, and how they are settled.
    pub faults: Vec<FaultLine<'a>>,
}

/// A provider and where it serves.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ProviderLine<'a> {
    /// Its name.
    pub name: &'a Words,
    /// The names of its localities.
    pub localities: Vec<&'a Words>,
}

/// One way to end.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ResultLine<'a> {
    /// What it means.
    pub kind: EndingKind,
    /// Its name.
    pub name: &'a Words,
    /// The document's name.
    pub document: Option<&'a Words>,
}

/// One channel and its term.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ChannelLine<'a> {
    /// The channel.
    pub channel: Channel,
    /// Its name.
    pub name: &'a Words,
    /// The clause that describes it.
    pub clause: &'a Clause,
    /// The term of the result.
    pub term: Option<Term>,
    /// Where its days begin to count.
    pub starts: Option<StartRule>,
    /// The node from whose completion it counts; otherwise from the hand-in.
    pub since: Option<&'a str>,
    /// Whether the act itself calls it the term of the service.
    pub of_service: bool,
    /// The clause that gives the term.
    pub term_clause: Option<&'a Clause>,
    /// How a doubt of the act is read.
    pub settled: Option<&'a Words>,
}

/// A fault of the act.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FaultLine<'a> {
    /// Its name.
    pub id: &'a str,
    /// Where it stands.
    pub clause: &'a Clause,
    /// What is wrong.
    pub what: &'a Words,
    /// How the data settle it.
    pub settled: &'a Words,
}

/// The general provisions of an edition, with the standing of its act on a day.
pub fn provisions<'a>(edition: &'a Edition, parameters: &'a Parameters, on: Date) -> Provisions<'a> {
    let service = &edition.service;
    let result = |ending: &'a Ending| ResultLine {
        kind: ending.kind,
        name: &ending.name,
        document: ending.output.as_deref().and_then(|id| edition.output(id)).map(|output| &output.name),
    };
    let faults = edition.known_faults.iter().map(|fault| FaultLine {
        id: &fault.id,
        clause: &fault.clause,
        what: &fault.what,
        settled: &fault.settled,
    });
    Provisions {
        edition: &edition.key,
        clause: &service.clause,
        name: &service.name,
        providers: providers(edition, parameters),
        media: &service.media,
        kind: &service.kind,
        result: &service.result,
        results: edition.endings.iter().map(result).collect(),
        recipients: &service.recipients,
        who: &service.who,
        channels: edition.processes.iter().map(channel).collect(),
        duration: &service.duration,
        fee: &service.fee,
        needs: &service.needs,
        requirements: &service.requirements,
        complaint: &service.complaint,
        call_centre: &service.call_centre,
        participants: edition.participants.iter().map(Actor::from).collect(),
        legal_basis: edition.norms.iter().map(|norm| &norm.title).collect(),
        act: act_lines(&edition.act, edition.date, on),
        practice: edition.practice.as_ref().map(|practice| &practice.note),
        faults: faults.collect(),
    }
}

fn providers<'a>(edition: &Edition, parameters: &'a Parameters) -> Vec<ProviderLine<'a>> {
    let gives = parameters.providers.iter().filter(|provider| provider.regulations.contains(&edition.act.id));
    let line = |provider: &'a Provider| {
        let localities = provider.localities.iter().filter_map(|kato| parameters.locality(*kato));
        let localities = localities.map(|locality| &locality.name).collect();
        ProviderLine { name: &provider.name, localities }
    };
    gives.map(line).collect()
}

fn channel(process: &Process) -> ChannelLine<'_> {
    let term = process.result_term.as_ref();
    ChannelLine {
        channel: process.channel,
        name: &process.name,
        clause: &process.clause,
        term: term.map(|term| term.term),
        starts: term.map(|term| term.starts),
        since: term.and_then(|term| term.since.as_deref()),
        of_service: term.is_some_and(|term| term.of_service),
        term_clause: term.map(|term| &term.clause),
        settled: term.and_then(|term| term.settled.as_ref()).map(|settled| &settled.reason),
    }
}
