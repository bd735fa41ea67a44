//! A person hands in papers at the counter: the clerk's form is kept, checked, written down as a record, and signed by him.
//!
//! The record is the same document that a citizen signs on the portal, with what the clerk noted; his signature is checked
//! before the act, as every officer's is. Whether the set is complete follows from the record, never from a button.

use std::convert::Infallible;
use std::sync::Arc;

use jiff::civil::Date;
use kezek_casework::inconsistent;
use kezek_forms::{locality, signed_fields};
use kezek_kernel::{Actor, DraftId, Kato, Language, OfficerId, ProviderId, Recipient};
use kezek_messages::{Application, AttachmentFact, Intake};
use kezek_regulations::{
    Answers, Attached, Channel, DocumentFault, Edition, EditionKey, FieldFault, FormContext, Media, Provider,
    RecipientKind,
};
use kezek_signatures::{Expected, Purpose};
use kezek_store::{Failure, Outcome, Store, StoreError};

use crate::acts::application_accept::application_accept;
use crate::acts::application_refuse::application_refuse;
use crate::acts::at_counter::{PaperApplication, may_take, receiving_role};
use crate::counter::intake::{Filled, MarkFault, Shortcoming, shortcomings};
use crate::document::signing::{SignRefusal, der};
use crate::duty::Duty;
use crate::inbox;
use crate::once::Once;
use crate::sign_in::SignedIn;
use crate::store::intakes::{self, IntakeRow};
use crate::store::requests::AttachmentRow;
use crate::store::{officers, providers};
use crate::{Refusal, Workstation};

/// Who hands in papers: no act that is held lets an organisation do it at a provider's counter.
const AT_COUNTER: RecipientKind = RecipientKind::Person;

/// A service that an officer takes on paper for a provider.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    pub(crate) provider: ProviderId,
    pub(crate) edition: Arc<Edition>,
}

/// An application on a clerk's desk.
#[derive(Debug, Clone)]
pub(crate) struct OnDesk {
    pub(crate) row: IntakeRow,
    pub(crate) edition: Arc<Edition>,
    pub(crate) provider: Provider,
}

/// Everything that is wrong with what was entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Faults {
    pub(crate) fields: Vec<FieldFault>,
    pub(crate) marks: Vec<MarkFault>,
    pub(crate) files: Vec<DocumentFault>,
}

/// What came of a hand-in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub(crate) struct HandedOver {
    /// The number of the case, or of the refusal.
    pub(crate) number: String,
    /// Whether the application was accepted, so that a case began.
    pub(crate) accepted: bool,
}

impl Faults {
    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.marks.is_empty() && self.files.is_empty()
    }
}

impl OnDesk {
    /// The scans.
    pub(crate) fn files(&self) -> Vec<AttachmentRow> {
        self.row.files.iter().map(|(_, file)| file.clone()).collect()
    }

    /// Who applies, where the number was entered.
    fn applicant(&self) -> Option<Recipient> {
        self.edition.form.recipient(AT_COUNTER, &self.row.filled.answers)
    }
}

impl Workstation {
    /// The day where the office is.
    pub(crate) fn today(&self) -> Date {
        self.now().timestamp().to_zoned(self.office().zone.clone()).date()
    }

    /// The services that this officer takes on paper today.
    pub(crate) async fn taken_by(&self, duty: &Duty) -> Result<Vec<Taken>, StoreError> {
        let mut taken = self.on_paper(duty).await?;
        taken.retain(|each| may_take(duty, each.provider, &each.edition));
        Ok(taken)
    }

    /// The services that the providers of this officer take on paper today, whoever does it there.
    pub(crate) async fn on_paper(&self, duty: &Duty) -> Result<Vec<Taken>, StoreError> {
        let asked = duty.clone();
        let codes = self.store().read(move |read| {
            let mut held: Vec<ProviderId> = asked.appointments.iter().map(|each| each.provider).collect();
            held.sort_unstable();
            held.dedup();
            held.into_iter().map(|provider| Ok((provider, providers::code(read, provider)?))).collect()
        });
        let codes: Vec<(ProviderId, String)> = codes.await?;
        let practice = self.settings().shell.practice;
        let offers = self.office().rules.library().offered(self.today(), practice);
        let mut taken = Vec::new();
        for (provider, code) in codes {
            let regulations = self.parameters().provider(&code).map(|provider| &provider.regulations);
            for offer in &offers {
                let gives =
                    regulations.is_some_and(|all| all.iter().any(|id| id == offer.edition.key.regulation()));
                if gives && receiving_role(&offer.edition).is_some() {
                    taken.push(Taken { provider, edition: Arc::clone(&offer.edition) });
                }
            }
        }
        Ok(taken)
    }

