//! Time stamps of `openssl ts` inside messages: the trusted moment moves only when one is believed.

use kezek_kernel::Instant;
use kezek_signatures::{CmsInput, MomentSource, RevocationPolicy, Rules, SignedMessage, Verdict};

use crate::fixture::{CONTENT, FROM, House, UNTIL, citizen_expected, codes};
use crate::openssl::{Authority, Key, Order, openssl};

const CONFIGURATION: &str = "
[tsa]
default_tsa = stamps
[stamps]
serial = stamp.serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.398.3.3.2.6.2
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
";
const TIME_STAMPING: &str = "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping";

/// An authority with a certificate for stamping time, and one that lacks the purpose.
struct Stamps {
    house: House,
}

impl Stamps {
    fn new() -> Self {
        let house = House::new(Key::P256);
        let order = Order {
            name: "stamper",
            subject: "/C=KZ/CN=TSA",
            extensions: TIME_STAMPING,
            from: FROM,
            until: UNTIL,
            key: Key::P256,
        };
        house.issuing.issue(&order);
        std::fs::write(house.issuing.folder.join("stamp.cnf"), CONFIGURATION).unwrap();
        Self { house }
    }

    /// A token over the bytes.
    fn token(&self, bytes: &[u8]) -> Vec<u8> {
        let folder = &self.house.issuing.folder;
        std::fs::write(folder.join("stamped"), bytes).unwrap();
        openssl(folder, &["ts", "-query", "-data", "stamped", "-sha256", "-cert", "-out", "stamp.query"]);
        let mut arguments =
            vec!["ts", "-reply", "-queryfile", "stamp.query", "-signer", "stamper.pem", "-inkey"];
        arguments.extend(["stamper.key", "-config", "stamp.cnf", "-token_out", "-out", "stamp.token"]);
        openssl(folder, &arguments);
        self.house.issuing.read("stamp.token")
    }

    fn verify(&self, cms: &[u8], received_at: Instant) -> Verdict {
        let rules =
            Rules { revocation: RevocationPolicy { methods: vec![], ..<_>::default() }, ..Rules::default() };
        let input = CmsInput { cms, content: None, expected: citizen_expected(), received_at };
        self.house.verify_by(&rules, &self.house.sources, &input)
    }
}

fn sign(authority: &Authority) -> (Vec<u8>, Vec<u8>) {
    let cms = authority.sign("citizen", CONTENT, &["-cades", "-nodetach"]).cms;
    let signature = SignedMessage::read(&cms).unwrap().signers[0].signature.clone();
    (cms, signature)
}

#[test]
fn a_believed_stamp_moves_the_trusted_moment() {
    let stamps = Stamps::new();
    let (cms, signature) = sign(&stamps.house.issuing);
    let stamped = with_token(&cms, &stamps.token(&signature));
    let far: Instant = "2043-01-01T00:00:00Z".parse().unwrap();
    let verdict = stamps.verify(&stamped, far);
    let stamp = verdict.time_stamp.clone().unwrap();
    assert_eq!(stamp.findings, []);
    assert_eq!(codes(&verdict), [""; 0]);
    assert_eq!(verdict.trusted_moment.source, MomentSource::TimeStamp);
    assert_eq!(Some(verdict.trusted_moment.at), stamp.at);
    assert_eq!(stamp.chain.len(), 3);
    assert_eq!(stamps.verify(&cms, far).trusted_moment.source, MomentSource::Receipt);
}

#[test]
fn stamps_that_are_not_believed() {
    let stamps = Stamps::new();
    let (cms, signature) = sign(&stamps.house.issuing);
    let far: Instant = "2043-01-01T00:00:00Z".parse().unwrap();
    let check = |token: &[u8], received_at: Instant, expected: &str| {
        let verdict = stamps.verify(&with_token(&cms, token), received_at);
        let found = verdict.time_stamp.unwrap().findings;
        assert_eq!(found.first().map(|finding| finding.code.as_str()), Some(expected), "{found:?}");
        assert_eq!(verdict.trusted_moment.source, MomentSource::Receipt);
        assert_eq!(verdict.trusted_moment.at, received_at);
    };
    check(&stamps.token(b"another signature"), far, "time-stamp-imprint-differs");
    let good = stamps.token(&signature);
    check(&good, "2022-01-01T00:00:00Z".parse().unwrap(), "time-stamp-later-than-receipt");
    check(&cms, far, "time-stamp-malformed");
    let mut changed = good.clone();
    *changed.last_mut().unwrap() ^= 1;
    check(&changed, far, "signature-wrong");
    let stranger = Stamps::new();
    check(&stranger.token(&signature), far, "issuer-unknown");
}

/// The message with the token as an unsigned attribute of its signer.
fn with_token(cms: &[u8], token: &[u8]) -> Vec<u8> {
    let kind = [0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x0e];
    let attribute = element(0x30, &[&kind[..], &element(0x31, token)].concat());
    grow_last(cms, 4, &element(0xa1, &attribute))
}

/// Appends to the last element, so many levels down, and writes every length anew.
fn grow_last(bytes: &[u8], levels: usize, addition: &[u8]) -> Vec<u8> {
    let (tag, value) = split(bytes);
    let grown = if levels == 0 {
        [value, addition].concat()
    } else {
        let mut last = 0;
        let mut at = 0;
        while at < value.len() {
            last = at;
            at += whole(&value[at..]);
        }
        [&value[..last], &grow_last(&value[last..], levels - 1, addition)].concat()
    };
    element(tag, &grown)
}

fn element(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = u32::try_from(value.len()).unwrap().to_be_bytes();
    [&[tag, 0x84][..], &length, value].concat()
}

fn split(bytes: &[u8]) -> (u8, &[u8]) {
    let size = whole(bytes);
    let head = if bytes[1] < 0x80 { 2 } else { 2 + usize::from(bytes[1] & 0x7f) };
    (bytes[0], &bytes[head..size])
}

fn whole(bytes: &[u8]) -> usize {
    if bytes[1] < 0x80 {
        return 2 + usize::from(bytes[1]);
    }
    let octets = usize::from(bytes[1] & 0x7f);
    let length = bytes[2..2 + octets].iter().fold(0, |sum, octet| (sum << 8) | usize::from(*octet));
    2 + octets + length
}
