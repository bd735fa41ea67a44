//! Who may do what to a case: one table of role, deed and relation, which prints as a matrix.
//!
//! The edition says which role works at a step; this table says how the officer must stand to the case. Both must
//! agree. A case of another provider is not in the table at all: for a stranger it does not exist.

use std::fmt::Write as _;

use kezek_kernel::{OfficerId, Role};

/// What an officer can do in the workstation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Sees the case in the work list.
    See,
    /// Opens the request, its documents and its signature.
    Open,
    /// Takes a case that nobody has.
    Take,
    /// Has done what a routine work asks and passes the case on.
    Pass,
    /// Names the executor.
    Assign,
    /// Gives a case that somebody has to another officer of the same role.
    Reassign,
    /// Extends the terms of a case.
    Extend,
    /// Examines the documents and decides.
    Examine,
    /// Prepares the document for signature.
    Prepare,
    /// Signs the document.
    Sign,
    /// Takes an application on paper over the counter.
    Accept,
    /// Hands a result over on paper.
    Issue,
    /// Votes in the commission on the case.
    Vote,
    /// Enters the commission's conclusion on the case.
    Conclude,
    /// Calls and keeps the meetings of the commission.
    Convene,
    /// Signs the protocol of a meeting.
    SignProtocol,
    /// Opens the protocol of a meeting.
    ReadProtocol,
    /// Searches cases by number or person.
    Search,
    /// Reads the waiting lists.
    ReadLists,
    /// Reads people and appointments.
    ReadPeople,
    /// Reads the indicators of the provider's work and takes them out as files.
    ReadIndicators,
    /// Opens a complaint and its files.
    OpenComplaint,
    /// Enters a complaint that came to the counter, by telephone or by post.
    EnterComplaint,
    /// Names the official who answers a complaint.
    AssignComplaint,
    /// Takes a complaint that nobody has, extends its term, prepares the answer.
    AnswerComplaint,
    /// Signs the answer to a complaint.
    SignAnswer,
    /// Sends a complaint that nobody uninvolved can answer to the higher body.
    SendUp,
}

/// How an officer of the provider stands to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Nobody has the case.
    Free,
    /// The officer has the case, or stands in for whoever has it.
    Holder,
    /// Another officer has the case.
    Colleague,
    /// The document names this officer as its signer.
    Signer,
    /// The document names this officer, who also decided or prepared it.
    SignerOfOwn,
    /// The document names somebody for whom this officer stands in: it is prepared again before he signs in his own name.
    AbsentSigner,
    /// The officer is the applicant: nobody works on his own case.
    Applicant,
    /// The complaint is about what the officer did in a case, or names him.
    Concerned,
}

/// What the table answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Allowed.
    Yes,
    /// Allowed only where the edition lets the executor sign.
    IfEditionSays,
    /// Allowed only while the edition asks this role for something.
    IfAsked,
    /// Allowed only while the case is on an agenda to which the officer belongs.
    IfOnAgenda,
    /// Not allowed.
    No,
}

/// The officers whom a case names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Named {
    /// Who has the case.
    pub holder: Option<OfficerId>,
    /// Who decided and prepared the document.
    pub drafter: Option<OfficerId>,
    /// Whom the document names as its signer.
    pub signer: Option<OfficerId>,
}

impl Deed {
    /// All deeds, in the order of the matrix.
    pub const ALL: [Self; 27] = [
        Self::See,
        Self::Open,
        Self::Take,
        Self::Pass,
        Self::Assign,
        Self::Reassign,
        Self::Extend,
        Self::Examine,
        Self::Prepare,
        Self::Sign,
        Self::Accept,
        Self::Issue,
        Self::Vote,
        Self::Conclude,
        Self::Convene,
        Self::SignProtocol,
        Self::ReadProtocol,
        Self::Search,
        Self::ReadLists,
        Self::ReadPeople,
        Self::ReadIndicators,
        Self::OpenComplaint,
        Self::EnterComplaint,
        Self::AssignComplaint,
        Self::AnswerComplaint,
        Self::SignAnswer,
        Self::SendUp,
    ];

