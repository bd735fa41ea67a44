//! Trust anchors, CRL and OCSP fetching with cache, key providers.
