//! The receipt of an application, made from what was signed and stored: it can be printed again at any time.

use kezek_casework::{inconsistent, rows};
use kezek_documents::{
    AcceptedDocument, Bilingual, LackingDocument, Provider, ReceiptFacts, ReceiptOutcome, compose_receipt,
};
use kezek_kernel::{Actor, OfficerId, Scope, Words};
use kezek_messages::{Application, Brought};
use kezek_regulations::asked::ADDRESS;
use kezek_regulations::{Answers, Edition, OutputKind, Prefill};
use kezek_store::{Failure, Outcome, Reader, StoreError};

use crate::acts::at_counter::receiving_role;
use crate::acts::receipt_print::receipt_print;
use crate::store::applications::ApplicationRow;
use crate::store::officers;
use crate::{Refusal, Workstation, counter::intake, inbox};

impl Workstation {
    /// The receipt of the application with this number, as PDF; the printing is recorded.
    pub(crate) async fn receipt(&self, officer: OfficerId, number: String) -> Outcome<Vec<u8>, Refusal> {
        let office = self.office().clone();
        let printed = self
            .store()
            .act(Actor::Officer(officer), move |act| receipt_print(act, &office, &number))
            .await?;
        let (workstation, row) = (self.clone(), printed.value);
        let facts = self.store().read(move |read| workstation.receipt_facts(read, &row)).await?;
        let words = self.words().clone();
        let composed = tokio::task::spawn_blocking(move || compose_receipt(&facts, &words)).await;
        let composed = composed.map_err(|_| StoreError::Panicked)?;
        composed.map_err(|fault| {
            Failure::Store(StoreError::Inconsistent(format!("the receipt cannot be written: {fault}")))
        })
    }

    fn receipt_facts(&self, read: &mut Reader<'_>, row: &ApplicationRow) -> Result<ReceiptFacts, StoreError> {
        let record = read.blob(&row.record)?.ok_or(StoreError::NoSuchBlob)?;
        let application =
            Application::from_xml(&record).map_err(|_| inconsistent("a stored record does not read back"))?;
        let edition = self.office().rules.edition(&row.edition)?.clone();
        let provider = self.office().provider(read, row.provider)?;
        let locality = self.parameters().locality(row.locality);
        let locality = locality.ok_or_else(|| inconsistent("a locality left the parameters"))?;
        let answers = inbox::answers(&application);
        let (kind, outcome) = if let Some(case) = row.case {
            let case = rows::find(read, &Scope::System, case)?;
            let result_day = case.and_then(|case| case.service_due).map(|due| due.date);
            let documents = accepted(&edition, &application);
            (OutputKind::Receipt, ReceiptOutcome::Accepted { documents, result_day })
        } else {
            let lacks = lacking(&edition, &application, &answers, locality.date_at(row.at));
            (OutputKind::RefusalReceipt, ReceiptOutcome::NotAccepted { lacks })
        };
        Ok(ReceiptFacts {
            number: row.number.clone(),
            journal_index: row.journal_index,
            at: row.at,
            zone: locality.zone_name.clone(),
            title: title(&edition, kind),
            practice: edition.practice.is_some(),
            provider: Provider { name: Bilingual::from(&provider.name), bin: Some(provider.bin) },
            service: Bilingual::from(&edition.service.name),
            recipient: row.person.name.clone(),
            contact: contact(&edition, &answers),
            officer: officers::person(read, row.officer)?.name,
            position: position(read, row, &edition)?,
            call_centre: provider.call_centre.clone(),
            outcome,
        })
    }
}

fn title(edition: &Edition, kind: OutputKind) -> Bilingual {
    let output = edition.outputs.iter().find(|output| output.kind == kind);
    output.map_or_else(Bilingual::default, |output| Bilingual::from(&output.name))
}

/// Address and telephone as the form has them.
fn contact(edition: &Edition, answers: &Answers) -> String {
    let mut fields = edition.form.topics.iter().flat_map(|topic| &topic.fields);
    let phone = fields.find(|field| field.prefill == Some(Prefill::AccountPhone));
    let phone = phone.map_or("", |field| answers.get(&field.id));
    let parts = [answers.get(ADDRESS), phone];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The position in which the officer took the papers.
fn position(read: &mut Reader<'_>, row: &ApplicationRow, edition: &Edition) -> Result<Bilingual, StoreError> {
    let role = receiving_role(edition);
    let appointments = officers::of_provider(read, row.provider)?;
    let mut own = appointments.iter().filter(|each| each.officer == row.officer && Some(each.role) == role);
    Ok(own.next().map_or_else(Bilingual::default, |appointment| Bilingual::from(&appointment.position)))
}

fn name_of(edition: &Edition, document: &str) -> Bilingual {
    edition.document(document).map_or_else(Bilingual::default, |found| Bilingual::from(&found.name))
}

fn accepted(edition: &Edition, application: &Application) -> Vec<AcceptedDocument> {
    let documents = application.intake.iter().flat_map(|intake| &intake.documents);
    let brought = documents.filter(|each| each.brought == Brought::Yes);
    brought
        .map(|each| AcceptedDocument { name: name_of(edition, &each.document), expires: each.expires })
        .collect()
}

fn lacking(
    edition: &Edition,
    application: &Application,
    answers: &Answers,
    day: jiff::civil::Date,
) -> Vec<LackingDocument> {
    let handed_in = application.intake.as_ref().map_or(&[][..], |intake| &intake.documents);
    let words = |words: Option<&Words>| words.map_or_else(Bilingual::default, Bilingual::from);
    let lacks = intake::shortcomings(edition, answers, handed_in, day);
    lacks
        .iter()
        .map(|shortcoming| {
            let ground = shortcoming.lack.ground(edition);
            LackingDocument {
                name: name_of(edition, &shortcoming.document),
                ground: words(ground.map(|ground| &ground.name)),
                norm: words(ground.map(|ground| &ground.clause.cite)),
                cure: words(ground.map(|ground| &ground.cure)),
            }
        })
        .collect()
}
