//! SMS through an HTTP gateway that takes, refuses, fails, and is away.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use kezek_notices::{GatewaySettings, GatewaySms, SendFault, SmsPort as _};
use serde_json::{Value, json};

use crate::{id, sms};

/// Answers with these statuses in their order, and keeps what came.
#[derive(Clone, Default)]
struct Operator {
    statuses: Arc<Mutex<Vec<u16>>>,
    came: Arc<Mutex<Vec<(String, String, Value)>>>,
}

async fn take(State(operator): State<Operator>, headers: HeaderMap, body: String) -> StatusCode {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let came = (header("authorization"), header("idempotency-key"), serde_json::from_str(&body).unwrap());
    operator.came.lock().unwrap().push(came);
    StatusCode::from_u16(operator.statuses.lock().unwrap().remove(0)).unwrap()
}

async fn serve(operator: &Operator) -> GatewaySms {
    let router = Router::new().route("/send", post(take)).with_state(operator.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/send", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    GatewaySms::new(&GatewaySettings { url, token: "сыр".escape_unicode().to_string() }).unwrap()
}

#[tokio::test]
async fn what_the_operator_answers_decides_whether_to_try_again() {
    let operator = Operator::default();
    let gateway = serve(&operator).await;
    let later = |text: &str| Err(SendFault::Later(text.to_owned()));
    let never = |text: &str| Err(SendFault::Never(text.to_owned()));
    for (status, expected) in [
        (202, Ok(())),
        (503, later("gateway-answers 503")),
        // A wrong token or a wrong form of ours says nothing about the number.
        (401, later("gateway-answers 401")),
        (400, later("gateway-answers 400")),
        (302, later("gateway-answers 302")),
        (422, never("gateway-refuses-number 422")),
        (410, never("gateway-refuses-number 410")),
    ] {
        operator.statuses.lock().unwrap().push(status);
        assert_eq!(gateway.send_sms(&sms()).await, expected, "{status}");
    }
    let came = operator.came.lock().unwrap();
    let (authorization, key, body) = &came[0];
    assert!(authorization.starts_with("Bearer "), "{authorization}");
    assert_eq!(*key, id().to_string());
    assert_eq!(*body, json!({ "to": "+77010000000", "text": sms().text }));
    assert!(came.iter().all(|each| each.1 == *key), "every try carries the same identifier");
}

#[tokio::test]
async fn a_gateway_that_is_away_is_tried_again() {
    let gateway =
        GatewaySms::new(&GatewaySettings { url: "http://127.0.0.1:9/".into(), token: "x".into() }).unwrap();
    assert_eq!(gateway.send_sms(&sms()).await, Err(SendFault::Later("gateway-unreachable".to_owned())));
}
