//! Names of people, and the folded form by which they are searched.

/// A person's name as in the register of natural persons.
#[derive(Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct PersonName {
    /// Surname (тегі / фамилия).
    pub surname: String,
    /// Given name (аты / имя).
    pub given: String,
    /// Patronymic (әкесінің аты / отчество); empty when there is none.
    #[serde(default)]
    pub patronymic: String,
}

impl PersonName {
    /// Surname, given name and patronymic with single spaces.
    pub fn full(&self) -> String {
        [&self.surname, &self.given, &self.patronymic]
            .into_iter()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The key by which the name is searched.
    pub fn folded(&self) -> String {
        fold_name(&self.full())
    }
}

/// Personal data stay out of logs: only the type is shown.
impl std::fmt::Debug for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonName(..)")
    }
}

/// Lower case with single spaces; computed here because SQLite does not fold Kazakh letters.
pub fn fold_name(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_letters_fold_and_spaces_collapse() {
        assert_eq!(fold_name("  ӘБІШҚЫЗЫ   Үміт "), "әбішқызы үміт");
    }

    #[test]
    fn a_missing_patronymic_leaves_no_space() {
        let name =
            PersonName { surname: "Асанов".into(), given: "Бек".into(), patronymic: String::new() };
        assert_eq!(name.full(), "Асанов Бек");
        assert_eq!(format!("{name:?}"), "PersonName(..)");
    }
}
