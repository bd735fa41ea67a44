//! Page shell, sessions, CSRF, forms, languages, components and the signing page.
//!
//! A page is a typed struct with a `ui: Ui` field and a template that extends `layout/page.html`. Everything that a
//! page says is a [`Phrase`]: the key of a sentence in `content/locales`, words from the data, or plain text.

mod assets;
mod components;
mod cookies;
mod dates;
mod fault;
mod form;
mod guard;
mod headers;
mod html;
pub mod inspect;
mod locales;
mod network;
mod phrase;
mod shell;
mod submitted;
mod ui;
mod visit;

pub use components::{
    Cell, Column, Document, Finding, Link, Neighbours, Notice, NoticeKind, Pager, Panel, Row, Signing,
    SigningMode, Step, StepLine, StepState, Summary, SummaryRow, Table, Tag, TagKind,
};
pub use cookies::SessionToken;
pub use dates::{money, months};
pub use fault::Fault;
pub use form::{Choice, Field, FieldKind, Form, Group, HeldFile, Item};
pub use guard::pages;
pub use html::{Component, Html, page, page_with_status};
pub use locales::{LocaleFault, Locales};
pub use network::Network;
pub use phrase::{Arg, Phrase};
pub use shell::{Audience, NavItem, Shell, ShellSettings, SignerSettings, StartFault};
pub use submitted::{SentFile, Submitted};
pub use ui::Ui;
pub use visit::{Visit, safe_next};
