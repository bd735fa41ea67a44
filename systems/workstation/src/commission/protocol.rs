//! The protocol of a meeting: written from what the store says, signed by each member over the same bytes.
//!
//! Writing and checking happen outside the transaction. The page is no form with gaps: many sign it, so every signature stands
//! apart from it, one over the data and one over the whole file.

use std::collections::BTreeMap;

use kezek_casework::{inconsistent, rows};
use kezek_documents::{
    Ballot as PrintedBallot, Bilingual, CaseConsidered, Conclusion, MemberVote, Participant, ProtocolFacts,
    Provider, compose_protocol,
};
use kezek_kernel::{Actor, DocumentId, MeetingId, OfficerId, PersonName, ProviderId, Role, Scope};
use kezek_regulations::{OutputKind, Vote};
use kezek_signatures::{Expected, Purpose};
use kezek_store::{Failure, Outcome, Reader, StoreError};

use crate::acts::commission::protocol_open::protocol_open;
use crate::acts::commission::protocol_prepare::{ProtocolPrepare, protocol_prepare, wordless};
use crate::acts::commission::protocol_sign::{ProtocolSign, protocol_sign};
use crate::commission::{Ballot, Item, Meeting, Protocol, Ruling};
use crate::document::prepare::{fresh_number, whole_seconds};
use crate::document::signing::{SignRefusal, Signatures, both, der};
use crate::duty::Duty;
use crate::once::Once;
use crate::store::{meetings, officers, protocols, votes};
use crate::{Refusal, Workstation};

/// The protocol as it is signed.
#[derive(Debug, Clone)]
pub(crate) struct ProtocolToSign {
    pub(crate) meeting: Meeting,
    pub(crate) protocol: Protocol,
    pub(crate) xml: Vec<u8>,
    pub(crate) pdf: Vec<u8>,
}

impl ProtocolToSign {
    fn read(read: &mut Reader<'_>, meeting: Meeting, protocol: Protocol) -> Result<Self, StoreError> {
        let xml = read.blob(&protocol.xml)?.ok_or(StoreError::NoSuchBlob)?;
        let pdf = read.blob(&protocol.pdf)?.ok_or(StoreError::NoSuchBlob)?;
        Ok(Self { meeting, protocol, xml, pdf })
    }
}

/// What the store says before a protocol is written.
struct Ready {
    agenda: Vec<Item>,
    facts: ProtocolFacts,
}

impl Workstation {
    /// Prepares the protocol of a meeting for its signatures.
    pub(crate) async fn prepare_protocol(
        &self,
        officer: OfficerId,
        meeting: MeetingId,
        once: Once,
    ) -> Outcome<DocumentId, Refusal> {
        let workstation = self.clone();
        let ready = self.store().read(move |read| gather(&workstation, read, officer, meeting)).await?;
        let Ready { agenda, facts } = ready.map_err(Failure::Refused)?;
        let words = self.words().clone();
        let number = facts.number.to_string();
        let written = tokio::task::spawn_blocking(move || compose_protocol(&facts, &words)).await;
        let document = written
            .map_err(|_| StoreError::Panicked)?
            .map_err(|fault| StoreError::Inconsistent(format!("the protocol cannot be written: {fault}")))?;
        let xml = self.store().put_blob(document.xml).await?;
        let pdf = self.store().put_blob(document.pdf).await?;
        let input = ProtocolPrepare { meeting, number, agenda, xml, pdf };
        let office = self.office().clone();
        let prepared = self.store().act(Actor::Officer(officer), move |act| {
            let document = protocol_prepare(act, &office, &input)?;
            once.remember(act, &document)?;
            Ok(document)
        });
        Ok(prepared.await?.value)
    }

    /// The protocol with its bytes; the opening is recorded.
    pub(crate) async fn open_protocol(
        &self,
        officer: OfficerId,
        meeting: MeetingId,
    ) -> Outcome<ProtocolToSign, Refusal> {
        let office = self.office().clone();
        let opened =
            self.store().act(Actor::Officer(officer), move |act| protocol_open(act, &office, meeting));
        let (meeting, protocol) = opened.await?.value;
        let read = self.store().read(move |read| ProtocolToSign::read(read, meeting, protocol));
        Ok(read.await?)
    }

