//! Everything about a meeting that pages and API show, read in one snapshot.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kezek_casework::{Case, Deed, inconsistent, rows};
use kezek_kernel::{CaseId, MeetingId, OfficerId, ProviderId, Scope};
use kezek_regulations::{Edition, Tally, Verb, Vote};
use kezek_store::{Reader, StoreError};

use crate::acts::Office;
use crate::acts::commission::{members_today, rules};
use crate::commission::{
    Ballot, ConclusionWords, Item, Meeting, Member, Protocol, Ruling, SheetLine, Stage, tally,
};
use crate::duty::Duty;
use crate::store::{meetings, officers, protocols, votes};

/// A meeting with its people, cases, votes and signatures.
#[derive(Debug, Clone)]
pub(crate) struct Minutes {
    pub(crate) meeting: Meeting,
    pub(crate) members: Vec<Member>,
    pub(crate) agenda: Vec<AgendaLine>,
    pub(crate) ballots: Vec<Ballot>,
    pub(crate) protocol: Option<Protocol>,
    pub(crate) sheet: Vec<SheetLine>,
    /// Names of the officers whom the meeting mentions.
    pub(crate) names: BTreeMap<OfficerId, String>,
    /// How many members must be there.
    pub(crate) quorum: usize,
}

/// A case of the agenda.
#[derive(Debug, Clone)]
pub(crate) struct AgendaLine {
    pub(crate) item: Item,
    pub(crate) case: Case,
    pub(crate) edition: Arc<Edition>,
}

/// A member as he can be chosen.
#[derive(Debug, Clone)]
pub(crate) struct Choosable {
    pub(crate) officer: OfficerId,
    pub(crate) name: String,
}

impl Minutes {
    /// The meeting, if the officer may know of it.
    pub(crate) fn read(
        read: &mut Reader<'_>,
        office: &Office,
        duty: &Duty,
        id: MeetingId,
    ) -> Result<Option<Self>, StoreError> {
        let found = meetings::find(read, &duty.scope(), id)?;
        let Some(meeting) = found.filter(|meeting| duty.may_at(Deed::ReadProtocol, meeting.provider)) else {
            return Ok(None);
        };
        let mut members = meetings::members(read, id)?;
        if meeting.stage == Stage::Called {
            let today = members_today(read, office, meeting.provider)?;
            members = today.iter().map(|holder| Member { officer: holder.officer, present: false }).collect();
        }
        let mut agenda = Vec::new();
        for item in meetings::agenda(read, id)? {
            let case = rows::find(read, &Scope::System, item.case)?;
            let case = case.ok_or_else(|| inconsistent("a case on an agenda is gone"))?;
            let edition = Arc::clone(office.rules.edition(&case.edition)?);
            agenda.push(AgendaLine { item, case, edition });
        }
        let mentioned = members.iter().map(|member| member.officer);
        let mut names = BTreeMap::new();
        for officer in mentioned.chain([meeting.chair, meeting.secretary]) {
            if let Entry::Vacant(place) = names.entry(officer) {
                place.insert(officers::person(read, officer)?.name.full());
            }
        }
        Ok(Some(Self {
            quorum: rules(office, &meeting)?.quorum_of(members.len()),
            ballots: votes::of_meeting(read, id)?,
            protocol: protocols::of_meeting(read, id)?,
            sheet: protocols::sheet(read, id)?,
            meeting,
            members,
            agenda,
            names,
        }))
    }

    /// The name of an officer whom the meeting mentions.
    pub(crate) fn name(&self, officer: OfficerId) -> &str {
        self.names.get(&officer).map_or("", String::as_str)
    }

    /// Whether this officer is marked as being there.
    pub(crate) fn is_present(&self, officer: OfficerId) -> bool {
        self.members.iter().any(|member| member.officer == officer && member.present)
    }

    /// How many members are there.
    pub(crate) fn present(&self) -> usize {
        self.members.iter().filter(|member| member.present).count()
    }

    /// How this officer voted on a case.
    pub(crate) fn vote(&self, officer: OfficerId, case: CaseId) -> Option<Vote> {
        let own = self.ballots.iter().find(|ballot| ballot.officer == officer && ballot.case == case);
        own.map(|ballot| ballot.vote)
    }

    /// The votes on a case.
    pub(crate) fn tally(&self, case: CaseId) -> Tally {
        tally(case, self.present(), self.meeting.chair, &self.ballots)
    }

    /// The line of the sheet of signatures about this officer.
    pub(crate) fn signature(&self, officer: OfficerId) -> Option<&SheetLine> {
        self.sheet.iter().find(|line| line.officer == officer)
    }

    /// The line of the agenda with the case of this number.
    pub(crate) fn line(&self, number: &str) -> Option<&AgendaLine> {
        self.agenda.iter().find(|line| line.case.number == number)
    }

