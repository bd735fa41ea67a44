//! Calls of a system's JSON API, and waiting for what it says to become true.

use std::time::Duration;

use serde_json::Value;

use crate::demo::Demo;

/// One call; nothing in these tests takes longer on a busy machine.
const CALL_WITHIN: Duration = Duration::from_secs(30);
/// How long [`until`] waits, and how often it asks.
const TRUE_WITHIN: Duration = Duration::from_mins(1);
const ASK_AGAIN_AFTER: Duration = Duration::from_millis(100);

/// The API of one system of a running demo.
#[derive(Clone)]
pub(crate) struct Api {
    client: reqwest::Client,
    base: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The body, which must have come with this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Vec<u8> {
        let body = String::from_utf8_lossy(&self.body);
        assert_eq!(self.status, status, "{body}");
        self.body
    }

    /// The same body as JSON.
    #[track_caller]
    pub(crate) fn json(self, status: u16) -> Value {
        serde_json::from_slice(&self.expect(status)).unwrap()
    }
}

impl Api {
    /// The system as it listens now; a demo that starts again listens elsewhere.
    pub(crate) fn of(demo: &Demo, system: &str) -> Self {
        let client = reqwest::Client::builder().timeout(CALL_WITHIN).no_proxy().build().unwrap();
        Self { client, base: demo.addresses[system].clone() }
    }

    /// Where the system listens.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Reads.
    pub(crate) async fn get(&self, path: &str, token: &str) -> Answer {
        let request = self.client.get(format!("{}{path}", self.base)).bearer_auth(token);
        Self::send(request).await.unwrap()
    }

    /// Sends JSON; an empty token is that of nobody.
    pub(crate) async fn post(&self, path: &str, token: &str, body: &Value) -> Answer {
        let headers = [("content-type", "application/json")];
        self.post_bytes(path, token, &headers, body.to_string().into_bytes()).await.unwrap()
    }

    /// Sends bytes; the error is that of a server which is not there, or went away before it answered.
    pub(crate) async fn post_bytes(
        &self,
        path: &str,
        token: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Answer, reqwest::Error> {
        let mut request = self.client.post(format!("{}{path}", self.base)).body(body);
        if !token.is_empty() {
            request = request.bearer_auth(token);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Self::send(request).await
    }

    /// An answer counts when its last byte is there.
    async fn send(request: reqwest::RequestBuilder) -> Result<Answer, reqwest::Error> {
        let response = request.send().await?;
        let status = response.status().as_u16();
        Ok(Answer { status, body: response.bytes().await?.to_vec() })
    }
}

/// Asks until there is an answer; gives up after a minute, saying what was awaited.
pub(crate) async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let asking = async {
        loop {
            if let Some(found) = ask().await {
                return found;
            }
            tokio::time::sleep(ASK_AGAIN_AFTER).await;
        }
    };
    let within = tokio::time::timeout(TRUE_WITHIN, asking).await;
    within.unwrap_or_else(|_| panic!("after {TRUE_WITHIN:?} still not true: {what}"))
}