    /// The protocol that this member signs, for the check of his signatures.
    async fn protocol_of(&self, officer: OfficerId, id: MeetingId) -> Outcome<ProtocolToSign, Refusal> {
        let zone = self.office().zone.clone();
        let found = self.store().read(move |read| {
            let duty = Duty::of(read, officer, &zone)?;
            let Some(meeting) = meetings::find(read, &duty.scope(), id)? else {
                return Ok(Err(Refusal::NoSuchMeeting));
            };
            let Some(protocol) = protocols::of_meeting(read, id)? else { return Ok(Err(Refusal::NoDraft)) };
            ProtocolToSign::read(read, meeting, protocol).map(Ok)
        });
        found.await?.map_err(Failure::Refused)
    }

    /// Checks both signatures of a member and signs the protocol.
    pub(crate) async fn sign_protocol(
        &self,
        officer: OfficerId,
        meeting: MeetingId,
        document: DocumentId,
        signatures: Signatures,
        once: Once,
    ) -> Outcome<(), SignRefusal> {
        let (Some(xml), Some(pdf)) = (der(&signatures.xml), der(&signatures.pdf)) else {
            return Err(Failure::Refused(SignRefusal::Signature(vec!["cms-malformed".to_owned()])));
        };
        let found = self.protocol_of(officer, meeting).await;
        let to_sign = found.map_err(|failure| failure.map(SignRefusal::Act))?;
        if to_sign.protocol.document != document {
            return Err(Failure::Refused(SignRefusal::Act(Refusal::OtherDraft)));
        }
        let expected = self.expected_at(officer, to_sign.meeting.provider).await?;
        let (desk, now) = (self.signatures(), self.now());
        let data = desk.check(&xml, Some(&to_sign.xml), expected, Purpose::Signing, now).await;
        let page = desk.check(&pdf, Some(&to_sign.pdf), expected, Purpose::Signing, now).await;
        let found = [&data, &page].into_iter().flat_map(|checked| &checked.verdict.findings);
        let mut findings: Vec<String> = found.map(|finding| finding.code.to_string()).collect();
        findings.sort_unstable();
        findings.dedup();
        if !findings.is_empty() {
            return Err(Failure::Refused(SignRefusal::Signature(findings)));
        }
        let input = ProtocolSign {
            meeting,
            document,
            xml_cms: self.store().put_blob(xml).await?,
            pdf_cms: self.store().put_blob(pdf).await?,
            evidence: self.store().put_blob(both(&data, &page)?).await?,
        };
        let office = self.office().clone();
        let signed = self.store().act(Actor::Officer(officer), move |act| {
            protocol_sign(act, &office, &input)?;
            Ok(once.remember(act, &())?)
        });
        signed.await.map(drop).map_err(|failure| failure.map(SignRefusal::Act))
    }

    /// Whose certificate it must be: the officer's own, issued to him for this provider.
    async fn expected_at(&self, officer: OfficerId, provider: ProviderId) -> Result<Expected, StoreError> {
        let workstation = self.clone();
        let found = self.store().read(move |read| {
            Ok(Expected {
                account: Some(officers::person(read, officer)?.iin.into()),
                bin: Some(workstation.office().provider(read, provider)?.bin),
                ..Expected::default()
            })
        });
        found.await
    }
}

