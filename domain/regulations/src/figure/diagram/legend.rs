//! The legend of the acts' own diagrams. Its words come from outside.

use crate::figure::diagram::canvas::Canvas;
use crate::figure::diagram::shapes;
use crate::figure::diagram::symbol::Symbol;
use crate::figure::layout::Point;
use crate::figure::text::wrap;

/// The words of a figure in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Legend {
    /// Above the signs.
    pub heading: String,
    /// The message that starts the process.
    pub initial_message: String,
    /// The message that ends it.
    pub final_message: String,
    /// An ending without a message.
    pub final_event: String,
    /// An ending by an error.
    pub error: String,
    /// What a system does by itself.
    pub information_system: String,
    /// What a person does.
    pub process: String,
    /// A condition.
    pub condition: String,
    /// What follows what.
    pub control_flow: String,
    /// A message between participants.
    pub message_flow: String,
    /// An electronic document that the end user gets.
    pub electronic_document: String,
    /// The answer yes.
    pub yes: String,
    /// The answer no.
    pub no: String,
}

const SIGN: i32 = 56;
const LINE: i32 = 40;

impl Legend {
    /// The legend whose words `say` gives by their codes, such as `initial-message`.
    pub fn of(say: impl Fn(&str) -> String) -> Self {
        Self {
            heading: say("heading"),
            initial_message: say("initial-message"),
            final_message: say("final-message"),
            final_event: say("final-event"),
            error: say("error"),
            information_system: say("information-system"),
            process: say("process"),
            condition: say("condition"),
            control_flow: say("control-flow"),
            message_flow: say("message-flow"),
            electronic_document: say("electronic-document"),
            yes: say("yes"),
            no: say("no"),
        }
    }

    pub(super) fn words(&self, symbol: Symbol) -> &str {
        match symbol {
            Symbol::InitialMessage => &self.initial_message,
            Symbol::FinalMessage => &self.final_message,
            Symbol::FinalEvent => &self.final_event,
            Symbol::Error => &self.error,
            Symbol::InformationSystem => &self.information_system,
            Symbol::Process => &self.process,
            Symbol::Condition => &self.condition,
            Symbol::ControlFlow => &self.control_flow,
            Symbol::MessageFlow => &self.message_flow,
            Symbol::ElectronicDocument => &self.electronic_document,
        }
    }

    /// Draws the signs in use from `at` down, in as many columns as fit; gives the height.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas,
        symbols: &[Symbol],
        at: Point,
        room: i32,
        font: i32,
    ) -> i32 {
        let columns = (room / 230).clamp(1, 5);
        let column = room / columns;
        canvas.text(at.moved(0, font), font + 1, std::slice::from_ref(&self.heading), "start", true);
        let mut y = at.y + font + 14;
        for row in symbols.chunks(usize::try_from(columns).unwrap_or(1)) {
            let wrapped = row.iter().map(|&symbol| wrap(self.words(symbol), font, column - SIGN - 18));
            let wrapped: Vec<Vec<String>> = wrapped.collect();
            let tall = |lines: &[String]| i32::try_from(lines.len()).unwrap_or(0) * (font + 3);
            let height = wrapped.iter().map(|lines| tall(lines) + 8).fold(LINE, i32::max);
            for (place, (&symbol, lines)) in (0..).zip(row.iter().zip(&wrapped)) {
                let x = at.x + place * column;
                let middle = y + height / 2;
                shapes::sign(canvas, symbol, Point { x: x + SIGN / 2, y: middle });
                let first = middle - tall(lines) / 2 + font - 1;
                canvas.text(Point { x: x + SIGN + 8, y: first }, font, lines, "start", false);
            }
            y += height;
        }
        y - at.y
    }
}