    /// The name in the matrix.
    pub const fn code(self) -> &'static str {
        match self {
            Self::See => "see",
            Self::Open => "open",
            Self::Take => "take",
            Self::Pass => "pass",
            Self::Assign => "assign",
            Self::Reassign => "reassign",
            Self::Extend => "extend",
            Self::Examine => "examine",
            Self::Prepare => "prepare",
            Self::Sign => "sign",
            Self::Accept => "accept",
            Self::Issue => "issue",
            Self::Vote => "vote",
            Self::Conclude => "conclude",
            Self::Convene => "convene",
            Self::SignProtocol => "sign-protocol",
            Self::ReadProtocol => "read-protocol",
            Self::Search => "search",
            Self::ReadLists => "read-lists",
            Self::ReadPeople => "read-people",
            Self::ReadIndicators => "indicators",
            Self::OpenComplaint => "open-complaint",
            Self::EnterComplaint => "enter-complaint",
            Self::AssignComplaint => "assign-complaint",
            Self::AnswerComplaint => "answer-complaint",
            Self::SignAnswer => "sign-answer",
            Self::SendUp => "send-up",
        }
    }

    /// Whether it is done to a complaint and not to a case.
    const fn is_about_complaints(self) -> bool {
        matches!(
            self,
            Self::OpenComplaint
                | Self::EnterComplaint
                | Self::AssignComplaint
                | Self::AnswerComplaint
                | Self::SignAnswer
                | Self::SendUp
        )
    }
}

impl Relation {
    /// All relations, in the order of the matrix.
    pub const ALL: [Self; 8] = [
        Self::Free,
        Self::Holder,
        Self::Colleague,
        Self::Signer,
        Self::SignerOfOwn,
        Self::AbsentSigner,
        Self::Applicant,
        Self::Concerned,
    ];

    /// The name in the matrix.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Holder => "holder",
            Self::Colleague => "colleague",
            Self::Signer => "signer",
            Self::SignerOfOwn => "signer-of-own",
            Self::AbsentSigner => "absent-signer",
            Self::Applicant => "applicant",
            Self::Concerned => "concerned",
        }
    }

    /// How this officer stands to a case that names these.
    pub fn of(officer: OfficerId, named: Named) -> Self {
        match named {
            Named { signer: Some(signer), drafter, .. } if signer == officer => {
                if drafter == Some(officer) {
                    Self::SignerOfOwn
                } else {
                    Self::Signer
                }
            }
            Named { holder: None, .. } => Self::Free,
            Named { holder: Some(holder), .. } if holder == officer => Self::Holder,
            Named { .. } => Self::Colleague,
        }
    }

    /// The same for an officer who stands in for these: what he is himself goes first.
    pub fn standing_in(officer: OfficerId, absent: &[OfficerId], named: Named) -> Self {
        let stands_in = |named: Option<OfficerId>| named.is_some_and(|named| absent.contains(&named));
        match Self::of(officer, named) {
            Self::Colleague if stands_in(named.signer) => Self::AbsentSigner,
            Self::Colleague if stands_in(named.holder) => Self::Holder,
            own => own,
        }
    }
}

/// The table itself.
pub fn permission(role: Role, deed: Deed, relation: Relation) -> Permission {
    match (deed.is_about_complaints(), relation) {
        (true, _) => about_complaints(role, deed, relation),
        (false, Relation::Concerned) => Permission::No,
        (false, _) => about_cases(role, deed, relation),
    }
}

