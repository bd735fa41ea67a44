//! Gateway client and receiving door: signed SOAP envelopes, delivery and acknowledgement.
