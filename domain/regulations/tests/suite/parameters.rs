//! Localities and providers: the file that ships, and each fault.

use kezek_kernel::CertificateRole;
use kezek_regulations::{Parameters, RuleFile, SourceFile};

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
    assert_eq!(parameters.localities_of("kyzylorda-2014-561-assistance").len(), 1);
    assert_eq!(parameters.localities_of("zhambyl-2016-106").len(), 1);
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
        "p:7: bad-kato: 19161000\np:105: unknown-locality: 191610000",
    );
    check(
        "zone = \"Asia/Almaty\"",
        "zone = \"Asia/Oz\"",
        "p:8: unknown-zone: Asia/Oz\np:105: unknown-locality: 191610000",
    );
    check(
        "kato = \"195220100\"",
        "kato = \"191610000\"",
        "p:19: duplicate-id: 191610000\np:115: unknown-locality: 195220100",
    );
    check("bin = \"991340000017\"", "bin = \"991340000018\"", "p:104: bad-bin: 991340000018");
    check("localities = [\"195220100\"]", "localities = [\"191610000\"]", "p:115: served-twice: karasay");
    check("id = \"karasay\"", "id = \"konaev\"", "p:113: duplicate-id: konaev");
    check("name.ru = \"город Конаев\"", "", "p:11: missing-language: ru");
    check("unverified = true", "verified = true", "p:10: unknown-key: verified");
}

fn with_hours(text: &str) -> Result<Parameters, String> {
    let parameters = parse(&shipped()).unwrap();
    parameters.with_rules(RuleFile::OfficeHours, &SourceFile::new("h", text)).map_err(|faults| list(&faults))
}

fn hours(provider: &str, from: &str, opens: &str, closes: &str) -> String {
    format!(
        "[[hours]]\n{provider}from = \"{from}\"\nopens = \"{opens}\"\ncloses = \"{closes}\"\nsource = \"test\"\n"
    )
}

#[test]
fn hours_hold_from_their_day_and_a_providers_own_come_first() {
    let text = [
        hours("", "2021-07-01", "09:00", "18:30"),
        hours("", "2027-01-01", "09:00", "18:00"),
        hours("provider = \"karasay\"\n", "2026-03-01", "08:00", "17:00"),
    ];
    let parameters = with_hours(&text.concat()).unwrap();
    let opens = |provider, day: &str| {
        let hours = parameters.hours_at(provider, day.parse().unwrap())?;
        Some((hours.opens().to_string(), hours.takes("17:59".parse().unwrap())))
    };
    let nine = |late| Some(("09:00:00".to_owned(), late));
    assert_eq!(opens("konaev", "2021-06-30"), None);
    assert_eq!(opens("konaev", "2021-07-01"), nine(true));
    assert_eq!(opens("konaev", "2027-01-01"), nine(true));
    assert_eq!(opens("karasay", "2026-02-28"), nine(true));
    assert_eq!(opens("karasay", "2027-01-01"), Some(("08:00:00".to_owned(), false)));
}

#[test]
fn every_fault_of_hours_is_found() {
    let check = |text: &str, expected: &str| assert_eq!(with_hours(text).unwrap_err(), expected, "{text}");
    check(&hours("", "2021-07-01", "18:30", "09:00"), "h:4: limits-out-of-order: closes");
    check(&hours("", "2021-07-01", "nine", "18:30"), "h:3: bad-time: nine");
    check(&hours("provider = \"oz\"\n", "2021-07-01", "09:00", "18:30"), "h:2: unknown-provider: oz");
    let twice = hours("", "2021-07-01", "09:00", "18:30").repeat(2);
    check(&twice, "h:7: duplicate-id: from");
}

fn signatories(from: &str, roles: &str) -> String {
    format!("[[signatories]]\nfrom = \"{from}\"\nroles = {roles}\nsource = \"s\"\nunverified = true\n")
}

fn with_signatories(text: &str) -> Result<Parameters, String> {
    let file = SourceFile::new("s", text);
    Parameters::default().with_rules(RuleFile::Signatories, &file).map_err(|faults| list(&faults))
}

#[test]
fn those_who_sign_for_an_organisation_are_dated() {
    let text = signatories("2014-04-14", "[\"first-head\", \"right-to-sign\"]")
        + &signatories("2020-01-01", "[\"first-head\"]");
    let parameters = with_signatories(&text).unwrap();
    let may = |day: &str, role| parameters.signatories_at(day.parse().unwrap()).contains(role);
    assert!(!may("2014-04-13", CertificateRole::FirstHead));
    assert!(may("2019-12-31", CertificateRole::RightToSign));
    assert!(
        !may("2020-01-01", CertificateRole::RightToSign) && may("2020-01-01", CertificateRole::FirstHead)
    );
    let check =
        |text: &str, expected: &str| assert_eq!(with_signatories(text).unwrap_err(), expected, "{text}");
    check(&signatories("2014-04-14", "[\"boss\"]"), "s:3: missing-key: roles\ns:3: unknown-role: boss");
    check(&signatories("2014-04-14", "[\"employee\"]").repeat(2), "s:7: duplicate-id: from");
}
