//! What it would mean to carry a draft over to another edition: what differs, what is kept, what is dropped.
//!
//! The same plan is shown to the person and made again inside the act; the act goes on only if both are the same.

use std::sync::Arc;

use aws_lc_rs::digest::{Context, SHA256};
use jiff::civil::Date;
use kezek_kernel::{Kato, RecipientNumber};
use kezek_regulations::{
    Answers, Attached, Difference, Edition, FormContext, Media, carry, carry_files, differences,
};

use crate::state::Portal;
use crate::store::drafts::{Attachment, Draft};

/// The two editions, and what the check of the new form must know.
#[derive(Clone)]
pub(crate) struct Passage {
    /// The draft's edition; `None`: its text is not held, and nothing can be compared.
    pub(crate) before: Option<Arc<Edition>>,
    /// The edition that takes requests.
    pub(crate) now: Arc<Edition>,
    today: Date,
    localities: Vec<Kato>,
}

/// What becomes of a draft.
pub(crate) struct Plan {
    /// What differs; `None` where the old text is not held.
    pub(crate) differences: Option<Vec<Difference>>,
    /// The answers that still fit.
    pub(crate) kept: Answers,
    /// Names and values of the answers that do not.
    pub(crate) dropped: Vec<(String, String)>,
    /// The files that have no place any more.
    pub(crate) dropped_files: Vec<Attachment>,
    /// The mark of this very plan: it changes with the editions and with everything that would be dropped.
    pub(crate) mark: String,
}

impl Passage {
    /// The passage to the edition that takes requests now.
    pub(crate) fn new(portal: &Portal, before: Option<Arc<Edition>>, now: Arc<Edition>) -> Self {
        let localities = portal.parameters.localities_of(now.key.regulation());
        Self { before, now, today: portal.today(), localities }
    }

    /// A passage between two editions, for pages without a portal.
    #[cfg(test)]
    pub(crate) fn sample(before: Option<Arc<Edition>>, now: Arc<Edition>) -> Self {
        Self { before, now, today: jiff::civil::date(2026, 11, 22), localities: Vec::new() }
    }

    /// What becomes of this draft of this person.
    pub(crate) fn plan(&self, draft: &Draft, account: RecipientNumber) -> Plan {
        let now = self.now.for_recipient(account);
        let before = self.before.as_ref().map(|before| before.for_recipient(account));
        let context = FormContext {
            today: self.today,
            account: Some(account),
            localities: &self.localities,
            lists: &now.lists,
        };
        let before = before.as_deref();
        let carried = carry(before, &now, &draft.answers, &context);
        let attached: Vec<Attached> = draft.attachments.iter().map(attached).collect();
        let fits = carry_files(&now, &carried.kept, &attached);
        let files = draft.attachments.iter().zip(fits).filter(|(_, fits)| !fits);
        let value = |name: String| {
            let value = draft.answers.get(&name).to_owned();
            (name, value)
        };
        let mut plan = Plan {
            differences: before.map(|before| differences(before, &now)),
            kept: carried.kept,
            dropped: carried.dropped.into_iter().map(value).collect(),
            dropped_files: files.map(|(file, _)| file.clone()).collect(),
            mark: String::new(),
        };
        plan.mark = mark(&draft.edition, now.key.as_str(), &plan);
        plan
    }
}

fn attached(file: &Attachment) -> Attached {
    Attached {
        document: file.document_code.clone(),
        media: Media::from_code(&file.media_type),
        bytes: u64::try_from(file.size_bytes).unwrap_or_default(),
    }
}

/// A hash of everything that the person sees as lost; each part with its length, so that no two plans share one.
fn mark(from: &str, to: &str, plan: &Plan) -> String {
    let mut hash = Context::new(&SHA256);
    let mut part = |bytes: &[u8]| {
        hash.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(bytes);
    };
    part(from.as_bytes());
    part(to.as_bytes());
    for (name, value) in &plan.dropped {
        part(name.as_bytes());
        part(value.as_bytes());
    }
    for file in &plan.dropped_files {
        part(&file.position.to_be_bytes());
        part(&file.hash);
    }
    hex::encode(hash.finish())
}
