//! Shaping and breaking into lines.

use std::ops::Range;
use std::rc::Rc;

use krilla::text::{GlyphId, KrillaGlyph};
use rustybuzz::UnicodeBuffer;

use super::fonts::{Fonts, Weight};
use super::fragment::{Drawing, Fragment, Ink, Mark, Owner};

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) weight: Weight,
    pub(crate) size: f32,
    pub(crate) leading: f32,
    pub(crate) ink: Ink,
}

/// Why a text cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// The fonts have no picture of this character; ₸ is one, write the word.
    #[error("the fonts of documents have no character {0:?}")]
    NoGlyph(char),
}

/// A text with the glyphs that show it; advances are in ems.
pub(crate) struct Shaped {
    pub(crate) text: String,
    pub(crate) glyphs: Vec<KrillaGlyph>,
}

/// The text in lines of at most `width`, set flush left from the fragment's corner.
pub(crate) fn paragraph(
    fonts: &Fonts,
    owner: Owner,
    style: Style,
    text: &str,
    width: f32,
) -> Result<Fragment, TextFault> {
    let shaped = Rc::new(shape(fonts, style.weight, text)?);
    let lines = wrap(&shaped, width / style.size);
    let mut fragment = Fragment::empty();
    for line in lines {
        // The baseline sits so that the line's ascent and descent share what the leading leaves.
        let baseline = fragment.height + style.leading * 0.5 + style.size * 0.36;
        fragment.marks.push(Mark {
            owner,
            x: 0.0,
            y: baseline,
            drawing: Drawing::Text { shaped: Rc::clone(&shaped), glyphs: line, style },
        });
        fragment.height += style.leading;
    }
    Ok(fragment)
}

/// The width of a text in one line.
pub(crate) fn line_width(glyphs: &[KrillaGlyph], size: f32) -> f32 {
    glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * size
}

fn shape(fonts: &Fonts, weight: Weight, text: &str) -> Result<Shaped, TextFault> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let typeface = fonts.of(weight);
    if let Some(missing) = text.chars().find(|character| typeface.face.glyph_index(*character).is_none()) {
        return Err(TextFault::NoGlyph(missing));
    }
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.set_direction(rustybuzz::Direction::LeftToRight);
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape(&typeface.face, &[], buffer);
    let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    let glyphs = shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .enumerate()
        .map(|(index, (info, position))| {
            let start = starts[index];
            let end = starts[index..].iter().copied().find(|other| *other > start).unwrap_or(text.len());
            let ems = |units: i32| {
                f32::from(i16::try_from(units).unwrap_or(i16::MAX)) / units_per_em(fonts, weight)
            };
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                ems(position.x_advance),
                ems(position.x_offset),
                ems(position.y_offset),
                ems(position.y_advance),
                start..end,
                None,
            )
        })
        .collect();
    Ok(Shaped { text, glyphs })
}

fn units_per_em(fonts: &Fonts, weight: Weight) -> f32 {
    f32::from(i16::try_from(fonts.of(weight).face.units_per_em()).unwrap_or(1000))
}

/// Ranges of glyphs that fit into so many ems; a space ends its line, a longer word is cut where it must be.
fn wrap(shaped: &Shaped, width_ems: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut after_space, mut used) = (0, None, 0.0_f32);
    let mut index = 0;
    while index < shaped.glyphs.len() {
        let glyph = &shaped.glyphs[index];
        let is_space = shaped.text.get(glyph.text_range.clone()) == Some(" ");
        // A tenth of a percent forgives the rounding of sums.
        if !is_space && index > start && used + glyph.x_advance > width_ems * 1.001 {
            let end = after_space.take().unwrap_or(index);
            lines.push(start..end);
            (start, used, index) = (end, 0.0, end);
            continue;
        }
        used += glyph.x_advance;
        index += 1;
        if is_space {
            after_space = Some(index);
        }
    }
    if start < shaped.glyphs.len() {
        lines.push(start..shaped.glyphs.len());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width_ems: f32, expected: &[&str]) {
        let shaped = shape(Fonts::embedded().unwrap(), Weight::Regular, text).unwrap();
        let lines: Vec<&str> = wrap(&shaped, width_ems)
            .into_iter()
            .map(|line| {
                let glyphs = &shaped.glyphs[line];
                &shaped.text[glyphs[0].text_range.start..glyphs.last().unwrap().text_range.end]
            })
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn lines_break_after_spaces_and_nothing_is_lost() {
        check("Тұрғын үй кезегі", 4.2, &["Тұрғын ", "үй ", "кезегі"]);
        check("Тұрғын үй кезегі", 5.5, &["Тұрғын үй ", "кезегі"]);
        check("Тұрғын үй кезегі", 50.0, &["Тұрғын үй кезегі"]);
        check("", 5.0, &[]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        check("аааааааа", 1.7, &["ааа", "ааа", "аа"]);
    }

    #[test]
    fn line_ends_and_runs_of_spaces_become_one_space() {
        check(" бір\r\n  екі ", 50.0, &["бір екі"]);
    }

    #[test]
    fn every_letter_of_the_three_languages_has_a_glyph_and_the_tenge_sign_has_none() {
        let fonts = Fonts::embedded().unwrap();
        let alphabet = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя \
                        ABCXYZ abcxyz 0123456789 «»№–—§·•…()/:;,.!?%+−'\"&@#_";
        assert!(shape(fonts, Weight::Regular, alphabet).is_ok());
        assert!(shape(fonts, Weight::Bold, alphabet).is_ok());
        assert_eq!(shape(fonts, Weight::Regular, "100 ₸").err(), Some(TextFault::NoGlyph('₸')));
    }
}
