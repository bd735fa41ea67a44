//! The forms of an edition as printed lists: the request, its documents, grounds of refusal, output documents.

use kezek_kernel::Words;

use super::fields::{AskedWhen, TopicLines, asked_when, topic};
use crate::documents::{Document, Media, Output, OutputKind, RefusalGround};
use crate::edition::{Edition, EditionKey};
use crate::norm::{Clause, SourceNote};

/// The forms of one edition.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Forms<'a> {
    /// The edition.
    pub edition: &'a EditionKey,
    /// The request, topic by topic.
    pub topics: Vec<TopicLines<'a>>,
    /// Documents that the Standard asks for.
    pub documents: Vec<DocumentLine<'a>>,
    /// Accepted types of attached copies.
    pub media: &'a [Media],
    /// The largest single file, in bytes.
    pub max_file_bytes: u64,
    /// All files together, in bytes.
    pub max_total_bytes: u64,
    /// The largest number of files.
    pub max_files: u16,
    /// Grounds of refusal.
    pub grounds: Vec<GroundLine<'a>>,
    /// Documents that are issued.
    pub outputs: Vec<OutputLine<'a>>,
}

/// A document that the Standard asks for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DocumentLine<'a> {
    /// Its name in stored rows.
    pub id: &'a str,
    /// Its name.
    pub name: &'a Words,
    /// Who brings it and what must be seen in it.
    pub hint: &'a Words,
    /// Asked only where all of these hold.
    pub when: Vec<AskedWhen<'a>>,
    /// Whether a request without it is incomplete.
    pub required: bool,
    /// Whether a copy is attached; otherwise it is only shown, or taken from a register.
    pub attached: bool,
    /// The norm that asks for it.
    pub clause: &'a Clause,
    /// Where the list comes from.
    pub source: SourceLine<'a>,
}

/// A ground of refusal.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct GroundLine<'a> {
    /// Its name in stored rows.
    pub id: &'a str,
    /// True: documents are not accepted; false: the service is refused.
    pub at_acceptance: bool,
    /// The ground.
    pub name: &'a Words,
    /// What the person can do about it.
    pub cure: &'a Words,
    /// The norm that gives it.
    pub clause: &'a Clause,
    /// Where it comes from.
    pub source: SourceLine<'a>,
}

/// A document that is issued.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct OutputLine<'a> {
    /// Its name in stored rows.
    pub id: &'a str,
    /// What it is.
    pub kind: OutputKind,
    /// Its name.
    pub name: &'a Words,
    /// The norm that describes it.
    pub clause: &'a Clause,
    /// The facts it carries, by code, in the order of the form.
    pub facts: &'a [String],
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SourceLine<'a> {
    /// What is known about the source.
    pub name: &'a Words,
    /// True when it could not be checked against the text that should hold it.
    pub unverified: bool,
}

/// The forms of an edition.
pub fn forms(edition: &Edition) -> Forms<'_> {
    Forms {
        edition: &edition.key,
        topics: edition.form.topics.iter().map(|each| topic(edition, each)).collect(),
        documents: edition.documents.iter().map(|each| document(edition, each)).collect(),
        media: &edition.attachments.media,
        max_file_bytes: edition.attachments.max_file_bytes,
        max_total_bytes: edition.attachments.max_total_bytes,
        max_files: edition.attachments.max_files,
        grounds: edition.grounds.iter().map(ground).collect(),
        outputs: edition.outputs.iter().map(output).collect(),
    }
}

fn document<'a>(edition: &'a Edition, document: &'a Document) -> DocumentLine<'a> {
    DocumentLine {
        id: &document.id,
        name: &document.name,
        hint: &document.hint,
        when: asked_when(edition, &[], &document.when),
        required: document.required,
        attached: document.attached,
        clause: &document.clause,
        source: source(&document.source),
    }
}

fn ground(ground: &RefusalGround) -> GroundLine<'_> {
    GroundLine {
        id: &ground.id,
        at_acceptance: ground.at_acceptance,
        name: &ground.name,
        cure: &ground.cure,
        clause: &ground.clause,
        source: source(&ground.source),
    }
}

fn output(output: &Output) -> OutputLine<'_> {
    OutputLine {
        id: &output.id,
        kind: output.kind,
        name: &output.name,
        clause: &output.clause,
        facts: &output.facts,
    }
}

fn source(source: &SourceNote) -> SourceLine<'_> {
    SourceLine { name: &source.name, unverified: source.unverified }
}
