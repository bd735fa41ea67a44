//! Localities and providers: the file that ships, and each fault.

use kezek_regulations::{Parameters, SourceFile};

use crate::files::{content, list};

fn shipped() -> String {
    std::fs::read_to_string(content().join("parameters/localities.toml")).unwrap()
}

fn parse(text: &str) -> Result<Parameters, String> {
    Parameters::load(&SourceFile::new("p", text)).map_err(|faults| list(&faults))
}

#[test]
fn each_locality_of_the_demo_has_one_provider() {
    let parameters = parse(&shipped()).unwrap();
    assert_eq!(parameters.localities_of("almaty-2012-424").len(), 5);
    assert_eq!(parameters.localities_of("kyzylorda-2014-561-queue").len(), 1);
    assert_eq!(parameters.localities_of("east-kazakhstan-2015-247-queue").len(), 1);
    assert_eq!(parameters.localities_of("zhambyl-2014-115").len(), 1);
    let provider = parameters.provider_for("almaty-2012-424", "195220100".parse().unwrap()).unwrap();
    assert_eq!(provider.id, "karasay");
    assert!(parameters.provider_for("tennis", "195220100".parse().unwrap()).is_none());
    let konaev = parameters.locality("191610000".parse().unwrap()).unwrap();
    let date = |at: &str| konaev.date_at(at.parse().unwrap()).to_string();
    assert_eq!(date("2026-11-22T18:59:59Z"), "2026-11-22");
    assert_eq!(date("2026-11-22T19:00:00Z"), "2026-11-23");
}

#[track_caller]
fn check(from: &str, to: &str, expected: &str) {
    let text = shipped();
    assert!(text.contains(from), "{from}");
    assert_eq!(parse(&text.replacen(from, to, 1)).unwrap_err(), expected, "{from} -> {to}");
}

#[test]
fn every_fault_is_found() {
    check(
        "kato = \"191610000\"",
        "kato = \"19161000\"",
        "p:7: bad-kato: 19161000\np:93: unknown-locality: 191610000",
    );
    check(
        "zone = \"Asia/Almaty\"",
        "zone = \"Asia/Oz\"",
        "p:8: unknown-zone: Asia/Oz\np:93: unknown-locality: 191610000",
    );
    check(
        "kato = \"195220100\"",
        "kato = \"191610000\"",
        "p:19: duplicate-id: 191610000\np:103: unknown-locality: 195220100",
    );
    check("bin = \"991340000017\"", "bin = \"991340000018\"", "p:92: bad-bin: 991340000018");
    check("localities = [\"195220100\"]", "localities = [\"191610000\"]", "p:103: served-twice: karasay");
    check("id = \"karasay\"", "id = \"konaev\"", "p:101: duplicate-id: konaev");
    check("name.ru = \"город Конаев\"", "", "p:11: missing-language: ru");
    check("unverified = true", "verified = true", "p:10: unknown-key: verified");
}
