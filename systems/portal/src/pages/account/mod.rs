//! Pages of the account: asking for one, proving who you are, signing in, a new password.

mod challenge;
mod register;
mod resume;
mod sign_in;

pub(crate) use challenge::{ChallengePage, ChallengePurpose};
pub(crate) use register::{RegisterPage, password_fault};
pub(crate) use resume::ResumePage;
pub(crate) use sign_in::{SignInFault, SignInPage};
