//! The table of routes: which subscriber serves a service in a locality.

use kezek_exchange::Refusal;
use kezek_kernel::Kato;
use kezek_messages::{FaultCode, MessageInfo, property};

use crate::{Localities, Route, Subscriber};

/// Routes whose subscribers exist.
pub(crate) struct Routes {
    subscribers: Vec<Subscriber>,
    routes: Vec<Route>,
}

impl Routes {
    /// The table, or the name of a subscriber that a route names and nobody is.
    pub(crate) fn new(subscribers: Vec<Subscriber>, routes: Vec<Route>) -> Result<Self, String> {
        let known = |id: &str| subscribers.iter().any(|subscriber| subscriber.id == id);
        match routes.iter().find(|route| !known(&route.subscriber)) {
            Some(route) => Err(route.subscriber.clone()),
            None => Ok(Self { subscribers, routes }),
        }
    }

    /// Where a subscriber listens.
    pub(crate) fn subscriber(&self, id: &str) -> Option<&Subscriber> {
        self.subscribers.iter().find(|subscriber| subscriber.id == id)
    }

    /// Who serves what this message asks for.
    pub(crate) fn provider(&self, info: &MessageInfo) -> Result<&Subscriber, Refusal> {
        let locality: Kato = info
            .property(property::LOCALITY)
            .and_then(|text| text.parse().ok())
            .ok_or(Refusal::new(FaultCode::Format, "locality-missing"))?;
        let mut of_service = self.routes.iter().filter(|route| route.service == info.service_id).peekable();
        if of_service.peek().is_none() {
            return Err(Refusal::new(FaultCode::Service, "service-unknown"));
        }
        of_service
            .find(|route| route.localities.include(locality))
            .and_then(|route| self.subscriber(&route.subscriber))
            .ok_or(Refusal::new(FaultCode::Service, "locality-not-served"))
    }
}

impl Localities {
    fn include(&self, locality: Kato) -> bool {
        match self {
            Self::All => true,
            Self::These(these) => these.contains(&locality),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_must_lead_to_a_subscriber() {
        let route = |subscriber: &str| Route {
            service: "s".into(),
            localities: Localities::All,
            subscriber: subscriber.into(),
        };
        let subscriber = Subscriber { id: "workstation".into(), url: "http://127.0.0.1/".into() };
        assert!(Routes::new(vec![subscriber.clone()], vec![route("workstation")]).is_ok());
        let fault = Routes::new(vec![subscriber], vec![route("workstation"), route("nobody")]).err();
        assert_eq!(fault.as_deref(), Some("nobody"));
    }
}
