//! What officers see: handlers parse, call one act, render.

mod cases;
mod entrance;
mod lists;
mod officer;
mod people;
mod sign_in;
mod wording;
mod work;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kezek_store::{Failure, StoreError};
use kezek_web::Fault;

use crate::{Refusal, Workstation};

pub(crate) use cases::dossier::Dossier;
pub use entrance::navigation;

/// Signatures of two documents with their certificates and lists fit well.
const LARGEST_SIGNATURES_BYTES: usize = 2 * 1024 * 1024;

/// All pages, inside the shell.
pub(crate) fn routes(workstation: &Workstation) -> Router {
    let signing =
        get(cases::sign::show).post(cases::sign::sign).layer(DefaultBodyLimit::max(LARGEST_SIGNATURES_BYTES));
    let pages = Router::new()
        .route("/", get(work::show))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(entrance::sign_out))
        .route("/cases/{number}", get(cases::show::show))
        .route("/cases/{number}/take", post(cases::take::take))
        .route("/cases/{number}/pass", post(cases::pass::pass))
        .route("/cases/{number}/assign", post(cases::assign::assign))
        .route("/cases/{number}/examine", post(cases::examine::examine))
        .route("/cases/{number}/correct", get(cases::correct::show).post(cases::correct::ask))
        .route("/cases/{number}/resume", post(cases::resume::resume))
        .route("/cases/{number}/refuse", post(cases::refuse::refuse))
        .route("/cases/{number}/prepare", post(cases::prepare::prepare))
        .route("/cases/{number}/draft", get(cases::draft::show))
        .route("/cases/{number}/sign", signing)
        .route("/cases/{number}/attachments/{line}", get(cases::files::attachment))
        .route("/cases/{number}/document.pdf", get(cases::files::document))
        .route("/lists", get(lists::all))
        .route("/lists/{locality}/{category}", get(lists::one))
        .route("/people", get(people::show))
        .with_state(workstation.clone());
    kezek_web::pages(workstation.shell(), pages)
}

/// A refusal that no page can show beside a field: the case does not exist for this officer.
fn fault(failure: &Failure<Refusal>) -> Fault {
    match failure {
        Failure::Refused(_) => Fault::NotFound,
        Failure::Store(error) => Fault::internal(error),
    }
}

fn store_fault(error: StoreError) -> Fault {
    Fault::internal(error)
}

/// Every page renders in every language without a missing sentence or a broken tag.
#[cfg(test)]
pub(crate) mod gallery {
    use askama::Template;
    use kezek_content::Content;
    use kezek_kernel::{Language, SystemName};
    use kezek_web::{Audience, Shell, Ui, inspect};

    use super::navigation;

    pub(crate) fn shell() -> Shell {
        let mut settings = inspect::sample_settings();
        settings.system = SystemName::Workstation;
        settings.audience = Audience::Officers;
        settings.nav = navigation();
        Shell::open(&Content::embedded(), settings).unwrap()
    }

    #[track_caller]
    pub(crate) fn check<P: Template>(samples: impl Fn(&Ui) -> Vec<P>) {
        let shell = shell();
        for language in Language::ALL {
            let ui = Ui::sample(&shell, language).signed_in("Сәкен Әбдірахманов");
            for (number, page) in samples(&ui).iter().enumerate() {
                let html = page.render().unwrap();
                let found = inspect::faults(&html, language);
                assert!(found.is_empty(), "sample {number} in {language}: {found:?}");
            }
        }
    }
}
