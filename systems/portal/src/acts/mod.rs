//! What can be done on the portal: one act, one file.

pub(crate) mod account_challenge;
pub(crate) mod account_confirm;
pub(crate) mod answer_send;
pub(crate) mod complaint_send;
pub(crate) mod complaint_told;
pub(crate) mod contact_ask;
pub(crate) mod contact_confirm;
pub(crate) mod contact_remove;
pub(crate) mod contact_switch;
pub(crate) mod draft_carry_over;
pub(crate) mod language_choose;
pub(crate) mod notification_receive;
pub(crate) mod rating_give;
pub(crate) mod request_submit;
pub(crate) mod result_receive;
