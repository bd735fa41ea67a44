//! Nothing is sent: only the fact is logged, without address and text.

use crate::{Letter, MailPort, Sending, Sms, SmsPort};

/// Takes everything and sends nothing; for systems that were not told of a mail server or a gateway.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl MailPort for Silent {
    fn send_letter<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(async move {
            tracing::info!(message = %letter.id, "a letter would leave here; no mail server is set");
            Ok(())
        })
    }

    fn delivers_letters(&self) -> bool {
        false
    }
}

impl SmsPort for Silent {
    fn send_sms<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        Box::pin(async move {
            tracing::info!(message = %sms.id, "a text message would leave here; no SMS gateway is set");
            Ok(())
        })
    }

    fn delivers_sms(&self) -> bool {
        false
    }
}
