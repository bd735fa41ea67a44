//! The facts of one result document: everything that is printed, and nothing else.

use kezek_kernel::{Bin, Iban, Instant, Money, Month, PersonName, Recipient, Words};

use crate::DocumentNumber;

/// One thing named in the two languages of a result document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bilingual {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
}

/// A result of a public service, as it is signed and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultFacts {
    /// The unique number, printed top right.
    pub number: DocumentNumber,
    /// The instant at which the document is prepared for the signature.
    pub prepared: Instant,
    /// IANA name of the zone in which dates and times are printed.
    pub zone: String,
    /// The name of the output document, as the edition calls it.
    pub title: Bilingual,
    /// The key of the regulation's edition.
    pub edition: String,
    /// Whether the edition is a practice one, without legal force.
    pub practice: bool,
    /// Who provides the service.
    pub provider: Provider,
    /// The name of the service.
    pub service: Bilingual,
    /// The act by which the service is provided.
    pub act: Bilingual,
    /// To whom the document is addressed.
    pub addressee: Recipient,
    /// The request that is answered.
    pub request: RequestFacts,
    /// What was decided.
    pub decision: Decision,
    /// Who signs.
    pub signer: Signer,
    /// The address where anyone can check the document.
    pub check_address: String,
}

/// The provider of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Full name.
    pub name: Bilingual,
    /// Its BIN, where it is known.
    pub bin: Option<Bin>,
}

/// The request that the document answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFacts {
    /// The number that the person knows.
    pub number: String,
    /// The moment at which the complete application was accepted.
    pub accepted: Instant,
}

/// The decision that the document carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The person stands in a list.
    Queued(QueuePlace),
    /// The service is refused.
    Refused(Refusal),
    /// Housing assistance is assigned.
    Assisted(Assistance),
    /// It is certified whether the person has a dwelling.
    Certified(HousingStatement),
    /// A complaint is answered; the request is then the complaint itself.
    Answered(ComplaintAnswer),
}

/// The place in a list at the moment of signing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuePlace {
    /// The list: the category of citizens.
    pub list: Bilingual,
    /// The locality to which the list belongs.
    pub locality: Bilingual,
    /// The place, from 1.
    pub place: u64,
    /// The moment by which the order is decided.
    pub order_moment: Instant,
}

/// Assigned housing assistance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assistance {
    /// The locality whose budget pays.
    pub locality: Bilingual,
    /// What is paid a month.
    pub monthly: Money,
    /// The first month for which it is assigned.
    pub from: Month,
    /// The last month for which it is assigned.
    pub until: Month,
    /// The account to which it is paid.
    pub account: Iban,
}

/// Whether a person has, in permanent use, a dwelling from the communal fund or one that the local executive body rents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HousingStatement {
    /// The locality for which it is said.
    pub locality: Bilingual,
    /// The enterprise or institution to which the certificate is presented.
    pub institution: String,
    /// The family members for whom it was checked, too.
    pub members: Vec<Member>,
    /// The dwelling; none when the person has none.
    pub dwelling: Option<Dwelling>,
}

/// A family member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Name as in the application.
    pub name: PersonName,
    /// The relation to the applicant.
    pub relation: Bilingual,
}

/// A dwelling in permanent use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dwelling {
    /// From which fund it was given.
    pub fund: HousingFund,
    /// Where it is.
    pub address: Bilingual,
    /// On what it is used: a lease, a decision.
    pub basis: Bilingual,
}

/// The fund from which a dwelling was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HousingFund {
    /// The communal housing fund.
    Communal,
    /// The private fund, rented by the local executive body.
    Rented,
}

/// The answer to a complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintAnswer {
    /// The number of the contested case; none when the complaint is about none.
    pub case: Option<String>,
    /// How it was decided.
    pub outcome: Bilingual,
    /// The reasons, in paragraphs.
    pub text: Bilingual,
    /// What the person can do next.
    pub next: Bilingual,
}

/// A motivated refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The grounds, one or more.
    pub grounds: Vec<Ground>,
    /// The body that considers a complaint.
    pub complaint_body: Bilingual,
}

/// One ground of refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The ground as the act words it.
    pub name: Bilingual,
    /// The act and the clause that allow the refusal.
    pub norm: Bilingual,
    /// The established fact on which the ground rests.
    pub fact: Bilingual,
    /// What the person can do about it.
    pub cure: Bilingual,
    /// By when, where the act sets a term.
    pub term: Option<Bilingual>,
}

/// The officer whose signature the document carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Name as in the certificate.
    pub name: PersonName,
    /// Position at the provider.
    pub position: Bilingual,
    /// The registration certificate of the signature.
    pub certificate: CertificateFacts,
}

/// What a reader needs to find a certificate again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Serial number in hexadecimal.
    pub serial: String,
    /// Name of the authority that issued it.
    pub issuer: String,
    /// Valid from.
    pub valid_from: Instant,
    /// Valid until.
    pub valid_until: Instant,
}

impl HousingFund {
    /// The name in the data.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Communal => "communal",
            Self::Rented => "rented",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Communal, Self::Rented].into_iter().find(|each| each.code() == code)
    }
}

impl Bilingual {
    /// The text in the given one of the two languages; Kazakh stands for any other.
    pub fn of(&self, language: kezek_kernel::Language) -> &str {
        match language {
            kezek_kernel::Language::Ru => &self.ru,
            kezek_kernel::Language::Kk | kezek_kernel::Language::En => &self.kk,
        }
    }
}

impl From<&Words> for Bilingual {
    fn from(words: &Words) -> Self {
        Self { kk: words.kk.clone(), ru: words.ru.clone() }
    }
}
