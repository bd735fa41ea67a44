//! The files of complaints: a scan that an officer enters, and the parts that officers open; every opening is recorded.

use kezek_casework::inconsistent;
use kezek_forms::{plain_name, sniff};
use kezek_kernel::{Actor, OfficerId};
use kezek_regulations::DocumentFault;
use kezek_store::{Failure, Outcome, StoreError};

use crate::acts::complaint::complaint_open::{ComplaintOpen, complaint_open};
use crate::store::requests::AttachmentRow;
use crate::store::{complaint_answers, complaints};
use crate::{Refusal, Workstation};

impl Workstation {
    /// Puts a scan into the blob table, or says what is wrong with it. The limits are the narrowest that an edition sets for the
    /// attachments of a request.
    pub(crate) async fn keep_scan(
        &self,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<Result<AttachmentRow, DocumentFault>, StoreError> {
        let fault = |code, limit| Ok(Err(DocumentFault { document: "file".to_owned(), code, limit }));
        let editions = self.office().rules.library().editions();
        let limit = editions.map(|edition| edition.attachments.max_file_bytes).min().unwrap_or_default();
        let size_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if bytes.is_empty() {
            return fault("file-empty", None);
        }
        if size_bytes > limit {
            return fault("file-too-large", Some(limit));
        }
        let Some(media) = sniff(&bytes) else { return fault("file-type", None) };
        Ok(Ok(AttachmentRow {
            document: String::new(),
            name: plain_name(name),
            media_type: media.code().to_owned(),
            size_bytes,
            blob: self.store().put_blob(bytes).await?,
        }))
    }

    /// A file of a complaint (`file-1`, …) or its answer (`answer`), with its media type.
    pub(crate) async fn complaint_part(
        &self,
        officer: OfficerId,
        number: &str,
        part: &str,
    ) -> Outcome<(String, Vec<u8>), Refusal> {
        let input = ComplaintOpen { number: number.to_owned(), part: part.to_owned() };
        let office = self.office().clone();
        let opened =
            self.store().act(Actor::Officer(officer), move |act| complaint_open(act, &office, &input));
        let (complaint, part) = (opened.await?.value.complaint.id, part.to_owned());
        let found = self.store().read(move |read| {
            let (media_type, blob) = if part == "answer" {
                let Some(answer) = complaint_answers::find(read, complaint)? else { return Ok(None) };
                ("application/pdf".to_owned(), answer.pdf)
            } else {
                let line = part.strip_prefix("file-").and_then(|line| line.parse::<usize>().ok());
                let files = complaints::files(read, complaint)?;
                let file = line.and_then(|line| files.into_iter().nth(line.checked_sub(1)?));
                let Some(file) = file else { return Ok(None) };
                (file.media_type, file.blob)
            };
            let bytes = read.blob(&blob)?.ok_or_else(|| inconsistent("a part of a complaint is gone"))?;
            Ok(Some((media_type, bytes)))
        });
        found.await?.ok_or(Failure::Refused(Refusal::NoSuchComplaint))
    }
}
