//! SMS through a gateway over HTTP: `POST {"to": "+77…", "text": "…"}` with a bearer token.
//!
//! Every operator's gateway has an address like this or an adapter in front of it that has. `Idempotency-Key` carries
//! the message's identifier. 2xx: taken. 410 and 422: the number takes nothing. Everything else is tried again.

use std::time::Duration;

use reqwest::Url;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use serde_json::json;

use crate::{SendFault, Sending, Sms, SmsPort, StartFault, is_this_machine};

/// No gateway takes longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where the gateway is.
#[derive(Clone)]
pub struct GatewaySettings {
    /// Its address.
    pub url: String,
    /// The token that lets us in.
    pub token: String,
}

/// Sends through a gateway.
#[derive(Clone)]
pub struct GatewaySms {
    client: reqwest::Client,
    url: Url,
    authorization: HeaderValue,
}

/// The token stays out of logs.
impl std::fmt::Debug for GatewaySms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("GatewaySms(..)")
    }
}

impl GatewaySms {
    /// The adapter; HTTP without TLS is taken on this machine alone.
    pub fn new(settings: &GatewaySettings) -> Result<Self, StartFault> {
        let url: Url = settings.url.parse().map_err(|_| StartFault::GatewayAddress)?;
        let protected =
            url.scheme() == "https" || url.scheme() == "http" && url.host_str().is_some_and(is_this_machine);
        if !protected {
            return Err(StartFault::GatewayAddress);
        }
        let mut authorization = HeaderValue::from_str(&format!("Bearer {}", settings.token.trim()))
            .map_err(|_| StartFault::Client)?;
        authorization.set_sensitive(true);
        // The gateway is named in the settings; a redirect or a proxy from the environment would lead elsewhere.
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|_| StartFault::Client)?;
        Ok(Self { client, url, authorization })
    }

    async fn post(&self, sms: &Sms) -> Result<(), SendFault> {
        let body = json!({ "to": sms.to.as_str(), "text": sms.text }).to_string();
        let request = self
            .client
            .post(self.url.clone())
            .header(AUTHORIZATION, self.authorization.clone())
            .header(CONTENT_TYPE, "application/json")
            .header("Idempotency-Key", sms.id.to_string())
            .body(body);
        let answer = request.send().await.map_err(|_| SendFault::Later("gateway-unreachable".to_owned()))?;
        match answer.status().as_u16() {
            200..=299 => Ok(()),
            status @ (410 | 422) => Err(SendFault::Never(format!("gateway-refuses-number {status}"))),
            status => Err(SendFault::Later(format!("gateway-answers {status}"))),
        }
    }
}

impl SmsPort for GatewaySms {
    fn send_sms<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        Box::pin(self.post(sms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, accepted: bool) {
        let settings = GatewaySettings { url: url.to_owned(), token: "secret\n".to_owned() };
        assert_eq!(GatewaySms::new(&settings).is_ok(), accepted, "{url}");
    }

    #[test]
    fn numbers_do_not_leave_the_machine_in_clear() {
        check("https://sms.example.kz/send", true);
        check("http://127.0.0.1:9000/send", true);
        check("http://sms.example.kz/send", false);
        check("ftp://sms.example.kz/send", false);
        check("sms", false);
    }
}
