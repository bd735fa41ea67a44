//! Plots of bars as SVG: as wide as a phone, one group of bars below the other, each bar with its figure beside it.
//!
//! Series differ by their fill (full, empty, hatched), so that a plot is read in black and white and by whoever does not
//! tell colours apart. Only presentation attributes are used, and the ink is that of the page. The table beside a plot says
//! the same.

use kezek_web::{Phrase, Ui};

/// The width of a plot: that of a narrow phone without its margins.
const WIDTH: u32 = 344;
/// Room for a figure behind the longest bar.
const FIGURE_WIDTH: u32 = 84;
/// Room for a short label before the bars.
const LABEL_WIDTH: u32 = 60;
const BAR_HEIGHT: u32 = 13;
const BAR_STEP: u32 = 16;
const LINE: u32 = 17;
const GROUP_GAP: u32 = 9;
/// A line of this many letters fits at the size of the labels.
const LETTERS: usize = 50;

/// Where the label of a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Labels {
    /// Short labels, before the bars.
    Beside,
    /// Long labels, in lines above the bars.
    Above,
}

/// What a plot shows.
#[derive(Debug, Clone)]
pub(super) struct Drawing {
    pub(super) title: Phrase,
    /// The kinds of bar; a single one needs no key.
    pub(super) series: Vec<Phrase>,
    pub(super) labels: Labels,
    pub(super) groups: Vec<Group>,
    /// The value of a bar of full length; none for the largest that is shown.
    pub(super) full: Option<u64>,
}

/// Bars that belong together, one of each series.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) label: Phrase,
    /// The value with the words that are written beside the bar; none where nothing is known.
    pub(super) bars: Vec<(Option<u64>, Phrase)>,
}

/// A drawn plot, as its template needs it.
#[derive(Debug, Clone)]
pub(crate) struct Plot {
    /// Part of the ids, different for each plot of a page.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) texts: Vec<Text>,
    pub(super) bars: Vec<Bar>,
    /// Where the line at which bars begin stands, from top to bottom.
    pub(super) base: Vec<(u32, u32, u32)>,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) words: String,
}

/// A bar or a sample of it in the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) fill: Fill,
}

/// How a bar is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    Full,
    Empty,
    Hatched,
}

impl Fill {
    /// The fill of the series with this number, from 0.
    const fn of(series: usize) -> Self {
        match series % 3 {
            0 => Self::Full,
            1 => Self::Empty,
            _ => Self::Hatched,
        }
    }
}

impl Drawing {
    /// The plot in the language of the page; none where no bar would be seen.
    pub(super) fn draw(&self, ui: &Ui, id: String) -> Option<Plot> {
        let values = self.groups.iter().flat_map(|group| &group.bars).filter_map(|(value, _)| *value);
        let largest = self.full.or_else(|| values.max()).filter(|largest| *largest > 0)?;
        if self.groups.iter().all(|group| group.bars.iter().all(|(value, _)| value.is_none())) {
            return None;
        }
        let title = ui.say(&self.title);
        let description = ui.with("quality-plot-description", "table", title.as_str());
        let mut plot = Plot {
            id,
            title,
            description,
            width: WIDTH,
            height: 0,
            texts: Vec::new(),
            bars: Vec::new(),
            base: Vec::new(),
        };
        plot.key(ui, &self.series);
        for group in &self.groups {
            plot.group(ui, self.labels, group, largest);
        }
        Some(plot)
    }
}

impl Plot {
    fn key(&mut self, ui: &Ui, series: &[Phrase]) {
        if series.len() < 2 {
            return;
        }
        for (number, words) in series.iter().enumerate() {
            self.bars.push(Bar { x: 1, y: self.height + 1, width: 26, fill: Fill::of(number) });
            self.texts.push(Text { x: 36, y: self.height + BAR_HEIGHT - 1, words: ui.say(words) });
            self.height += LINE + 1;
        }
        self.height += GROUP_GAP;
    }

