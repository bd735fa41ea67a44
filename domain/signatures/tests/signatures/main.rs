//! Signed messages of OpenSSL against the checks, and OpenSSL's own opinion beside ours.

mod accepted;
mod fixture;
mod openssl;