/// The part of the table about complaints: whom one concerns, by what he did or by name, neither assigns nor answers nor signs.
/// Whoever signs for the provider may still see it and send it on, because that decides nothing.
fn about_complaints(role: Role, deed: Deed, relation: Relation) -> Permission {
    use Deed::{AnswerComplaint, AssignComplaint, EnterComplaint, OpenComplaint, SendUp, SignAnswer};
    use Relation::{Concerned, Free, Holder, Signer};
    use Role::{AuthorisedPerson, Clerk, Executor, Head};
    match (deed, role, relation) {
        (_, _, Relation::Applicant) => Permission::No,
        (OpenComplaint | SendUp, Head | AuthorisedPerson, _)
        | (OpenComplaint, Clerk, _)
        | (EnterComplaint, Clerk | Head | Executor | AuthorisedPerson, Free)
        | (AnswerComplaint, Executor | Head | AuthorisedPerson, Free | Holder)
        | (AnswerComplaint | SignAnswer, Head | AuthorisedPerson, Signer) => Permission::Yes,
        (AssignComplaint, Head | AuthorisedPerson, _) | (OpenComplaint, Executor, _)
            if relation != Concerned =>
        {
            Permission::Yes
        }
        _ => Permission::No,
    }
}

/// The part of the table about cases.
fn about_cases(role: Role, deed: Deed, relation: Relation) -> Permission {
    use Deed::{
        Accept, Assign, Conclude, Convene, Examine, Extend, Issue, Open, Pass, Prepare, ReadIndicators,
        ReadLists, ReadPeople, ReadProtocol, Reassign, Search, See, Sign, SignProtocol, Take, Vote,
    };
    use Relation::{AbsentSigner, Applicant, Free, Holder, Signer, SignerOfOwn};
    use Role::{AuthorisedPerson, Clerk, CommissionMember, CommissionSecretary, Executor, Head};
    match (deed, role, relation) {
        (Open | Vote | Conclude | Reassign | Extend, _, Applicant) => Permission::No,
        (See | ReadLists | ReadPeople, _, _)
        | (Open, Executor | Head, _)
        | (Open, AuthorisedPerson, Signer | SignerOfOwn | AbsentSigner)
        | (Search, Clerk | Head | Executor | CommissionSecretary | AuthorisedPerson, _)
        | (ReadIndicators | Reassign | Extend, Head, _)
        | (Take, Clerk | Head | Executor | AuthorisedPerson, Free)
        | (Pass, Clerk | Head | Executor | AuthorisedPerson, Free | Holder)
        | (Accept, Clerk, Free)
        | (Issue, Clerk, Free | Holder)
        | (Assign, Head, Free | Holder)
        | (Examine | Prepare, Executor, Holder)
        | (Pass | Examine | Prepare, Executor, SignerOfOwn)
        | (Prepare, AuthorisedPerson | Head, AbsentSigner)
        | (Prepare | Sign, AuthorisedPerson | Head, Signer)
        | (Vote | SignProtocol, CommissionMember, _)
        | (Conclude | Convene, CommissionSecretary, _)
        | (ReadProtocol, CommissionMember | CommissionSecretary | Executor | Head, _) => Permission::Yes,
        (Open, CommissionMember | CommissionSecretary, _) => Permission::IfOnAgenda,
        (Open, Clerk | AuthorisedPerson, Free | Holder) => Permission::IfAsked,
        (Sign, AuthorisedPerson | Head | Executor, SignerOfOwn) => Permission::IfEditionSays,
        _ => Permission::No,
    }
}

/// The whole table as text: one line for each deed and role, one column for each relation.
pub fn matrix() -> String {
    let mut text = format!("{:<18}{:<22}", "deed", "role");
    for relation in Relation::ALL {
        let _ = write!(text, "{:<15}", relation.code());
    }
    for deed in Deed::ALL {
        for role in Role::ALL {
            let _ = write!(text, "\n{:<18}{:<22}", deed.code(), role.code());
            for relation in Relation::ALL {
                let cell = match permission(role, deed, relation) {
                    Permission::Yes => "yes",
                    Permission::IfEditionSays => "edition",
                    Permission::IfAsked => "asked",
                    Permission::IfOnAgenda => "agenda",
                    Permission::No => "-",
                };
                let _ = write!(text, "{cell:<15}");
            }
        }
    }
    text.lines().map(str::trim_end).fold(String::new(), |all, line| all + line + "\n")
}