    /// Begins an application for a service that this officer takes.
    pub(crate) async fn begin_intake(
        &self,
        who: &SignedIn,
        edition: &EditionKey,
        filled: Filled,
    ) -> Outcome<DraftId, Refusal> {
        let taken = self.taken_by(&who.duty).await?;
        let taken = taken.into_iter().find(|taken| taken.edition.key == *edition);
        let Taken { provider, edition } = taken.ok_or(Failure::Refused(Refusal::NotTaken))?;
        let (officer, key) = (who.officer, edition.key.clone());
        keep(self.store(), move |act| intakes::begin(act, officer, provider, &key, &filled)).await
    }

    /// An application of this officer.
    pub(crate) async fn on_desk(
        &self,
        officer: OfficerId,
        draft: DraftId,
    ) -> Result<Option<OnDesk>, StoreError> {
        let workstation = self.clone();
        let found = self.store().read(move |read| {
            let Some(row) = intakes::find(read, officer, draft)? else { return Ok(None) };
            let provider = workstation.office().provider(read, row.provider)?.clone();
            Ok(Some((row, provider)))
        });
        let Some((row, provider)) = found.await? else { return Ok(None) };
        let edition = self.office().rules.edition(&row.edition)?.for_recipient(AT_COUNTER);
        Ok(Some(OnDesk { row, edition, provider }))
    }

    /// Saves what was entered.
    pub(crate) async fn save_intake(&self, draft: DraftId, filled: Filled) -> Result<(), StoreError> {
        keep(self.store(), move |act| intakes::save(act, draft, &filled))
            .await
            .map_err(Failure::<Infallible>::into_store)
    }

    /// Everything that is wrong with the answers, the marks and the scans.
    pub(crate) fn intake_faults(&self, desk: &OnDesk) -> Faults {
        let (edition, filled) = (&desk.edition, &desk.row.filled);
        Faults {
            fields: edition.form.check(&filled.answers, &self.form_context(desk)),
            marks: filled.mark_faults(edition),
            files: file_faults(edition, &filled.answers, &desk.files()),
        }
    }

