//! The officer behind a page: every page but the entrance asks for one.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_casework::Deed;
use kezek_casework::worklist::{self, Count};
use kezek_kernel::Scope;
use kezek_store::StoreError;
use kezek_web::{Fault, Link, Phrase, Ui, Visit};

use crate::Workstation;
use crate::sign_in::SignedIn;
use crate::store::complaints::{self, Filter};

/// An officer on duty with the visit through which the pages come.
#[derive(Debug, Clone)]
pub(super) struct Officer {
    pub(super) visit: Visit,
    pub(super) who: SignedIn,
    /// About how many cases the head was told; none for whoever heads no provider.
    attention: Option<Count>,
    /// How many complaints of the providers that he heads are overdue.
    overdue_complaints: u32,
    /// Whether his providers take applications on paper.
    on_paper: bool,
}

impl Officer {
    /// What templates speak through, with the officer's name and the section of the navigation.
    pub(super) fn ui(&self, section: &'static str) -> Ui {
        let ui = self.visit.ui().signed_in(self.who.person.name.full()).at(section);
        let reads_indicators = !self.who.duty.providers_for(Deed::ReadIndicators).is_empty();
        let sections = [
            ("applications", self.on_paper),
            ("meetings", self.of_commission()),
            ("indicators", reads_indicators),
        ];
        let hidden = sections.into_iter().filter(|(_, shown)| !shown);
        let ui = hidden.fold(ui, |ui, (section, _)| ui.without(section));
        let ui = match self.attention {
            Some(Count { counted, more }) if counted > 0 => {
                let key = if more { "ws-nav-attention-more" } else { "ws-nav-attention" };
                let words = Phrase::key(key).with("count", i64::from(counted));
                ui.urging("work", Link::new("/?show=attention", words))
            }
            _ => ui,
        };
        match self.overdue_complaints {
            0 => ui,
            overdue => {
                let words = Phrase::key("ws-nav-complaints-overdue").with("count", i64::from(overdue));
                ui.urging("complaints", Link::new("/complaints?show=overdue", words))
            }
        }
    }

    /// Whether the officer is a member or the secretary of a commission.
    pub(super) fn of_commission(&self) -> bool {
        let duty = &self.who.duty;
        duty.appointments
            .iter()
            .any(|each| duty.may_at(Deed::Vote, each.provider) || duty.may_at(Deed::Convene, each.provider))
    }

    pub(super) fn scope(&self) -> Scope {
        self.who.duty.scope()
    }
}

impl FromRequestParts<Workstation> for Officer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, workstation: &Workstation) -> Result<Self, Response> {
        let visit = <Visit as FromRequestParts<Workstation>>::from_request_parts(parts, workstation)
            .await
            .map_err(IntoResponse::into_response)?;
        let signed_in = workstation
            .signed_in(&visit.token.to_text())
            .await
            .map_err(|error| Fault::internal(error).into_response())?;
        let Some(who) = signed_in else { return Err(Redirect::to("/sign-in").into_response()) };
        let failed = |error| Fault::internal(error).into_response();
        let attention = attention(workstation, &who).await.map_err(failed)?;
        let on_paper = !workstation.on_paper(&who.duty).await.map_err(failed)?.is_empty();
        let overdue_complaints = overdue_complaints(workstation, &who).await.map_err(failed)?;
        Ok(Self { visit, who, attention, overdue_complaints, on_paper })
    }
}

/// About how many cases of the providers that the officer heads he was told.
async fn attention(workstation: &Workstation, who: &SignedIn) -> Result<Option<Count>, StoreError> {
    let (heads, scope) = (who.duty.heads(), who.duty.scope());
    if heads.is_empty() {
        return Ok(None);
    }
    let filter = worklist::Filter::Attention(heads);
    workstation.store().read(move |read| worklist::count(read, &scope, &filter).map(Some)).await
}

/// How many complaints of the providers that the officer heads are overdue.
async fn overdue_complaints(workstation: &Workstation, who: &SignedIn) -> Result<u32, StoreError> {
    let heads = who.duty.heads();
    if heads.is_empty() {
        return Ok(0);
    }
    let scope = Scope::Providers(heads);
    workstation.store().read(move |read| complaints::count(read, &scope, &Filter::Overdue)).await
}
