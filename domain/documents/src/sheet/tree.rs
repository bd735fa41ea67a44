//! The tree of tags: what each piece of the page is, in reading order and with its language.

use std::num::NonZeroU16;

use kezek_kernel::Language;
use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Role {
    /// A part of the document.
    Section,
    /// A heading of this level, with its text.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// A table of facts.
    Table,
    /// A row.
    Row,
    /// The cell that names the row.
    HeaderCell,
    /// A cell with a fact.
    Cell,
    /// A picture with the text that stands for it.
    Figure(String),
}

/// A place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeId(usize);

struct Entry {
    role: Role,
    language: Option<Language>,
    children: Vec<NodeId>,
    identifiers: Vec<Identifier>,
}

/// The tree in growth; parents come before their children.
#[derive(Default)]
pub(crate) struct Tree {
    entries: Vec<Entry>,
    roots: Vec<NodeId>,
}

impl Tree {
    /// A new node at the end of `parent`, or of the document.
    pub(crate) fn add(&mut self, parent: Option<NodeId>, role: Role, language: Option<Language>) -> NodeId {
        let id = NodeId(self.entries.len());
        self.entries.push(Entry { role, language, children: Vec::new(), identifiers: Vec::new() });
        match parent {
            Some(parent) => self.entries[parent.0].children.push(id),
            None => self.roots.push(id),
        }
        id
    }

    /// The language that the node or the nearest of its own says.
    pub(crate) fn language(&self, node: NodeId) -> Option<Language> {
        self.entries[node.0].language
    }

    /// Notes a piece of painted content that belongs to the node.
    pub(crate) fn painted(&mut self, node: NodeId, identifier: Identifier) {
        self.entries[node.0].identifiers.push(identifier);
    }

    /// The finished tree; nodes without any content are left out.
    pub(crate) fn finish(mut self) -> TagTree {
        let mut tree = TagTree::new();
        let roots = std::mem::take(&mut self.roots);
        for root in roots {
            if let Some(group) = self.group(root) {
                tree.push(group);
            }
        }
        tree
    }

    fn group(&mut self, id: NodeId) -> Option<TagGroup> {
        let entry = &mut self.entries[id.0];
        let mut tag = tag(&entry.role);
        tag.set_lang(entry.language.map(|language| language.tag().to_owned()));
        let (identifiers, children) =
            (std::mem::take(&mut entry.identifiers), std::mem::take(&mut entry.children));
        let mut group = TagGroup::new(tag);
        let mut empty = identifiers.is_empty();
        for identifier in identifiers {
            group.push(Node::Leaf(identifier));
        }
        for child in children {
            if let Some(child) = self.group(child) {
                group.push(child);
                empty = false;
            }
        }
        (!empty).then_some(group)
    }
}

fn tag(role: &Role) -> TagKind {
    match role {
        Role::Section => Tag::Section.into(),
        Role::Heading(level, title) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(title.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::HeaderCell => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure(alternative) => Tag::Figure(Some(alternative.clone())).into(),
    }
}
