//! A stand-in for NCALayer: the same WebSocket protocol, the demo people's keys, and nobody who has to click.
//!
//! A page talks to it as to the real program, over `ws` or `wss` on the same port. Which key answers follows from what
//! the page asks for; a tester decides otherwise on the control page, which the same port serves to a browser.

mod basics;
mod common_utils;
mod control;
mod doors;
mod key_info;
mod keyring;
mod protocol;

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kezek_kernel::Iin;
use tokio::net::TcpListener;

use crate::Clock;
use crate::authority::{Authority, Credential, Fault};
use crate::people::{FilesError, read_demo_file, read_tls_credential};
use keyring::Keyring;

/// The largest message of a page in bytes: a PDF with attachments, in base64.
const LARGEST_MESSAGE_BYTES: usize = 48 * 1024 * 1024;
/// More answers than this cannot be prepared.
const MOST_PREPARED: usize = 32;

/// The stand-in could not start.
#[derive(Debug, thiserror::Error)]
pub enum SignerError {
    /// The demo's files could not be read.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// There is no list of demo people in the folder.
    #[error("the folder has no demo people; start the demo once to make them")]
    NoPeople,
    /// The key for TLS is of no use.
    #[error("TLS: {0}")]
    Tls(#[from] rustls::Error),
    /// The port could not be served.
    #[error("network: {0}")]
    Network(#[from] std::io::Error),
}

/// How the next prompt is answered, in place of the obvious way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prepared {
    /// With this person's key, whoever the page asked for.
    Key(Iin),
    /// As if the person had closed the window.
    Cancel,
    /// With an error.
    Error,
    /// As by an older version that lacks the module which the page asked.
    Older,
    /// With the key that would have answered, under a certificate that is wrong in this way.
    Faulty(Fault),
}

/// The stand-in signer.
pub struct Signer {
    keyring: Keyring,
    /// Makes faulty certificates and time stamps; without it a prompt for either ends in an error.
    authority: Option<Arc<Authority>>,
    clock: Clock,
    tls: Option<Credential>,
    prepared: Mutex<VecDeque<Prepared>>,
}

impl Signer {
    /// A signer with the keys that the demo left in its data folder.
    pub fn open(data: &Path, authority: Option<Arc<Authority>>, clock: Clock) -> Result<Self, SignerError> {
        let file = read_demo_file(data)?.ok_or(SignerError::NoPeople)?;
        Ok(Self {
            keyring: Keyring::open(data, file)?,
            authority,
            clock,
            tls: read_tls_credential(data)?,
            prepared: Mutex::default(),
        })
    }

    /// Prepares the answer to one prompt to come; they are used in order. False when too many wait.
    pub fn prepare(&self, answer: Prepared) -> bool {
        let mut prepared = self.prepared();
        let room = prepared.len() < MOST_PREPARED;
        if room {
            prepared.push_back(answer);
        }
        room
    }

    /// Forgets what was prepared.
    pub fn forget(&self) {
        self.prepared().clear();
    }

    fn take_prepared(&self) -> Option<Prepared> {
        self.prepared().pop_front()
    }

    fn prepared(&self) -> MutexGuard<'_, VecDeque<Prepared>> {
        self.prepared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves the protocol and the control page on this socket, with and without TLS, until dropped.
pub async fn serve(listener: TcpListener, signer: Arc<Signer>) -> Result<(), SignerError> {
    let doors = doors::Doors::new(listener, signer.tls.as_ref())?;
    Ok(axum::serve(doors, router(signer)).await?)
}

/// The routes of the signer, for tests that need no socket.
pub fn router(signer: Arc<Signer>) -> Router {
    Router::new()
        .route("/", get(enter))
        .route("/next", post(control::prepare))
        .route("/forget", post(control::forget))
        .with_state(signer)
}

/// A page's script opens a WebSocket here, a tester's browser gets the control page.
async fn enter(
    State(signer): State<Arc<Signer>>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    match upgrade {
        Ok(upgrade) => upgrade
            .max_message_size(LARGEST_MESSAGE_BYTES)
            .max_frame_size(LARGEST_MESSAGE_BYTES)
            .on_upgrade(move |socket| converse(socket, signer)),
        Err(_) => control::page(&signer).into_response(),
    }
}

/// One request, one answer, in order, until the page leaves.
async fn converse(mut socket: WebSocket, signer: Arc<Signer>) {
    if socket.send(Message::text(protocol::greeting())).await.is_err() {
        return;
    }
    while let Some(Ok(message)) = socket.recv().await {
        let Message::Text(request) = message else { continue };
        let signer = signer.clone();
        // Signing is computation; it must not hold up other connections.
        let answer = tokio::task::spawn_blocking(move || protocol::answer(&signer, &request)).await;
        let Ok(answer) = answer else { return };
        if socket.send(Message::text(answer)).await.is_err() {
            return;
        }
    }
}
