//! Pages of complaints: the form, the signature, one complaint in the cabinet.

mod form;
mod show;
mod sign;

pub(crate) use form::ComplainPage;
pub(crate) use show::{ComplaintFacts, ComplaintPage, state_tag, state_words};
pub(crate) use sign::{ComplaintSignPage, checked};
