//! Which complaints are not taken at the door, and which are repeated.

use crate::citizen::Asking;
use crate::office::Office;

use super::rig::{Complaining, requested};

#[tokio::test]
async fn only_the_applicants_own_complaint_to_the_provider_of_his_case_is_taken() {
    let office = Office::open().await;
    let first = Complaining::first();
    assert_eq!(first.deliver(&office).await.as_deref(), Some("case-unknown"), "the request is on its way");
    requested(&office).await;
    let check = async |complaining: Complaining, expected: &str| {
        assert_eq!(complaining.deliver(&office).await.as_deref(), Some(expected));
    };
    check(Complaining { message: "c-2", iin: Asking::second().iin, ..first }, "complaint-of-another").await;
    check(Complaining { message: "c-3", provider: "991340000017", ..first }, "complaint-to-another-provider")
        .await;
    let mut payload = first.payload().await;
    payload.papers.attachments.clear();
    let bare = Complaining { message: "c-4", ..first };
    let found = bare.deliver_as(&office, &payload).await;
    assert_eq!(found.as_deref(), Some("attachment-differs-from-signed"));
    let mut payload = first.payload().await;
    payload.request_number = Asking::second().number.to_owned();
    let found = Complaining { message: "c-5", ..first }.deliver_as(&office, &payload).await;
    assert_eq!(found.as_deref(), Some("complaint-about-another-request"));
    // What was not taken left nothing behind, and the first message is taken when the request has come.
    assert_eq!(first.deliver(&office).await, None);
    let again = Complaining { message: "c-6", ..first };
    assert_eq!(again.deliver(&office).await, None, "the same complaint under another message number");
}
