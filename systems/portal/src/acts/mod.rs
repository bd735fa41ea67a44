//! What can be done on the portal: one act, one file.

pub(crate) mod account_challenge;
pub(crate) mod account_confirm;
pub(crate) mod notification_receive;
pub(crate) mod rating_give;
pub(crate) mod request_submit;
pub(crate) mod result_receive;
