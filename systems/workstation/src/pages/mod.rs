//! What officers see: handlers parse, call one act, render.

mod applications;
mod cases;
mod complaints;
mod entrance;
mod indicators;
mod lists;
mod meetings;
mod officer;
mod people;
mod search;
mod sign_in;
mod signing;
mod wording;
mod work;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kezek_store::{Failure, StoreError};
use kezek_web::{Fault, Submitted};

use crate::words::BothWords;
use crate::{Refusal, Workstation};

pub(crate) use cases::dossier::{Answer, Dossier};
pub use entrance::navigation;

/// Signatures of two documents with their certificates and lists fit well.
const LARGEST_SIGNATURES_BYTES: usize = 2 * 1024 * 1024;

/// All scans of one application and what goes with them; the edition's own limits are lower.
const LARGEST_SCANS_BYTES: usize = 12 * 1024 * 1024;

/// All pages, inside the shell.
pub(crate) fn routes(workstation: &Workstation) -> Router {
    let signing =
        get(cases::sign::show).post(cases::sign::sign).layer(DefaultBodyLimit::max(LARGEST_SIGNATURES_BYTES));
    let taking = get(applications::sign::show)
        .post(applications::sign::sign)
        .layer(DefaultBodyLimit::max(LARGEST_SIGNATURES_BYTES));
    let filling = get(applications::topic::show)
        .post(applications::topic::save)
        .layer(DefaultBodyLimit::max(LARGEST_SCANS_BYTES));
    let protocol_signing = get(meetings::protocol::show)
        .post(meetings::protocol::sign)
        .layer(DefaultBodyLimit::max(LARGEST_SIGNATURES_BYTES));
    let pages = Router::new()
        .route("/", get(work::show))
        .route("/applications", get(applications::list::show).post(applications::list::begin))
        .route("/applications/{number}", get(applications::taken::show))
        .route("/applications/{number}/receipt.pdf", get(applications::taken::receipt))
        .route("/intakes/{draft}/sign", taking)
        .route("/intakes/{draft}/{topic}", filling)
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(entrance::sign_out))
        .route("/cases/{number}", get(cases::show::show))
        .route("/cases/{number}/take", post(cases::take::take))
        .route("/cases/{number}/pass", post(cases::pass::pass))
        .route("/cases/{number}/assign", post(cases::assign::assign))
        .route("/cases/{number}/reassign", post(cases::reassign::reassign))
        .route("/cases/{number}/examine", post(cases::examine::examine))
        .route("/cases/{number}/issue", post(cases::issue::issue))
        .route("/cases/{number}/assist", post(cases::assist::assist))
        .route("/cases/{number}/certify", post(cases::certify::certify))
        .route("/cases/{number}/extend", get(cases::extend::show).post(cases::extend::extend))
        .route("/cases/{number}/correct", get(cases::correct::show).post(cases::correct::ask))
        .route("/cases/{number}/resume", post(cases::resume::resume))
        .route("/cases/{number}/refuse", post(cases::refuse::refuse))
        .route("/cases/{number}/prepare", post(cases::prepare::prepare))
        .route("/cases/{number}/draft", get(cases::draft::show))
        .route("/cases/{number}/sign", signing)
        .route("/cases/{number}/attachments/{line}", get(cases::files::attachment))
        .route("/cases/{number}/document.pdf", get(cases::files::document))
        .merge(complaints())
        .route("/meetings", get(meetings::list::show))
        .route("/meetings/new", get(meetings::call::show).post(meetings::call::call))
        .route("/meetings/{id}", get(meetings::show::show))
        .route("/meetings/{id}/agenda", get(meetings::agenda::show).post(meetings::agenda::set))
        .route("/meetings/{id}/open", post(meetings::acts::open))
        .route("/meetings/{id}/attendance", post(meetings::acts::mark))
        .route("/meetings/{id}/cancel", post(meetings::acts::cancel))
        .route("/meetings/{id}/close", post(meetings::acts::close))
        .route("/meetings/{id}/protocol", post(meetings::acts::prepare))
        .route("/meetings/{id}/excuse", post(meetings::acts::excuse))
        .route("/meetings/{id}/forward", post(meetings::acts::forward))
        .route("/meetings/{id}/protocol.pdf", get(meetings::protocol::page))
        .route("/meetings/{id}/sign", protocol_signing)
        .route("/meetings/{id}/cases/{number}", get(meetings::case::show))
        .route("/meetings/{id}/cases/{number}/vote", post(meetings::case::vote))
        .route("/meetings/{id}/cases/{number}/conclusion", post(meetings::case::conclude))
        .route("/search", get(search::show).post(search::search))
        .route("/lists", get(lists::all))
        .route("/lists/{locality}/{category}", get(lists::one))
        .route("/people", get(people::show))
        .route("/indicators", get(indicators::show))
        .route("/indicators/months.csv", get(indicators::files::months))
        .route("/indicators/passages.csv", get(indicators::files::passages))
        .with_state(workstation.clone());
    kezek_web::pages(workstation.shell(), pages)
}

/// The pages of complaints.
fn complaints() -> Router<Workstation> {
    let signing = get(complaints::sign::show)
        .post(complaints::sign::sign)
        .layer(DefaultBodyLimit::max(LARGEST_SIGNATURES_BYTES));
    let entering = get(complaints::enter::show)
        .post(complaints::enter::enter)
        .layer(DefaultBodyLimit::max(LARGEST_SCANS_BYTES));
    Router::new()
        .route("/complaints", get(complaints::list::show))
        .route("/complaints/new", entering)
        .route("/complaints/{number}", get(complaints::show::show))
        .route("/complaints/{number}/take", post(complaints::acts::take))
        .route("/complaints/{number}/assign", post(complaints::acts::assign))
        .route("/complaints/{number}/extend", post(complaints::acts::extend))
        .route("/complaints/{number}/prepare", post(complaints::acts::prepare))
        .route("/complaints/{number}/send-up", post(complaints::acts::send_up))
        .route("/complaints/{number}/sign", signing)
        .route("/complaints/{number}/answer.pdf", get(complaints::files::answer))
        .route("/complaints/{number}/files/{line}", get(complaints::files::file))
}

/// A text in both languages from two fields.
fn both(form: &Submitted, name: &str) -> BothWords {
    let field = |language| form.text(&format!("{name}-{language}")).to_owned();
    BothWords { kk: field("kk"), ru: field("ru") }
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
                if let Ok(folder) = std::env::var("KEZEK_GALLERY") {
                    let name = std::any::type_name::<P>().rsplit("::").next().unwrap();
                    std::fs::write(format!("{folder}/{name}-{number}-{language}.html"), html).unwrap();
                }
            }
        }
    }
}
