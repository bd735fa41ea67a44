//! A small certification authority made of the openssl program: a second, independent hand for every fixture.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Runs openssl in a folder and demands success.
#[track_caller]
pub(crate) fn openssl(folder: &Path, arguments: &[&str]) -> Output {
    let output = Command::new("openssl").args(arguments).current_dir(folder).output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "openssl {arguments:?}: {text}");
    output
}

/// Whether openssl says yes.
pub(crate) fn openssl_agrees(folder: &Path, arguments: &[&str]) -> bool {
    let output = Command::new("openssl").args(arguments).current_dir(folder).output().unwrap();
    output.status.success()
}

const CONFIGURATION: &str = "
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
serial = serial
default_md = sha256
policy = names
unique_subject = no
preserve = yes
default_crl_days = 30
email_in_dn = no
[names]
countryName = optional
organizationName = optional
organizationalUnitName = optional
commonName = optional
surname = optional
serialNumber = optional
givenName = optional
[lists]
authorityKeyIdentifier = keyid
[unknown]
authorityKeyIdentifier = keyid
1.2.398.99.1 = critical,ASN1:NULL
[partition]
issuingDistributionPoint = critical,@point
[point]
fullname = URI:http://elsewhere.test/other.crl
";

/// The kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Rsa,
    RsaShort,
    P256,
}

/// One authority with its own folder, key, register and lists.
#[derive(Debug, Clone)]
pub(crate) struct Authority {
    pub(crate) folder: PathBuf,
}

/// What is written into a certificate.
#[derive(Debug, Clone)]
pub(crate) struct Order<'a> {
    pub(crate) name: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) extensions: &'a str,
    pub(crate) from: &'a str,
    pub(crate) until: &'a str,
    pub(crate) key: Key,
}

