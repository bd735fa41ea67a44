//! Bounds on everything a stranger may send.

/// The longest message a door reads: sixteen attachments of one megabyte in base64 and what goes with them.
pub const MAX_MESSAGE_BYTES: usize = 24 * 1024 * 1024;

/// The most form fields an application may carry.
pub const MAX_FIELDS: usize = 500;

/// The most attachments an application may carry.
pub const MAX_ATTACHMENTS: usize = 50;

/// The most properties, grounds or signatures a message may carry.
pub(crate) const MAX_LIST: usize = 64;

/// The most openings of a person's data that one answer tells, newest first.
pub const MAX_OPENINGS: usize = 200;

/// The most XML nodes of one message; the largest honest one has a few thousand.
pub(crate) const MAX_NODES: u32 = 50_000;

/// The most namespace declarations of one message; the largest honest one has a dozen.
pub(crate) const MAX_NAMESPACES: usize = 256;

/// The most attributes of one element.
pub(crate) const MAX_ATTRIBUTES: usize = 64;

/// Codes, numbers and identifiers.
pub(crate) const MAX_TOKEN: usize = 256;

/// Free text a person typed or an officer wrote.
pub(crate) const MAX_TEXT: usize = 16_384;
