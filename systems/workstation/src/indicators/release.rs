//! When answers of the questionnaire begin to count: in groups, so that nobody's single answer can be read off a figure.
//!
//! Our own rule, not an act's; the size of a group is dated data (`content/parameters/quality.toml`).

use jiff::civil::Date;

/// The sizes of groups with the days from which they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReleaseRules(Vec<ReleaseRule>);

/// The size of a group from a day on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ReleaseRule {
    /// The first day.
    from: Date,
    /// How many answers to one question wait for each other.
    answers: u32,
    /// Whose rule it is, and why.
    #[serde(rename = "source")]
    _source: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    release: Vec<ReleaseRule>,
}

/// A smaller group hides nobody.
const SMALLEST_GROUP: u32 = 3;

impl ReleaseRules {
    /// Reads the file: at least one rule, each later than the one before.
    pub(crate) fn from_toml(text: &str) -> Result<Self, String> {
        let File { release } = toml::from_str(text).map_err(|fault| fault.to_string())?;
        if release.is_empty() {
            return Err("no rule says when answers count".to_owned());
        }
        if !release.iter().is_sorted_by(|one, next| one.from < next.from) {
            return Err("the rules do not stand in the order of their days".to_owned());
        }
        if release.iter().any(|rule| rule.answers < SMALLEST_GROUP) {
            return Err(format!("a group has at least {SMALLEST_GROUP} answers"));
        }
        Ok(Self(release))
    }

    /// The size of a group on a day; before the first rule the first one holds.
    pub(crate) fn group_on(&self, day: Date) -> u32 {
        let rule = self.0.iter().rev().find(|rule| rule.from <= day).or_else(|| self.0.first());
        rule.map_or(u32::MAX, |rule| rule.answers)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kezek_content::Content;

    use super::*;

    #[track_caller]
    fn check(rules: &[(&str, u32)], expected: Result<&[(Date, u32)], &str>) {
        let text = rules
            .iter()
            .map(|(from, answers)| {
                format!("[[release]]\nfrom = \"{from}\"\nanswers = {answers}\nsource = \"x\"\n")
            })
            .collect::<Vec<_>>()
            .concat();
        match (ReleaseRules::from_toml(&text), expected) {
            (Ok(rules), Ok(days)) => {
                for (day, group) in days {
                    assert_eq!(rules.group_on(*day), *group, "{day}");
                }
            }
            (Err(fault), Err(part)) => assert!(fault.contains(part), "{fault}"),
            (found, _) => panic!("{found:?}"),
        }
    }

    #[test]
    fn the_rule_of_the_day_holds() {
        check(
            &[("2026-01-01", 5), ("2027-01-01", 10)],
            Ok(&[(date(2025, 1, 1), 5), (date(2026, 12, 31), 5), (date(2027, 1, 1), 10)]),
        );
    }

    #[test]
    fn rules_that_hide_nobody_do_not_load() {
        check(&[("2026-01-01", 2)], Err("at least 3"));
        check(&[("2027-01-01", 5), ("2026-01-01", 5)], Err("order of their days"));
        check(&[], Err("release"));
    }

    #[test]
    fn the_rules_that_ship_load() {
        let bytes = Content::embedded().bytes("parameters/quality.toml").unwrap().unwrap();
        let rules = ReleaseRules::from_toml(std::str::from_utf8(&bytes).unwrap()).unwrap();
        assert_eq!(rules.group_on(date(2026, 11, 26)), 5);
    }
}
