//! CMS, certificate path, revocation and XML signatures: evidence in, verdict out.