impl Authority {
    fn prepare(folder: &Path, key: Key) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join("ca.cnf"), CONFIGURATION).unwrap();
        std::fs::write(folder.join("index.txt"), "").unwrap();
        std::fs::write(folder.join("serial"), "00A1B2C3D4E5F60718").unwrap();
        make_key(folder, "ca.key", key);
        Self { folder: folder.to_owned() }
    }

    /// A root that signs itself.
    pub(crate) fn root(folder: &Path, subject: &str, key: Key) -> Self {
        let root = Self::prepare(folder, key);
        let extensions = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n\
                          subjectKeyIdentifier=hash";
        std::fs::write(folder.join("ca.ext"), extensions).unwrap();
        openssl(folder, &["req", "-new", "-utf8", "-key", "ca.key", "-subj", subject, "-out", "ca.csr"]);
        let mut arguments =
            vec!["ca", "-batch", "-notext", "-config", "ca.cnf", "-selfsign", "-keyfile", "ca.key"];
        arguments.extend(["-in", "ca.csr", "-startdate", "20200101000000Z", "-enddate", "20450101000000Z"]);
        arguments.extend(["-extfile", "ca.ext", "-out", "ca.pem"]);
        openssl(folder, &arguments);
        root
    }

    /// An authority below this one.
    pub(crate) fn below(&self, folder: &Path, subject: &str, extensions: &str, key: Key) -> Self {
        let authority = Self::prepare(folder, key);
        let request = folder.join("ca.csr");
        openssl(folder, &["req", "-new", "-utf8", "-key", "ca.key", "-subj", subject, "-out", "ca.csr"]);
        let certificate = folder.join("ca.pem");
        self.certify(&request, &certificate, extensions, "20210101000000Z", "20440101000000Z");
        authority
    }

    fn certify(&self, request: &Path, certificate: &Path, extensions: &str, from: &str, until: &str) {
        std::fs::write(self.folder.join("next.ext"), extensions).unwrap();
        let (request, certificate) = (request.to_str().unwrap(), certificate.to_str().unwrap());
        let mut arguments =
            vec!["ca", "-batch", "-notext", "-config", "ca.cnf", "-keyfile", "ca.key", "-cert"];
        arguments.extend(["ca.pem", "-in", request, "-startdate", from, "-enddate", until]);
        arguments.extend(["-extfile", "next.ext", "-out", certificate]);
        openssl(&self.folder, &arguments);
    }

    /// Issues a certificate: `NAME.pem` and `NAME.key` in the authority's folder.
    pub(crate) fn issue(&self, order: &Order<'_>) {
        let file = |ending: &str| format!("{}.{ending}", order.name);
        let shared = format!("{:?}.key", order.key);
        if !self.folder.join(&shared).exists() {
            make_key(&self.folder, &shared, order.key);
        }
        std::fs::copy(self.folder.join(&shared), self.folder.join(file("key"))).unwrap();
        let (key, request) = (file("key"), file("csr"));
        let arguments = ["req", "-new", "-utf8", "-key", &key, "-subj", order.subject, "-out", &request];
        openssl(&self.folder, &arguments);
        let certificate = self.folder.join(file("pem"));
        self.certify(&self.folder.join(&request), &certificate, order.extensions, order.from, order.until);
    }

    /// Writes `revoked: since,reason` into the register for the certificate of that name.
    pub(crate) fn revoke(&self, name: &str, since: &str, reason: &str) {
        let certificate = format!("{name}.pem");
        let output = openssl(&self.folder, &["x509", "-in", &certificate, "-noout", "-serial"]);
        let text = String::from_utf8(output.stdout).unwrap();
        let serial = text.trim().trim_start_matches("serial=");
        let register = std::fs::read_to_string(self.folder.join("index.txt")).unwrap();
        let changed: Vec<String> = register
            .lines()
            .map(|line| {
                let mut columns: Vec<String> = line.split('\t').map(str::to_owned).collect();
                if columns[3] == serial {
                    "R".clone_into(&mut columns[0]);
                    columns[2] = format!("{since},{reason}");
                }
                columns.join("\t")
            })
            .collect();
        std::fs::write(self.folder.join("index.txt"), changed.join("\n") + "\n").unwrap();
    }

    /// Publishes a list with the extensions of that section.
    pub(crate) fn publish(&self, file: &str, section: &str, from: &str, until: &str) -> Vec<u8> {
        let mut arguments =
            vec!["ca", "-gencrl", "-config", "ca.cnf", "-keyfile", "ca.key", "-cert", "ca.pem"];
        arguments.extend([
            "-crlexts",
            section,
            "-crl_lastupdate",
            from,
            "-crl_nextupdate",
            until,
            "-out",
            file,
        ]);
        openssl(&self.folder, &arguments);
        self.read(file)
    }

    /// A file of the folder.
    pub(crate) fn read(&self, file: &str) -> Vec<u8> {
        std::fs::read(self.folder.join(file)).unwrap()
    }

    /// Signs content with the certificate of that name; `flags` go to `openssl cms`.
    pub(crate) fn sign(&self, name: &str, content: &[u8], flags: &[&str]) -> Signed {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let (input, output) = (format!("{number}.content"), format!("{number}.cms"));
        std::fs::write(self.folder.join(&input), content).unwrap();
        let (certificate, key) = (format!("{name}.pem"), format!("{name}.key"));
        let mut arguments =
            vec!["cms", "-sign", "-binary", "-md", "sha256", "-in", &input, "-signer", &certificate];
        arguments.extend(["-inkey", &key, "-certfile", "ca.pem", "-out", &output]);
        arguments.extend(flags);
        if !flags.contains(&"-outform") {
            arguments.extend(["-outform", "DER"]);
        }
        openssl(&self.folder, &arguments);
        Signed { cms: self.read(&output), cms_file: output, content_file: input }
    }
}

/// A signed message and the files it lies in.
pub(crate) struct Signed {
    pub(crate) cms: Vec<u8>,
    pub(crate) cms_file: String,
    pub(crate) content_file: String,
}

fn make_key(folder: &Path, file: &str, key: Key) {
    let (algorithm, option) = match key {
        Key::Rsa => ("RSA", "rsa_keygen_bits:2048"),
        Key::RsaShort => ("RSA", "rsa_keygen_bits:1024"),
        Key::P256 => ("EC", "ec_paramgen_curve:P-256"),
    };
    openssl(folder, &["genpkey", "-algorithm", algorithm, "-pkeyopt", option, "-out", file]);
}
