//! Every cut and every flipped octet of a good message: never a panic, and never accepted with a changed meaning.

use kezek_signatures::SignedMessage;

use crate::fixture::{CONTENT, House};

#[test]
fn cuts_and_flips_of_a_message() {
    let house = House::p256();
    let cms = house.issuing.sign("citizen", CONTENT, &["-cades", "-nodetach"]).cms;
    assert!(house.verify(&cms, Some(CONTENT)).accepted);
    for end in 0..cms.len() {
        assert!(!house.verify(&cms[..end], Some(CONTENT)).accepted, "cut at {end}");
    }
    let mut still_accepted = Vec::new();
    for place in 0..cms.len() {
        for mask in [0x01, 0x80] {
            let mut changed = cms.clone();
            changed[place] ^= mask;
            if house.verify(&changed, Some(CONTENT)).accepted {
                still_accepted.push(place);
            }
        }
    }
    // What no signature covers and nothing is read from: version numbers, the list of digests before the content, and
    // the case of letters (Қ, Ғ) in the name by which the signer points to its certificate.
    let message = SignedMessage::read(&cms).unwrap();
    let signature = &message.signers[0].signature;
    let covered = [CONTENT, message.certificates[0].as_slice(), signature.as_slice()];
    for part in covered {
        let start = cms.windows(part.len()).position(|window| window == part).unwrap();
        let inside = still_accepted.iter().find(|place| (start..start + part.len()).contains(place));
        assert_eq!(inside, None);
    }
    still_accepted.dedup();
    assert!(still_accepted.len() < 24, "{} of {}: {still_accepted:?}", still_accepted.len(), cms.len());
}

#[test]
fn garbage_of_every_shape() {
    let house = House::p256();
    for garbage in [&b""[..], b"\x30", b"\x30\x80", b"-----BEGIN CMS-----", b"0", b"MAMCAQU="] {
        let verdict = house.verify(garbage, None);
        assert_eq!(verdict.findings[0].code.as_str(), "cms-malformed", "{garbage:?}");
    }
    let deep = [0x30, 0x80].repeat(100_000);
    assert_eq!(house.verify(&deep, None).findings[0].code.as_str(), "cms-malformed");
    let large = vec![0x30; kezek_signatures::MESSAGE_BYTES_LIMIT + 1];
    assert_eq!(house.verify(&large, None).findings[0].code.as_str(), "cms-too-large");
}
