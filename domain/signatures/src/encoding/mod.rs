//! Bytes in: PEM armour, BER and DER, cut without copying and without trust.

mod armour;
mod ber;
mod tlv;

pub use armour::{Block, blocks, der_of};
pub(crate) use ber::to_der;
pub use tlv::Malformed;
pub(crate) use tlv::{Reader, Tlv, octet_string, tag};
