//! What the testbed makes, judged by programs that nobody here wrote: openssl, and npm's `ncalayer-js-client`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may panic as tests do"
)]

mod bench;
mod certificates;
mod cms;
mod revocation;
mod signer;
mod time_stamp;
