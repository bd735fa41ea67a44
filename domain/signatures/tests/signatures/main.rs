//! Signed messages of OpenSSL against the checks, and OpenSSL's own opinion beside ours.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod accepted;
mod commands;
mod evidence;
mod fixture;
mod flawed;
mod hostile;
mod lists;
mod openssl;
mod oracle;
mod refused;
mod responses;
mod stamps;
mod testbed;
