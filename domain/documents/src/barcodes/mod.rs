//! The series of QR codes: result XML, packed, cut into blocks, each block an XML element in its own code.
//!
//! The form is the country's: root `BarcodeElement` in the namespace of the portal's barcodes, blocks of 650 bytes of
//! a ZIP archive in base64, the first beginning with the archive's signature.

mod picture;
mod series;

pub use series::{BarcodeFault, BarcodeSeries, join};

pub(crate) use picture::Picture;
