//! The entrance: IIN and password, with the same answer for every wrong pair.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_web::{
    Fault, Field, Form, Network, Phrase, SessionToken, Submitted, Ui, Visit, page, page_with_status,
};

use crate::Workstation;
use crate::sign_in::SignInFault;

#[derive(Template)]
#[template(path = "workstation/sign_in.html")]
pub(crate) struct SignInPage {
    ui: Ui,
    form: Form,
}

impl SignInPage {
    fn new(ui: Ui, iin: &str, fault: Option<Phrase>) -> Self {
        let number = Field::iin("iin", "ws-sign-in-iin", iin, "username").hint("ws-sign-in-iin-hint");
        let mut form = Form::new("/sign-in", "ws-sign-in-button").field(number).field(Field::password(
            "password",
            "ws-sign-in-password",
            "current-password",
        ));
        form.faults.extend(fault);
        Self { ui, form }
    }
}

/// Shows the entrance.
pub(super) async fn show(visit: Visit) -> Response {
    page(&SignInPage::new(visit.ui(), "", None))
}

/// Signs in.
pub(super) async fn sign_in(
    State(workstation): State<Workstation>,
    visit: Visit,
    Network(network): Network,
    form: Submitted,
) -> Result<Response, Fault> {
    let iin = form.text("iin");
    let token = SessionToken::fresh()?;
    let password = form.exact("password").to_owned();
    let fault = match workstation.sign_in(iin, password, network, token.to_text()).await {
        Ok(()) => return Ok(visit.renew(&token, Redirect::to("/").into_response())),
        Err(SignInFault::Store(error)) => return Err(Fault::internal(error)),
        Err(SignInFault::Wrong) => Phrase::key("ws-sign-in-wrong"),
        Err(SignInFault::Wait(seconds)) => Phrase::key("ws-sign-in-delayed").with("seconds", seconds),
    };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage::new(visit.ui(), iin, Some(fault))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_entrance_renders() {
        gallery::check(|ui| {
            let wait = Phrase::key("ws-sign-in-delayed").with("seconds", 32_i64);
            vec![
                SignInPage::new(ui.clone(), "", None),
                SignInPage::new(ui.clone(), "500101100000", Some("ws-sign-in-wrong".into())),
                SignInPage::new(ui.clone(), "500101100000", Some(wait)),
            ]
        });
    }
}
