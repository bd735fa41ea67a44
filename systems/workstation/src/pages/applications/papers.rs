//! The papers on the counter: the identity document that is shown, a mark for every document of the list, scans if wanted.

use axum::response::{IntoResponse, Redirect, Response};
use kezek_forms::{plain_name, sniff};
use kezek_messages::Brought;
use kezek_regulations::{Document, DocumentFault, Media, Topic};
use kezek_store::Failure;
use kezek_web::{
    Choice, Fault, Field, FieldKind, Form, HeldFile, Phrase, SentFile, Submitted, page_with_status,
};

use super::list::status;
use super::topic::TopicPage;
use super::{SECTION, after, file_fault, find, size, topic_address};
use crate::Workstation;
use crate::counter::hand_in::{OnDesk, file_faults};
use crate::counter::intake::{Filled, IDENTITY_KINDS, Identity, Mark};
use crate::pages::officer::Officer;
use crate::pages::store_fault;
use crate::store::intakes;
use crate::store::requests::AttachmentRow;

const KIND: &str = "identity-kind";
const NUMBER: &str = "identity-number";

/// The form of the papers with what was marked.
pub(super) fn form(desk: &OnDesk, topic: &Topic) -> Form {
    let filled = &desk.row.filled;
    let mut form = Form::new(topic_address(desk.row.draft, &topic.id), "order-continue")
        .other("upload", "order-upload")
        .text("ws-papers-identity-hint");
    let kinds = IDENTITY_KINDS.map(|kind| {
        Choice::new(kind, Phrase::key(format!("ws-identity-{kind}")), filled.identity.kind == kind)
    });
    form = form
        .field(Field::new(KIND, "ws-papers-identity-kind", FieldKind::Select(kinds.into())).optional())
        .field(Field::text(NUMBER, "ws-papers-identity-number", filled.identity.number.as_str()).optional());
    for document in &desk.edition.documents {
        form = fields(form, desk, document);
    }
    form
}

fn fields(form: Form, desk: &OnDesk, document: &Document) -> Form {
    let filled = &desk.row.filled;
    let concerns = document.applies(&filled.answers);
    let mark = filled.mark(&document.id);
    // What by the answers does not concern the person needs no click.
    let marked = mark.map_or(if concerns { "" } else { Brought::NotConcerned.code() }, |mark| &mark.brought);
    let choice = |brought: Brought| {
        let key = format!("ws-papers-{}", brought.code());
        Choice::new(brought.code(), Phrase::key(key), marked == brought.code())
    };
    let choices = match (concerns, document.required) {
        (true, true) => vec![choice(Brought::Yes), choice(Brought::No)],
        _ => vec![choice(Brought::Yes), choice(Brought::No), choice(Brought::NotConcerned)],
    };
    let expires = mark.map_or("", |mark| mark.expires.as_str());
    let form = form
        .field(
            Field::new(format!("brought.{}", document.id), &document.name, FieldKind::Radios(choices))
                .hint(&document.hint),
        )
        .field(Field::date(format!("expires.{}", document.id), "ws-papers-expires", expires).optional());
    if document.attached { form.field(scans(desk, document)) } else { form }
}

fn scans(desk: &OnDesk, document: &Document) -> Field {
    let held = desk.row.files.iter().filter(|(_, file)| file.document == document.id);
    let held = held.map(|(line, file)| HeldFile {
        name: file.name.clone(),
        size: size(file.size_bytes),
        href: String::new(),
        remove: line.to_string(),
    });
    let accept = desk.edition.attachments.media.iter().map(|media| match media {
        Media::Pdf => ".pdf",
        Media::Jpeg => ".jpg,.jpeg",
        Media::Png => ".png",
    });
    let kind = FieldKind::Files {
        accept: accept.collect::<Vec<_>>().join(","),
        several: document.max_files > 1,
        held: held.collect(),
    };
    Field::new(&document.id, "ws-papers-scan", kind).optional()
}

