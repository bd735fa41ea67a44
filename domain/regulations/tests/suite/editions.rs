//! Dates of acts and what is offered on a day.

use jiff::civil::Date;
use kezek_regulations::{EditionKey, Standing};

use crate::tennis::library;

#[track_caller]
fn check(on: &str, standing: Standing, real: &str, with_practice: &str) {
    let library = library();
    let on: Date = on.parse().unwrap();
    let offered = |practice| {
        let offers = library.offered(on, practice);
        offers
            .iter()
            .map(|offer| format!("{} {}", offer.edition.key, offer.practice))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(library.act("tennis").unwrap().standing(on), standing, "{on}");
    assert_eq!((offered(false).as_str(), offered(true).as_str()), (real, with_practice), "{on}");
}

#[test]
fn an_act_is_offered_between_application_and_repeal() {
    let (real, practice) = ("tennis/2001-05-05 false", "tennis/2001-05-05 true");
    check("2001-05-31", Standing::NotInForce, "", practice);
    check("2001-06-24", Standing::NotApplied, "", practice);
    check("2001-06-25", Standing::Applied, real, real);
    check("2003-03-31", Standing::Applied, real, real);
    // The amended wording governs now and its text is not held: an older one is not offered in its place.
    check("2003-04-01", Standing::Applied, "", "");
    check("2004-12-31", Standing::Applied, "", "");
    check("2005-01-01", Standing::Repealed, "", practice);
    check("2026-11-23", Standing::Repealed, "", practice);
}

#[test]
fn keys_are_a_folder_and_a_date() {
    let key: EditionKey = "almaty-2012-424/2012-12-24".parse().unwrap();
    assert_eq!((key.as_str(), key.regulation()), ("almaty-2012-424/2012-12-24", "almaty-2012-424"));
    for bad in [
        "",
        "almaty",
        "almaty/",
        "/2012-12-24",
        "Almaty/2012-12-24",
        "a/2012-12-24/x",
        "a/20121224",
        "../a/2012-12-24",
    ] {
        assert!(bad.parse::<EditionKey>().is_err(), "{bad}");
    }
}

#[test]
fn the_frozen_bytes_change_with_any_file() {
    let library = library();
    let bytes = library.editions().next().unwrap().canonical_bytes();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.starts_with("channels/portal.toml\n"));
    assert!(text.contains("\nservice.toml\n"));
    assert!(!text.contains("15-love"), "the act's own dates may change without a new edition");
}
