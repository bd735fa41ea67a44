//! A throw-away authority made by openssl, with one signer.

use std::path::{Path, PathBuf};

use super::{argument, run};

/// The files of the authority.
pub(crate) struct Authority {
    folder: PathBuf,
}

const EXTENSIONS: &str = "[root]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n\
                          subjectKeyIdentifier=hash\n[signer]\nbasicConstraints=critical,CA:FALSE\n\
                          keyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection\n\
                          subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n";

impl Authority {
    pub(crate) fn new(folder: &Path) -> Self {
        let authority = Self { folder: folder.to_owned() };
        std::fs::write(authority.file("extensions.cnf"), EXTENSIONS).unwrap();
        authority.key_and_request("root", "/CN=Kezek test root");
        authority.openssl(
            &["x509", "-req", "-sha256", "-days", "30", "-extensions", "root"],
            &[
                ("-in", "root.csr"),
                ("-signkey", "root.key"),
                ("-extfile", "extensions.cnf"),
                ("-out", "root.pem"),
            ],
        );
        authority.key_and_request("signer", "/CN=Test signer/serialNumber=IIN500101100000");
        authority.openssl(
            &["x509", "-req", "-sha256", "-days", "20", "-extensions", "signer", "-set_serial", "4097"],
            &[
                ("-in", "signer.csr"),
                ("-CA", "root.pem"),
                ("-CAkey", "root.key"),
                ("-extfile", "extensions.cnf"),
                ("-out", "signer.pem"),
            ],
        );
        authority
    }

    /// A detached CMS in DER over these bytes, with the signed attributes of CAdES.
    pub(crate) fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        std::fs::write(self.file("content"), bytes).unwrap();
        self.openssl(
            &["cms", "-sign", "-binary", "-cades", "-nosmimecap", "-md", "sha256", "-outform", "DER"],
            &[
                ("-in", "content"),
                ("-signer", "signer.pem"),
                ("-inkey", "signer.key"),
                ("-certfile", "root.pem"),
                ("-out", "content.cms"),
            ],
        );
        std::fs::read(self.file("content.cms")).unwrap()
    }

    /// The path of one of the files.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn key_and_request(&self, name: &str, subject: &str) {
        let (key, request) = (format!("{name}.key"), format!("{name}.csr"));
        let files = [("-keyout", key.as_str()), ("-out", request.as_str())];
        self.openssl(&["req", "-new", "-newkey", "rsa:2048", "-nodes", "-utf8", "-subj", subject], &files);
    }

    fn openssl(&self, words: &[&str], files: &[(&str, &str)]) {
        let files: Vec<(&str, PathBuf)> =
            files.iter().map(|(option, name)| (*option, self.file(name))).collect();
        let mut arguments = words.to_vec();
        for (option, path) in &files {
            arguments.extend([*option, argument(path)]);
        }
        run("openssl", "Debian's openssl", &arguments);
    }
}