/// Keeps the marks and the scans; goes on, or stays with the faults.
pub(super) async fn save(
    workstation: &Workstation,
    officer: &Officer,
    desk: &OnDesk,
    topic: &Topic,
    sent: &Submitted,
) -> Result<Response, Fault> {
    let draft = desk.row.draft;
    let refused = take(workstation, desk, sent).await?;
    let filled = Filled {
        answers: desk.row.filled.answers.clone(),
        identity: Identity { kind: sent.text(KIND).to_owned(), number: sent.text(NUMBER).to_owned() },
        documents: desk.edition.documents.iter().filter_map(|document| mark(document, sent)).collect(),
    };
    workstation.save_intake(draft, filled).await.map_err(store_fault)?;
    let desk = find(workstation, officer, &draft.to_string()).await?;
    let mut form = form(&desk, topic);
    for fault in &refused {
        form.blame(&fault.document, file_fault(fault));
    }
    let staying = sent.text("next") == "upload" || !sent.text("remove").is_empty();
    if !staying {
        for fault in desk.row.filled.mark_faults(&desk.edition) {
            let field = match (fault.document.as_str(), fault.code) {
                ("", _) => NUMBER.to_owned(),
                (document, "not-a-date") => format!("expires.{document}"),
                (document, _) => format!("brought.{document}"),
            };
            form.blame(&field, Phrase::key(format!("ws-papers-fault-{}", fault.code)));
        }
        if !form.is_faulty() {
            return Ok(Redirect::to(&after(&desk.edition, draft, &topic.id)).into_response());
        }
    }
    let status = status(form.is_faulty());
    Ok(page_with_status(status, &TopicPage::of(officer.ui(SECTION), &desk, topic, form)))
}

fn mark(document: &Document, sent: &Submitted) -> Option<Mark> {
    let brought = sent.text(&format!("brought.{}", document.id)).to_owned();
    let expires = sent.date(&format!("expires.{}", document.id));
    (!brought.is_empty()).then(|| Mark { document: document.id.clone(), brought, expires })
}

/// Takes the scans that came and takes off the one that was removed; says which were refused.
async fn take(
    workstation: &Workstation,
    desk: &OnDesk,
    sent: &Submitted,
) -> Result<Vec<DocumentFault>, Fault> {
    let draft = desk.row.draft;
    if let Ok(line) = sent.text("remove").parse::<i64>() {
        let removed = workstation.store().keep(move |act| Ok(intakes::detach(act, draft, line)?));
        removed.await.map_err(Failure::<std::convert::Infallible>::into_store).map_err(store_fault)?;
    }
    let mut files = desk.files();
    let mut line = desk.row.files.iter().map(|(line, _)| *line).max().unwrap_or_default();
    let mut refused = Vec::new();
    for file in &sent.files {
        let row = attachment(file);
        files.push(row.clone());
        let faults = file_faults(&desk.edition, &desk.row.filled.answers, &files);
        if faults.is_empty() {
            line += 1;
            keep(workstation, desk, line, row, file).await?;
        } else {
            files.pop();
            let of_this = |fault: DocumentFault| DocumentFault { document: file.field.clone(), ..fault };
            refused.extend(faults.into_iter().map(of_this));
        }
    }
    Ok(refused)
}

fn attachment(file: &SentFile) -> AttachmentRow {
    AttachmentRow {
        document: file.field.clone(),
        name: plain_name(&file.name),
        media_type: sniff(&file.bytes).map_or("", Media::code).to_owned(),
        size_bytes: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
        blob: [0; 32],
    }
}

async fn keep(
    workstation: &Workstation,
    desk: &OnDesk,
    line: i64,
    row: AttachmentRow,
    file: &SentFile,
) -> Result<(), Fault> {
    let blob = workstation.store().put_blob(file.bytes.to_vec()).await.map_err(store_fault)?;
    let (draft, row) = (desk.row.draft, AttachmentRow { blob, ..row });
    let kept = workstation.store().keep(move |act| Ok(intakes::attach(act, draft, line, &row)?));
    kept.await.map_err(Failure::<std::convert::Infallible>::into_store).map_err(store_fault)
}
