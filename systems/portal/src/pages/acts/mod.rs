//! The acts as they are published from the data that run: which there are, what an edition says, how a channel goes.

mod channel;
mod edition;
mod figure;
mod list;

pub(crate) use channel::ChannelPage;
pub(crate) use edition::EditionPage;
pub(crate) use figure::FigureFile;
pub(crate) use list::ActsPage;

use kezek_regulations::Standing;
use kezek_web::Phrase;

/// Where an act stands, in words.
fn standing(standing: Standing) -> Phrase {
    Phrase::key(match standing {
        Standing::NotInForce => "standing-not-in-force",
        Standing::NotApplied => "standing-not-applied",
        Standing::PerhapsApplied => "standing-perhaps-applied",
        Standing::Applied => "standing-applied",
        Standing::Repealed => "standing-repealed",
    })
}
