//! The acts as published; nobody has to sign in.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use kezek_regulations::{Channel, Edition, EditionKey, Process};
use kezek_web::{Fault, Visit, page};

use super::catalogue::ui;
use crate::pages::acts::{ActsPage, ChannelPage, EditionPage, FigureFile};
use crate::state::Portal;

/// `GET /acts`
pub(super) async fn list(State(portal): State<Portal>, visit: Visit) -> Result<Response, Fault> {
    let ui = ui(&portal, visit).await?;
    Ok(page(&ActsPage::of(ui, &portal.library, portal.today())))
}

/// `GET /acts/{regulation}/{date}`
pub(super) async fn edition(
    State(portal): State<Portal>,
    visit: Visit,
    Path((regulation, date)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let edition = find(&portal, &regulation, &date)?;
    let ui = ui(&portal, visit).await?;
    Ok(page(&EditionPage::of(ui, &edition, portal.today())))
}

/// `GET /acts/{regulation}/{date}/{channel}`
pub(super) async fn channel(
    State(portal): State<Portal>,
    visit: Visit,
    Path((regulation, date, channel)): Path<(String, String, String)>,
) -> Result<Response, Fault> {
    let edition = find(&portal, &regulation, &date)?;
    let process = process(&edition, &channel)?;
    let ui = ui(&portal, visit).await?;
    Ok(page(&ChannelPage::of(ui, &edition, process)))
}

/// `GET /acts/{regulation}/{date}/{channel}/{file}`
pub(super) async fn figure(
    State(portal): State<Portal>,
    visit: Visit,
    Path((regulation, date, channel, file)): Path<(String, String, String, String)>,
) -> Result<Response, Fault> {
    let edition = find(&portal, &regulation, &date)?;
    let process = process(&edition, &channel)?;
    let (file, language) = FigureFile::named(&file).ok_or(Fault::NotFound)?;
    let drawn = file.draw(&visit.ui(), &edition, process, language);
    Ok(([(header::CONTENT_TYPE, file.media())], drawn).into_response())
}

fn process<'a>(edition: &'a Edition, channel: &str) -> Result<&'a Process, Fault> {
    let channel = Channel::from_code(channel).ok_or(Fault::NotFound)?;
    edition.process(channel).ok_or(Fault::NotFound)
}

fn find(portal: &Portal, regulation: &str, date: &str) -> Result<Arc<Edition>, Fault> {
    let key: EditionKey = format!("{regulation}/{date}").parse().map_err(|_| Fault::NotFound)?;
    portal.library.edition(&key).cloned().ok_or(Fault::NotFound)
}
