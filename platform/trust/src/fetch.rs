//! Bounded HTTP questions to authorities: short time-outs, a largest answer, no redirects.

use std::time::Duration;

use reqwest::Client;
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;

const TIMEOUT: Duration = Duration::from_secs(5);
/// Tries of one question; the network fails now and then.
const TRIES: u32 = 2;

/// Why an authority gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum FetchFault {
    /// The question did not get through, or the answer broke off.
    #[error("the authority does not answer")]
    Unreachable,
    /// The authority answered with an error.
    #[error("the authority answered with status {0}")]
    Status(u16),
    /// The answer is larger than allowed.
    #[error("the answer is larger than {0} bytes")]
    TooLarge(usize),
}

/// The client for all questions of one desk.
pub(crate) fn client() -> Option<Client> {
    Client::builder()
        .timeout(TIMEOUT)
        .connect_timeout(TIMEOUT)
        .redirect(Policy::none())
        .no_proxy()
        .build()
        .ok()
}

/// Fetches a list.
pub(crate) async fn get(client: &Client, address: &str, most_bytes: usize) -> Result<Vec<u8>, FetchFault> {
    tried(|| client.get(address), most_bytes).await
}

/// Asks an OCSP responder.
pub(crate) async fn ask(
    client: &Client,
    address: &str,
    question: &[u8],
    most_bytes: usize,
) -> Result<Vec<u8>, FetchFault> {
    let request =
        || client.post(address).header(CONTENT_TYPE, "application/ocsp-request").body(question.to_vec());
    tried(request, most_bytes).await
}

async fn tried(
    request: impl Fn() -> reqwest::RequestBuilder,
    most_bytes: usize,
) -> Result<Vec<u8>, FetchFault> {
    let mut outcome = Err(FetchFault::Unreachable);
    for _ in 0..TRIES {
        outcome = once(request(), most_bytes).await;
        if !matches!(outcome, Err(FetchFault::Unreachable)) {
            break;
        }
    }
    outcome
}

async fn once(request: reqwest::RequestBuilder, most_bytes: usize) -> Result<Vec<u8>, FetchFault> {
    let mut response = request.send().await.map_err(|_| FetchFault::Unreachable)?;
    if !response.status().is_success() {
        return Err(FetchFault::Status(response.status().as_u16()));
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| FetchFault::Unreachable)? {
        if bytes.len() + chunk.len() > most_bytes {
            return Err(FetchFault::TooLarge(most_bytes));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
