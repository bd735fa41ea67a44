//! RFC 5652, 5.4 and 5.6: the signature over the DER encoding of the signed attributes verifies under the key of the
//! signer's certificate.

use super::MessageContext;
use crate::algorithms::SignedBytes;
use crate::finding::{Code, Finding};

pub(super) fn check(context: &MessageContext<'_>) -> Option<Finding> {
    let (signer, certificate) = (context.signer, context.certificate?);
    let bytes = SignedBytes {
        algorithm: &signer.algorithm,
        digest: Some(signer.digest),
        key: certificate.key(),
        message: &signer.signed.as_ref()?.signed_bytes,
        signature: &signer.signature,
    };
    let fault = context.algorithms.verify(&bytes).err()?;
    Some(fault.finding(Code::SignatureWrong).with("place", "message"))
}
