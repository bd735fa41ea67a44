//! Facts to PDF: notifications, refusals, their QR series and their signatures.
