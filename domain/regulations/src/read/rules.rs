//! Reads documents, grounds of refusal, outputs, questions and the act's own faults.

use super::each;
use super::form::{document_when, list};
use super::references::{Build, Kind};
use super::table::Table;
use crate::assignment::{Assignment, AssignmentPeriod};
use crate::documents::{Attachments, Document, Gives, Media, Output, OutputKind, RefusalGround};
use crate::edition::{ChoiceList, KnownFault, Question};
use crate::norm::SourceNote;

pub(crate) fn documents(build: &Build<'_>, root: &Table<'_>) -> (Vec<Document>, Attachments) {
    let documents = each(root.tables("document"), |table| {
        let clause = build.clause(table, "clause");
        Document {
            id: build.declare(Kind::Document, table),
            name: table.words("name"),
            hint: table.words("hint"),
            when: document_when(build, table),
            required: table.flag_or("required", true),
            attached: table.flag_or("attached", true),
            max_files: table.optional_number("max_files").unwrap_or(1),
            source: build.source(table, &clause),
            clause,
        }
    });
    let attachments = root.table("attachments").map(|table| {
        let limits = attachments(build, &table);
        table.finish();
        limits
    });
    if attachments.is_none() {
        root.fault("attachments", "missing-key", "attachments");
    }
    (documents, attachments.unwrap_or_else(no_attachments))
}

fn attachments(build: &Build<'_>, table: &Table<'_>) -> Attachments {
    let clause = build.clause(table, "clause");
    Attachments {
        media: table.many_of("media", "unknown-media", Media::from_code),
        max_file_bytes: table.number("max_file_bytes"),
        max_files: table.number("max_files"),
        max_total_bytes: table.number("max_total_bytes"),
        source: build.source(table, &clause),
    }
}

fn no_attachments() -> Attachments {
    let source = SourceNote { name: kezek_kernel::Words::default(), unverified: true };
    Attachments { media: Vec::new(), max_file_bytes: 0, max_files: 0, max_total_bytes: 0, source }
}

pub(crate) fn grounds(build: &Build<'_>, root: &Table<'_>) -> Vec<RefusalGround> {
    each(root.tables("ground"), |table| {
        let clause = build.clause(table, "clause");
        RefusalGround {
            id: build.declare(Kind::Ground, table),
            at_acceptance: table.flag("at_acceptance"),
            name: table.words("name"),
            cure: table.words("cure"),
            source: build.source(table, &clause),
            clause,
        }
    })
}

pub(crate) fn outputs(build: &Build<'_>, root: &Table<'_>) -> Vec<Output> {
    each(root.tables("output"), |table| {
        let kind = table.one_of("kind", "unknown-output-kind", OutputKind::from_code);
        let gives = match kind {
            // Asked of results only, so that it is an unknown key of other documents.
            Some(OutputKind::Result) => table.one_of("gives", "unknown-gives", Gives::from_code),
            _ => None,
        };
        Output {
            id: build.declare(Kind::Output, table),
            kind: kind.unwrap_or(OutputKind::Notice),
            gives,
            name: table.words("name"),
            clause: build.clause(table, "clause"),
            facts: table.texts("facts"),
        }
    })
}

/// For which months assistance is assigned.
pub(crate) fn assignment(build: &Build<'_>, root: &Table<'_>) -> Option<Assignment> {
    let clause = build.clause(root, "clause");
    let period = root.one_of("period", "unknown-period", AssignmentPeriod::from_code);
    let source = build.source(root, &clause);
    Some(Assignment { period: period?, clause, source })
}

/// The questions, and the lists of their answers.
pub(crate) fn questions(build: &Build<'_>, root: &Table<'_>) -> (Vec<Question>, Vec<ChoiceList>) {
    let lists = each(root.tables("list"), |table| list(build, table));
    let questions = each(root.tables("question"), |table| Question {
        id: build.declare(Kind::Question, table),
        text: table.words("text"),
        list: build.reference(Kind::List, table, "list").unwrap_or_default(),
    });
    (questions, lists)
}

pub(crate) fn known_faults(build: &Build<'_>, root: &Table<'_>) -> Vec<KnownFault> {
    each(root.tables("fault"), |table| KnownFault {
        id: build.declare(Kind::KnownFault, table),
        clause: build.clause(table, "clause"),
        what: table.words("what"),
        settled: table.words("settled"),
        finds: table.texts("finds"),
    })
}