    /// What the check of the form must know.
    pub(crate) fn form_context<'a>(&self, desk: &'a OnDesk) -> FormContext<'a> {
        FormContext {
            today: self.today(),
            account: None,
            localities: &desk.provider.localities,
            lists: &desk.edition.lists,
        }
    }

    /// For the sake of which documents the application would not be accepted today.
    pub(crate) fn intake_lacks(&self, desk: &OnDesk) -> Vec<Shortcoming> {
        let filled = &desk.row.filled;
        let handed_in = filled.handed_in(&desk.edition);
        shortcomings(&desk.edition, &filled.answers, &handed_in, self.today())
    }

    /// Writes the record that the clerk is about to sign, and keeps it.
    pub(crate) async fn write_record(
        &self,
        who: &SignedIn,
        desk: &OnDesk,
        language: Language,
    ) -> Outcome<Vec<u8>, Refusal> {
        let application = self.record(who, desk, language).filter(|_| self.intake_faults(desk).is_empty());
        let application = application.ok_or(Failure::Refused(Refusal::Unfilled))?;
        let record = application.to_xml().map_err(|_| inconsistent("a record that cannot be written"))?;
        let (draft, bytes) = (desk.row.draft, record.into_bytes());
        let kept = bytes.clone();
        keep(self.store(), move |act| intakes::save_record(act, draft, &kept)).await?;
        Ok(bytes)
    }

    fn record(&self, who: &SignedIn, desk: &OnDesk, language: Language) -> Option<Application> {
        let (edition, filled) = (&desk.edition, &desk.row.filled);
        Some(Application {
            service: edition.service.code.clone(),
            edition: edition.key.to_string(),
            channel: Channel::Provider.code().to_owned(),
            locality: locality(edition, &filled.answers)?,
            applicant: desk.applicant()?.number,
            language,
            draft: desk.row.draft,
            prepared: self.now(),
            fields: signed_fields(edition, self.parameters(), language, &filled.answers),
            attachments: desk.row.files.iter().map(|(_, file)| fact(file)).collect(),
            intake: Some(Intake {
                officer: who.person.iin,
                provider: desk.provider.bin,
                identity: filled.shown(),
                documents: filled.handed_in(edition),
            }),
        })
    }

    /// Takes the clerk's signature over the record, and with it the application: accepted when the set is complete, else
    /// not.
    pub(crate) async fn hand_in(
        &self,
        officer: OfficerId,
        draft: DraftId,
        cms: &[u8],
        once: Once,
    ) -> Outcome<HandedOver, SignRefusal> {
        let refuse = |refusal| Failure::Refused(SignRefusal::Act(refusal));
        let desk = self.on_desk(officer, draft).await?.ok_or(refuse(Refusal::HandedIn))?;
        let record = desk.row.record.clone().ok_or(refuse(Refusal::NoDraft))?;
        let cms =
            der(cms).ok_or(Failure::Refused(SignRefusal::Signature(vec!["cms-malformed".to_owned()])))?;
        let expected = self.clerk_expected(officer, &desk).await?;
        let (trust, now) = (self.signatures(), self.now());
        let checked = trust.check(&cms, Some(&record), expected, Purpose::Signing, now).await;
        if !checked.verdict.accepted {
            let codes = checked.verdict.findings.iter().map(|finding| finding.code.to_string()).collect();
            return Err(Failure::Refused(SignRefusal::Signature(codes)));
        }
        let evidence = serde_json::to_vec(&checked.evidence).map_err(|_| inconsistent("evidence"))?;
        let input = self.paper(&desk, record, cms, evidence).await?;
        let accepts = self.signed_lacks(&desk, &input).is_empty();
        let office = self.office().clone();
        let taken = self.store().act(Actor::Officer(officer), move |act| {
            let number = if accepts {
                application_accept(act, &office, &input)?.number
            } else {
                application_refuse(act, &office, &input)?.number
            };
            let handed = HandedOver { number, accepted: accepts };
            once.remember(act, &handed)?;
            Ok(handed)
        });
        taken.await.map(|committed| committed.value).map_err(|failure| failure.map(SignRefusal::Act))
    }

    /// The clerk's own certificate, issued to him for his provider.
    async fn clerk_expected(&self, officer: OfficerId, desk: &OnDesk) -> Result<Expected, StoreError> {
        let person = self.store().read(move |read| officers::person(read, officer)).await?;
        Ok(Expected { account: Some(person.iin.into()), bin: Some(desk.provider.bin), ..Expected::default() })
    }

    fn signed_lacks(&self, desk: &OnDesk, input: &PaperApplication) -> Vec<Shortcoming> {
        let locality = self.parameters().locality(input.locality);
        let today = locality.map_or_else(|| self.today(), |locality| locality.date_at(self.now()));
        shortcomings(&desk.edition, &input.answers, &input.intake.documents, today)
    }

    /// The signed record as the acts take it.
    async fn paper(
        &self,
        desk: &OnDesk,
        record: Vec<u8>,
        cms: Vec<u8>,
        evidence: Vec<u8>,
    ) -> Result<PaperApplication, StoreError> {
        let unreadable = || inconsistent("a stored record does not read back");
        let application = Application::from_xml(&record).map_err(|_| unreadable())?;
        let answers = inbox::answers(&application);
        let zone = self.zone_of(application.locality)?;
        let list = desk.edition.queue_list(&answers);
        Ok(PaperApplication {
            draft: desk.row.draft,
            provider: desk.row.provider,
            edition: desk.row.edition.clone(),
            locality: application.locality,
            zone,
            person: desk.edition.form.recipient(AT_COUNTER, &answers).ok_or_else(unreadable)?,
            category: list.map_or_else(String::new, |list| list.id.clone()),
            intake: application.intake.ok_or_else(unreadable)?,
            answers,
            record: self.store().put_blob(record).await?,
            cms: self.store().put_blob(cms).await?,
            evidence: self.store().put_blob(evidence).await?,
            attachments: desk.files(),
        })
    }

    fn zone_of(&self, kato: Kato) -> Result<String, StoreError> {
        let locality = self.parameters().locality(kato);
        locality
            .map(|locality| locality.zone_name.clone())
            .ok_or_else(|| inconsistent("a locality left the parameters"))
    }
}

/// What is wrong with the scans; none is required, since the paper itself was handed in.
pub(crate) fn file_faults(
    edition: &Edition,
    answers: &Answers,
    files: &[AttachmentRow],
) -> Vec<DocumentFault> {
    let attached: Vec<Attached> = files
        .iter()
        .map(|file| Attached {
            document: file.document.clone(),
            media: Media::from_code(&file.media_type),
            bytes: file.size_bytes,
        })
        .collect();
    let mut faults = edition.attachments.check(&edition.documents, answers, &attached);
    faults.retain(|fault| fault.code != "document-missing");
    faults
}

fn fact(file: &AttachmentRow) -> AttachmentFact {
    AttachmentFact {
        document: file.document.clone(),
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size_bytes: file.size_bytes,
        sha256: file.blob,
    }
}

/// Bookkeeping without an entry in the journal: nothing of it is an act yet.
async fn keep<T: Send + 'static, R: Send + 'static>(
    store: &Store,
    work: impl FnOnce(&mut kezek_store::Act<'_>) -> Result<T, StoreError> + Send + 'static,
) -> Outcome<T, R> {
    store.keep(move |act| Ok(work(act)?)).await
}