    fn group(&mut self, ui: &Ui, labels: Labels, group: &Group, largest: u64) {
        let label = ui.say(&group.label);
        let left = match labels {
            Labels::Beside => {
                self.texts.push(Text { x: 0, y: self.height + BAR_HEIGHT - 1, words: label });
                LABEL_WIDTH
            }
            Labels::Above => {
                for line in lines(&label) {
                    self.texts.push(Text { x: 0, y: self.height + BAR_HEIGHT - 1, words: line });
                    self.height += LINE;
                }
                1
            }
        };
        let top = self.height;
        for (number, (value, words)) in group.bars.iter().enumerate() {
            let longest = WIDTH - left - FIGURE_WIDTH;
            let length = value.map_or(0, |value| length(value, largest, longest));
            if length > 0 {
                self.bars.push(Bar { x: left, y: self.height, width: length, fill: Fill::of(number) });
            }
            let beside = left + length + 6;
            self.texts.push(Text { x: beside, y: self.height + BAR_HEIGHT - 2, words: ui.say(words) });
            self.height += BAR_STEP;
        }
        self.base.push((left, top.saturating_sub(1), self.height - (BAR_STEP - BAR_HEIGHT) + 1));
        self.height += GROUP_GAP;
    }
}

/// The length of a bar; what is not nothing is seen.
fn length(value: u64, largest: u64, longest: u32) -> u32 {
    if value == 0 {
        return 0;
    }
    let scaled = u128::from(value.min(largest)) * u128::from(longest) / u128::from(largest.max(1));
    u32::try_from(scaled).unwrap_or(longest).max(2)
}

/// Words in lines that fit.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use kezek_kernel::Language;

    use super::*;
    use crate::pages::gallery::shell;

    fn drawing(values: &[Option<u64>], full: Option<u64>) -> Drawing {
        let bar = |value: &Option<u64>| (*value, Phrase::plain("x"));
        Drawing {
            title: Phrase::plain("t"),
            series: vec![Phrase::plain("a"), Phrase::plain("b")],
            labels: Labels::Beside,
            groups: vec![Group { label: Phrase::plain("l"), bars: values.iter().map(bar).collect() }],
            full,
        }
    }

    #[track_caller]
    fn check(values: &[Option<u64>], full: Option<u64>, expected: Option<&[u32]>) {
        let ui = Ui::sample(&shell(), Language::Kk);
        let plot = drawing(values, full).draw(&ui, "p".to_owned());
        // The first two bars are the samples of the key.
        let widths = plot.map(|plot| plot.bars.iter().skip(2).map(|bar| bar.width).collect::<Vec<_>>());
        assert_eq!(widths.as_deref(), expected, "{values:?}");
    }

    #[test]
    fn bars_are_as_long_as_their_values() {
        check(&[Some(100), Some(50)], None, Some(&[200, 100]));
        check(&[Some(500), Some(1)], Some(1000), Some(&[100, 2]));
        check(&[Some(500), None], Some(1000), Some(&[100]));
        check(&[Some(0), Some(10)], None, Some(&[200]));
        check(&[Some(0), Some(0)], None, None);
        check(&[None, None], Some(1000), None);
    }

    #[test]
    fn nothing_is_drawn_outside_the_sheet() {
        let ui = Ui::sample(&shell(), Language::Ru);
        let mut drawing = drawing(&[Some(7), Some(9)], None);
        drawing.labels = Labels::Above;
        drawing.groups[0].label = Phrase::plain("слово ".repeat(40));
        let plot = drawing.draw(&ui, "p".to_owned()).unwrap();
        assert!(plot.bars.iter().all(|bar| bar.x + bar.width < WIDTH && bar.y + BAR_HEIGHT <= plot.height));
        assert!(plot.texts.iter().all(|text| text.y <= plot.height));
        assert!(plot.texts.iter().all(|text| text.words.chars().count() <= LETTERS));
    }
}
