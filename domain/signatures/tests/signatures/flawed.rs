//! A house whose authority issues every kind of certificate that must not be accepted.

use std::sync::OnceLock;

use crate::fixture::{AUTHORITY, CITIZEN, FROM, House, SIGNING, UNTIL, citizen};
use crate::openssl::{Authority, Key, Order};

pub(crate) const LOGIN: &str = "keyUsage=critical,digitalSignature,keyEncipherment\n\
    extendedKeyUsage=1.3.6.1.5.5.7.3.2,1.2.398.3.3.4.1.1\nauthorityKeyIdentifier=keyid";
const KEY: Key = Key::P256;

/// Certificates that lie with the issuing authority, and whether OpenSSL finds their path in order.
pub(crate) const NAMES: &[(&str, bool)] = &[
    ("citizen", true),
    ("revoked", false),
    ("expired", false),
    ("future", false),
    ("login", true),
    ("neighbour", true),
    ("critical", false),
    ("officer", true),
];

/// The house and the authorities below it that break a rule.
pub(crate) struct Flawed {
    pub(crate) house: House,
    pub(crate) deep: Authority,
    pub(crate) not_authority: Authority,
    pub(crate) no_certificates: Authority,
    pub(crate) limits_names: Authority,
    pub(crate) too_many: Authority,
}

impl Flawed {
    pub(crate) fn shared() -> &'static Self {
        static FLAWED: OnceLock<Flawed> = OnceLock::new();
        FLAWED.get_or_init(Self::new)
    }

    fn new() -> Self {
        let house = House::new(KEY);
        people(&house.issuing);
        let folder = |name: &str| house.root.folder.with_file_name(name);
        let below = |authority: &Authority, name: &str, extensions: &str| {
            let made = authority.below(&folder(name), &format!("/C=KZ/CN={name}"), extensions, KEY);
            citizen(&made, "citizen", SIGNING, KEY);
            made
        };
        let unlimited = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign";
        let mut deep = below(&house.root, "deep 1", unlimited);
        for name in ["deep 2", "deep 3", "deep 4", "deep 5"] {
            let next = below(&deep, name, unlimited);
            carry_along(&next, &deep);
            deep = next;
        }
        let too_many = below(&house.issuing, "too many", AUTHORITY);
        carry_along(&too_many, &house.issuing);
        Self {
            not_authority: below(&house.root, "not authority", "keyUsage=critical,keyCertSign,cRLSign"),
            no_certificates: below(
                &house.root,
                "no certificates",
                "basicConstraints=CA:TRUE\nkeyUsage=cRLSign",
            ),
            limits_names: below(
                &house.root,
                "limits names",
                "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\nnameConstraints=critical,permitted;DNS:kz",
            ),
            too_many,
            deep,
            house,
        }
    }
}

/// Messages of the authority's people carry the certificates of the one above it too.
fn carry_along(authority: &Authority, above: &Authority) {
    let chain = [authority.read("ca.pem"), above.read("ca.pem")].concat();
    std::fs::write(authority.folder.join("ca.pem"), chain).unwrap();
}

fn people(issuing: &Authority) {
    citizen(issuing, "login", LOGIN, KEY);
    citizen(issuing, "critical", &format!("{SIGNING}\n1.2.398.99.2=critical,ASN1:NULL"), KEY);
    citizen(issuing, "no binding", "keyUsage=digitalSignature\nextendedKeyUsage=1.3.6.1.5.5.7.3.4", KEY);
    citizen(issuing, "code", "keyUsage=digitalSignature,nonRepudiation\nextendedKeyUsage=codeSigning", KEY);
    citizen(issuing, "short", SIGNING, Key::RsaShort);
    let order = Order { name: "", subject: CITIZEN, extensions: SIGNING, from: FROM, until: UNTIL, key: KEY };
    let subject = "/C=KZ/CN=БАСҚА АДАМ/SN=БАСҚА/serialNumber=IIN601231200018";
    issuing.issue(&Order { name: "neighbour", subject, ..order });
    issuing.issue(&Order { name: "nameless", subject: "/C=KZ/CN=NOBODY", ..order });
    let subject = "/C=KZ/CN=АСАНОВ БЕК/SN=АСАНОВ/serialNumber=IIN500101100000/O=ӘКІМДІК/OU=BIN961141000023";
    issuing.issue(&Order { name: "officer", subject, ..order });
    issuing.issue(&Order { name: "expired", from: "20250101000000Z", until: "20260101000000Z", ..order });
    issuing.issue(&Order { name: "future", from: "20260701000000Z", ..order });
}