    /// What this officer still has to do in the meeting.
    pub(crate) fn asked_of(&self, duty: &Duty) -> Option<Asked> {
        let (officer, provider) = (duty.officer, self.meeting.provider);
        let there = self.is_present(officer);
        let keeps = duty.may_at(Deed::Convene, provider);
        let unvoted = |line: &&AgendaLine| {
            !duty.is_applicant_of(&line.case) && self.vote(officer, line.case.id).is_none()
        };
        match self.meeting.stage {
            Stage::Called if keeps => Some(Asked::Open),
            Stage::Open(_) if there && duty.may_at(Deed::Vote, provider) => {
                let cases = self.agenda.iter().filter(unvoted).count();
                (cases > 0).then_some(Asked::Vote { cases })
            }
            Stage::Open(_) if keeps => Some(Asked::Close),
            Stage::Closed(_) if keeps => {
                let wordless = self.agenda.iter().filter(|line| line.is_wordless()).count();
                Some(if wordless > 0 { Asked::Conclude { cases: wordless } } else { Asked::Prepare })
            }
            Stage::Signing(_) if there && duty.may_at(Deed::SignProtocol, provider) => {
                let signed = self.signature(officer).is_some_and(|line| line.reason.is_none());
                (!signed).then_some(Asked::Sign)
            }
            Stage::Signed(_) if keeps => Some(Asked::Forward),
            _ => None,
        }
    }
}

/// What somebody has to do in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Open it.
    Open,
    /// Vote on this many cases.
    Vote {
        /// How many.
        cases: usize,
    },
    /// Close the voting.
    Close,
    /// Enter the conclusions of this many cases.
    Conclude {
        /// How many.
        cases: usize,
    },
    /// Prepare the protocol.
    Prepare,
    /// Sign the protocol.
    Sign,
    /// Send the cases on.
    Forward,
}

impl Asked {
    /// The name in answers and sentences.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Vote { .. } => "vote",
            Self::Close => "close",
            Self::Conclude { .. } => "conclude",
            Self::Prepare => "prepare",
            Self::Sign => "sign",
            Self::Forward => "forward",
        }
    }

    /// How many cases it is about; none where it is about the meeting.
    pub(crate) const fn cases(self) -> Option<usize> {
        match self {
            Self::Vote { cases } | Self::Conclude { cases } => Some(cases),
            _ => None,
        }
    }
}

impl AgendaLine {
    /// Whether the commission has concluded and the words are missing.
    pub(crate) const fn is_wordless(&self) -> bool {
        matches!(self.item.ruling, Ruling::Concluded { words: None, .. })
    }
}

/// A page of the meetings that the officer may know of, the newest first, and the meeting after which the next page begins.
pub(crate) fn of_officer(
    read: &mut Reader<'_>,
    office: &Office,
    duty: &Duty,
    before: Option<MeetingId>,
) -> Result<(Vec<Minutes>, Option<MeetingId>), StoreError> {
    let mut all = Vec::new();
    let page = meetings::page(read, &duty.scope(), before)?;
    let next = page.last().filter(|_| page.len() == meetings::ON_A_PAGE).map(|last| last.id);
    for meeting in page {
        all.extend(Minutes::read(read, office, duty, meeting.id)?);
    }
    Ok((all, next))
}

/// The provider whose meetings this officer keeps.
pub(crate) fn convening(duty: &Duty) -> Option<ProviderId> {
    let mut providers = duty.appointments.iter().map(|each| each.provider);
    providers.find(|provider| duty.may_at(Deed::Convene, *provider))
}

/// The cases of a provider that wait for the commission and stand on no agenda but that of `meeting`, by due date.
pub(crate) fn waiting(
    read: &mut Reader<'_>,
    office: &Office,
    provider: ProviderId,
    meeting: Option<MeetingId>,
) -> Result<Vec<Case>, StoreError> {
    let places = office.rules.places_of(Verb::Deliberate);
    let scope = Scope::Providers(vec![provider]);
    let bound = meetings::cases_at(read, provider)?;
    let own: BTreeSet<CaseId> = match meeting {
        Some(meeting) => meetings::agenda(read, meeting)?.into_iter().map(|item| item.case).collect(),
        None => BTreeSet::new(),
    };
    let mut cases = rows::at_positions(read, &scope, &places, kezek_casework::worklist::LONGEST_PAGE)?;
    cases.retain(|case| own.contains(&case.id) || !bound.contains(&case.id));
    Ok(cases)
}

/// The members of a provider's commission today, with their names.
pub(crate) fn choosable(
    read: &mut Reader<'_>,
    office: &Office,
    provider: ProviderId,
) -> Result<Vec<Choosable>, StoreError> {
    let mut members = Vec::new();
    for holder in members_today(read, office, provider)? {
        let name = officers::person(read, holder.officer)?.name.full();
        members.push(Choosable { officer: holder.officer, name });
    }
    Ok(members)
}

/// What the commission concluded on a case, for the executor who decides after it.
#[derive(Debug, Clone)]
pub(crate) struct Concluded {
    pub(crate) meeting: Meeting,
    pub(crate) in_favour: bool,
    pub(crate) words: Option<ConclusionWords>,
    pub(crate) ballots: Vec<Ballot>,
    /// Whether the protocol can be opened.
    pub(crate) protocol: bool,
}

/// The conclusion on a case that the caller has found within his scope.
pub(crate) fn concluded(read: &mut Reader<'_>, case: CaseId) -> Result<Option<Concluded>, StoreError> {
    let Some((meeting, item)) = meetings::concluded(read, case)? else { return Ok(None) };
    let Ruling::Concluded { in_favour, words } = item.ruling else { return Ok(None) };
    let mut ballots = votes::of_meeting(read, meeting.id)?;
    ballots.retain(|ballot| ballot.case == case);
    let protocol = protocols::of_meeting(read, meeting.id)?.is_some();
    Ok(Some(Concluded { meeting, in_favour, words, ballots, protocol }))
}