fn gather(
    workstation: &Workstation,
    read: &mut Reader<'_>,
    officer: OfficerId,
    id: MeetingId,
) -> Result<Result<Ready, Refusal>, StoreError> {
    let office = workstation.office();
    let duty = Duty::of(read, officer, &office.zone)?;
    let Some(meeting) = meetings::find(read, &duty.scope(), id)? else {
        return Ok(Err(Refusal::NoSuchMeeting));
    };
    let Some(sitting) = meeting.stage.sitting() else { return Ok(Err(Refusal::MeetingMoved)) };
    let agenda = meetings::agenda(read, id)?;
    if wordless(&agenda) {
        return Ok(Err(Refusal::WordsMissing));
    }
    let mut people = People::of(read, meeting.provider)?;
    let (mut present, mut absent) = (Vec::new(), Vec::new());
    for member in meetings::members(read, id)? {
        let list = if member.present { &mut present } else { &mut absent };
        list.push(people.participant(read, member.officer, Role::CommissionMember)?);
    }
    let ballots = votes::of_meeting(read, id)?;
    let (mut cases, mut heading) = (Vec::new(), Heading::default());
    for item in &agenda {
        cases.push(considered(workstation, read, &mut people, &ballots, item, &mut heading)?);
    }
    let provider = office.provider(read, meeting.provider)?;
    let facts = ProtocolFacts {
        number: fresh_number()?,
        prepared: whole_seconds(kezek_store::Read::now(read)),
        zone: heading.zone.unwrap_or_else(|| workstation.settings().zone.clone()),
        title: heading.title,
        practice: heading.practice,
        provider: Provider { name: Bilingual::from(&provider.name), bin: Some(provider.bin) },
        meeting: meeting.number,
        place: meeting.place,
        opened: sitting.opened,
        closed: sitting.closed,
        chair: people.participant(read, meeting.chair, Role::CommissionMember)?,
        secretary: people.participant(read, meeting.secretary, Role::CommissionSecretary)?,
        present,
        absent,
        cases,
    };
    Ok(Ok(Ready { agenda, facts }))
}

/// What the editions of the agenda say of the whole protocol.
#[derive(Default)]
struct Heading {
    title: Bilingual,
    zone: Option<String>,
    practice: bool,
}

fn considered(
    workstation: &Workstation,
    read: &mut Reader<'_>,
    people: &mut People,
    ballots: &[Ballot],
    item: &Item,
    heading: &mut Heading,
) -> Result<CaseConsidered, StoreError> {
    let case = rows::find(read, &Scope::System, item.case)?;
    let case = case.ok_or_else(|| inconsistent("a case on an agenda is gone"))?;
    let edition = workstation.office().rules.edition(&case.edition)?;
    if let Some(output) = edition.outputs.iter().find(|output| output.kind == OutputKind::Protocol)
        && heading.title.kk.is_empty()
    {
        heading.title = Bilingual::from(&output.name);
    }
    heading.zone.get_or_insert_with(|| case.zone.clone());
    heading.practice |= edition.practice.is_some();
    let mut votes = Vec::new();
    for ballot in ballots.iter().filter(|ballot| ballot.case == case.id) {
        votes.push(MemberVote { name: people.name(read, ballot.officer)?, ballot: printed(ballot.vote) });
    }
    let conclusion = match &item.ruling {
        Ruling::Concluded { in_favour, words: Some(words) } => Some(Conclusion {
            in_favour: *in_favour,
            words: Bilingual { kk: words.kk.clone(), ru: words.ru.clone() },
        }),
        _ => None,
    };
    Ok(CaseConsidered {
        number: case.number,
        recipient: case.person.name,
        service: Bilingual::from(&edition.service.name),
        votes,
        conclusion,
    })
}

const fn printed(vote: Vote) -> PrintedBallot {
    match vote {
        Vote::For => PrintedBallot::For,
        Vote::Against => PrintedBallot::Against,
        Vote::Abstained => PrintedBallot::Abstained,
    }
}

/// The people of a provider by name and position.
struct People {
    appointments: Vec<officers::Appointment>,
    names: BTreeMap<OfficerId, PersonName>,
}

impl People {
    fn of(read: &mut Reader<'_>, provider: ProviderId) -> Result<Self, StoreError> {
        Ok(Self { appointments: officers::of_provider(read, provider)?, names: BTreeMap::new() })
    }

    fn name(&mut self, read: &mut Reader<'_>, officer: OfficerId) -> Result<PersonName, StoreError> {
        if let Some(name) = self.names.get(&officer) {
            return Ok(name.clone());
        }
        let name = officers::person(read, officer)?.name;
        self.names.insert(officer, name.clone());
        Ok(name)
    }

    /// The officer with the position of his newest appointment in this role.
    fn participant(
        &mut self,
        read: &mut Reader<'_>,
        officer: OfficerId,
        role: Role,
    ) -> Result<Participant, StoreError> {
        let held = self.appointments.iter().filter(|each| each.officer == officer && each.role == role);
        let newest = held.max_by_key(|each| each.from);
        let position = newest.map_or_else(Bilingual::default, |each| Bilingual::from(&each.position));
        Ok(Participant { name: self.name(read, officer)?, position })
    }
}
