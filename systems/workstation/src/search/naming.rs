//! Names as they are searched: folded, and known to the store by keyed marks of words and of their beginnings alone.
//!
//! Kazakh and Russian spell one name in several ways, and keyboards lack letters; so letters that are written for one another are
//! folded into one.

use kezek_kernel::{ProviderId, RecipientName};
use kezek_store::Read;

/// A beginning of a word is marked from so many letters on.
const SHORTEST_BEGINNING: usize = 3;
/// Beginnings are marked up to so many letters; what is longer is compared with the opened name.
const LONGEST_BEGINNING: usize = 6;
/// A name has a few words.
const MOST_WORDS: usize = 8;

/// A surname shorter than this is recognised only as a whole word.
const SHORTEST_STEM: usize = 4;

/// The folded words of a name.
pub(crate) fn words(text: &str) -> Vec<String> {
    all_words(text).into_iter().take(MOST_WORDS).collect()
}

/// The folded words of a text of any length.
pub(crate) fn all_words(text: &str) -> Vec<String> {
    let folded: String = text.chars().flat_map(char::to_lowercase).filter_map(fold).collect();
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Whether a surname stands among these folded words, whatever ending it has there. Rather one officer too many is found than one
/// too few.
pub(crate) fn is_mentioned(surname: &str, words: &std::collections::BTreeSet<String>) -> bool {
    let Some(surname) = all_words(surname).into_iter().next() else { return false };
    let stem = surname.strip_suffix(['а', 'я', 'и']).unwrap_or(&surname);
    if stem.chars().count() < SHORTEST_STEM {
        return words.contains(&surname);
    }
    words.range(stem.to_owned()..).next().is_some_and(|word| word.starts_with(stem))
}

/// A letter in place of those that are written for it; none for signs that are left out or stand over a letter.
fn fold(letter: char) -> Option<char> {
    Some(match letter {
        '\'' | '\u{2bc}' | '\u{2019}' | 'ь' | 'ъ' | '\u{300}'..='\u{36f}' => return None,
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' | 'й' => 'и',
        'ё' | 'э' => 'е',
        other => other,
    })
}

/// The marks under which a person is found at a provider.
pub(crate) fn marks(read: &impl Read, provider: ProviderId, name: &RecipientName) -> Vec<i64> {
    let mut marks: Vec<i64> = words(&name.full())
        .iter()
        .flat_map(|word| beginnings(word))
        .map(|beginning| mark(read, provider, &beginning))
        .collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// What is marked of a word: its beginnings, and a word of two letters whole.
fn beginnings(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() == 2 {
        return vec![word.to_owned()];
    }
    let longest = letters.len().min(LONGEST_BEGINNING);
    (SHORTEST_BEGINNING..=longest)
        .filter_map(|length| letters.get(..length))
        .map(|part| part.iter().collect())
        .collect()
}

/// The mark under which a searched word is found; none when it is too short.
pub(crate) fn mark_of(read: &impl Read, provider: ProviderId, word: &str) -> Option<i64> {
    let letters = word.chars().count();
    let beginning: String = word.chars().take(LONGEST_BEGINNING).collect();
    (letters >= 2).then(|| mark(read, provider, &beginning))
}

/// Whether every searched word begins a word of this name.
pub(crate) fn answers(name: &RecipientName, searched: &[String]) -> bool {
    let own = words(&name.full());
    searched.iter().all(|word| own.iter().any(|own| own.starts_with(word.as_str())))
}

fn mark(read: &impl Read, provider: ProviderId, text: &str) -> i64 {
    let key = read.lookup_key(&format!("name {provider} {text}"));
    let first: [u8; 8] = std::array::from_fn(|place| key.get(place).copied().unwrap_or_default());
    i64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use kezek_kernel::PersonName;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text), expected, "{text}");
    }

    #[test]
    fn letters_that_are_written_for_one_another_are_folded() {
        check("Нұрғалиева Күләй", &["нургалиева", "кулаи"]);
        check("НУРГАЛИЕВА  КУЛАЙ", &["нургалиева", "кулаи"]);
        check("Өтеміс Ғабит Қыдыр Іңкәр", &["отемис", "габит", "кыдыр", "инкар"]);
        check("Һәкім, Хаким", &["хаким", "хаким"]);
        check("Семёнов-Алексей", &["семенов", "алексеи"]);
        check("Семенов Алексеи\u{306}", &["семенов", "алексеи"]);
        check("  ", &[]);
    }

    #[track_caller]
    fn check_mentioned(surname: &str, text: &str, expected: bool) {
        let words = all_words(text).into_iter().collect();
        assert_eq!(is_mentioned(surname, &words), expected, "{surname} in {text}");
    }

    #[test]
    fn a_surname_is_found_in_a_text_however_it_is_declined() {
        check_mentioned("Нұрғалиева", "Жалуюсь на Нургалиеву К. Б., которая", true);
        check_mentioned("Нұрғалиева", "Нұрғалиеваның шешіміне", true);
        check_mentioned("Сейітқали", "маман Сейтқалиға", false);
        check_mentioned("Сейітқали", "маман СЕЙІТҚАЛИҒА", true);
        check_mentioned("Ли", "сказала Ли", true);
        check_mentioned("Ли", "лифт не работает", false);
        check_mentioned("Әріптес", "Решение вынесено с опозданием", false);
        check_mentioned("", "текст", false);
    }

    #[test]
    fn words_are_marked_by_their_beginnings() {
        assert_eq!(beginnings("нургалиева"), ["нур", "нург", "нурга", "нургал"]);
        assert_eq!(beginnings("ким"), ["ким"]);
        assert_eq!(beginnings("ли"), ["ли"]);
        assert!(beginnings("о").is_empty());
    }

    #[test]
    fn a_name_answers_when_each_word_begins_one_of_its_own() {
        let name = RecipientName::Person(PersonName {
            surname: "Нұрғалиева".into(),
            given: "Күләй".into(),
            patronymic: "Бекболатқызы".into(),
        });
        for (text, expected) in
            [("нургалиева", true), ("кулай нург", true), ("Нургалиев К", true), ("нургалиевна", false)]
        {
            assert_eq!(answers(&name, &words(text)), expected, "{text}");
        }
    }
}
