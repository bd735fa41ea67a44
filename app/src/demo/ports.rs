//! The sockets of the demo, all taken before anything else happens.

use std::net::Ipv4Addr;

use tokio::net::TcpListener;

use super::folder::DataFolder;
use crate::answer::Fault;

/// The usual ports: portal, workstation, gateway, authority, signer.
const USUAL: [u16; 5] = [8080, 8081, 8083, 8085, 13579];
/// The same five counted from a base; service centre and registers have the ones between.
const STEPS: [u16; 5] = [0, 1, 3, 5, 6];

/// Sockets of all servers.
pub(crate) struct Ports {
    pub(crate) portal: TcpListener,
    pub(crate) workstation: TcpListener,
    pub(crate) gateway: TcpListener,
    pub(crate) authority: TcpListener,
    /// The place where the authority was first, when it has another one now: certificates point there.
    pub(crate) authority_home: Option<TcpListener>,
    pub(crate) signer: TcpListener,
    pub(crate) addresses: Addresses,
}

/// Where everything listens, without slashes at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Addresses {
    pub(crate) portal: String,
    pub(crate) workstation: String,
    pub(crate) gateway: String,
    pub(crate) authority: String,
    pub(crate) authority_home: String,
    pub(crate) signer_port: u16,
}

impl Addresses {
    /// The lines that say what is ready.
    pub(crate) fn ready(&self) -> [(&'static str, String); 6] {
        [
            ("portal", self.portal.clone()),
            ("workstation", self.workstation.clone()),
            ("gateway", self.gateway.clone()),
            ("authority", self.authority.clone()),
            ("signer", format!("http://127.0.0.1:{}", self.signer_port)),
            ("mailbox", format!("{}/mailbox", self.authority)),
        ]
    }

    /// Where pages find the signer.
    pub(crate) fn signer_socket(&self) -> String {
        format!("ws://127.0.0.1:{}", self.signer_port)
    }

    /// Where the gateway takes messages.
    pub(crate) fn gateway_door(&self) -> String {
        door(&self.gateway)
    }
}

/// Where a system takes messages.
pub(crate) fn door(address: &str) -> String {
    format!("{address}/bip-async/")
}

impl Ports {
    /// Takes all sockets, or says which one is not to be had.
    pub(crate) async fn bind(base: Option<u16>, folder: &DataFolder) -> Result<Self, Fault> {
        let [portal, workstation, gateway, authority, signer] = numbers(base);
        let home = home_port(folder)?;
        // With any port allowed the authority goes where it was before.
        let authority = if authority == 0 { home.unwrap_or(0) } else { authority };
        let authority = listen("authority", authority).await?;
        let port = port(&authority)?;
        let authority_home = match home {
            Some(home) if home != port => Some(listen("authority's first place", home).await?),
            _ => None,
        };
        if home.is_none() {
            let file = folder.authority_port();
            std::fs::write(&file, format!("{port}\n")).map_err(Fault::failed)?;
        }
        let [portal, workstation, gateway, signer] = [
            listen("portal", portal).await?,
            listen("workstation", workstation).await?,
            listen("gateway", gateway).await?,
            listen("signer", signer).await?,
        ];
        let addresses = Addresses {
            portal: address(&portal)?,
            workstation: address(&workstation)?,
            gateway: address(&gateway)?,
            authority: address(&authority)?,
            authority_home: format!("http://127.0.0.1:{}", home.unwrap_or(port)),
            signer_port: self::port(&signer)?,
        };
        Ok(Self { portal, workstation, gateway, authority, authority_home, signer, addresses })
    }
}

fn numbers(base: Option<u16>) -> [u16; 5] {
    match base {
        None => USUAL,
        Some(0) => [0; 5],
        Some(base) => STEPS.map(|step| base.saturating_add(step)),
    }
}

fn home_port(folder: &DataFolder) -> Result<Option<u16>, Fault> {
    let file = folder.authority_port();
    match std::fs::read_to_string(&file) {
        Ok(text) => {
            let port = text.trim().parse();
            port.map(Some).map_err(|_| Fault::Failed(format!("{}: not a port", file.display())))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::Failed(format!("{}: {error}", file.display()))),
    }
}

async fn listen(name: &str, port: u16) -> Result<TcpListener, Fault> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| {
        Fault::Failed(format!("port {port} ({name}): {error}; --port-base chooses other ports"))
    })
}

fn port(listener: &TcpListener) -> Result<u16, Fault> {
    listener.local_addr().map(|address| address.port()).map_err(Fault::failed)
}

fn address(listener: &TcpListener) -> Result<String, Fault> {
    port(listener).map(|port| format!("http://127.0.0.1:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: Option<u16>, expected: [u16; 5]) {
        assert_eq!(numbers(base), expected);
    }

    #[test]
    fn a_base_moves_all_ports_and_zero_frees_them() {
        check(None, [8080, 8081, 8083, 8085, 13579]);
        check(Some(0), [0, 0, 0, 0, 0]);
        check(Some(20000), [20000, 20001, 20003, 20005, 20006]);
        check(Some(65529), [65529, 65530, 65532, 65534, 65535]);
    }

    #[tokio::test]
    async fn a_taken_port_is_named() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let number = taken.local_addr().unwrap().port();
        let fault = listen("portal", number).await.unwrap_err().to_string();
        assert!(fault.starts_with(&format!("port {number} (portal): ")), "{fault}");
    }

    #[tokio::test]
    async fn the_authority_keeps_its_address_on_any_ports() {
        let folder = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(folder.path()).unwrap();
        let first = Ports::bind(Some(0), &folder).await.unwrap().addresses;
        let second = Ports::bind(Some(0), &folder).await.unwrap().addresses;
        assert_eq!(first.authority, second.authority);
        assert_eq!(second.authority, second.authority_home);
    }
}
