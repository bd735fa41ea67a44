//! Breaks a text into lines by a simple estimate of its width.

/// The width of a letter in hundredths of the size of the font, as in common sans-serif fonts, rather too wide.
fn hundredths(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | 'і' | 'ј' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | ' ' | 'І'
        | 'I' => 32,
        'f' | 'r' | 't' | '-' | '«' | '»' | '“' | '”' => 42,
        'm' | 'w' | 'M' | 'W' | 'ж' | 'м' | 'ш' | 'щ' | 'ю' | 'ы' | 'Ж' | 'М' | 'Ш' | 'Щ' | 'Ю' | 'Ы'
        | 'Ф' | '—' => 92,
        letter if letter.is_uppercase() => 74,
        _ => 60,
    }
}

/// The width of a text in a font of this size.
pub(super) fn width(text: &str, font: i32) -> i32 {
    (text.chars().map(hundredths).sum::<i32>() * font + 99) / 100
}

/// The lines of a text, none wider than `limit`; a word that is too long by itself is cut.
pub(super) fn wrap(text: &str, font: i32, limit: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, font) <= limit {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            if width(&line, font) + width(letter.encode_utf8(&mut [0; 4]), font) > limit && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
