//! One port with two doors: a connection that begins with a TLS handshake gets TLS, any other is plain.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::authority::Credential;

/// The first byte of a TLS handshake record.
const TLS_HANDSHAKE: u8 = 0x16;
/// How long a newcomer may take to say which door he wants.
const OPENING: Duration = Duration::from_secs(5);
/// How many newcomers may stand before the doors at once.
const MOST_NEWCOMERS: usize = 64;

/// A listening socket with both doors; without a key for TLS there is only the plain one.
pub(super) struct Doors {
    listener: TcpListener,
    acceptor: Option<TlsAcceptor>,
    newcomers: JoinSet<Option<(Door, SocketAddr)>>,
}

/// A connection through either door.
pub(super) enum Door {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

impl Doors {
    pub(super) fn new(listener: TcpListener, tls: Option<&Credential>) -> Result<Self, rustls::Error> {
        Ok(Self { listener, acceptor: tls.map(acceptor).transpose()?, newcomers: JoinSet::new() })
    }
}

fn acceptor(credential: &Credential) -> Result<TlsAcceptor, rustls::Error> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let chain = std::iter::once(&credential.certificate)
        .chain(&credential.intermediates)
        .map(|one| CertificateDer::from(one.clone()))
        .collect();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(credential.key.pkcs8().to_vec()));
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

async fn open(
    stream: TcpStream,
    from: SocketAddr,
    acceptor: Option<TlsAcceptor>,
) -> Option<(Door, SocketAddr)> {
    let opened = tokio::time::timeout(OPENING, async {
        let mut first = [0];
        let seen = stream.peek(&mut first).await?;
        match acceptor {
            Some(acceptor) if seen == 1 && first[0] == TLS_HANDSHAKE => {
                acceptor.accept(stream).await.map(|stream| Door::Tls(Box::new(stream)))
            }
            _ => Ok(Door::Plain(stream)),
        }
    });
    match opened.await {
        Ok(Ok(door)) => Some((door, from)),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a connection to the signer did not open");
            None
        }
        Err(_) => None,
    }
}

impl Listener for Doors {
    type Io = Door;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Door, SocketAddr) {
        loop {
            tokio::select! {
                Some(opened) = self.newcomers.join_next() => {
                    if let Ok(Some(opened)) = opened {
                        return opened;
                    }
                }
                (stream, from) = Listener::accept(&mut self.listener), if self.newcomers.len() < MOST_NEWCOMERS => {
                    self.newcomers.spawn(open(stream, from, self.acceptor.clone()));
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl AsyncRead for Door {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_read(context, buffer),
            Self::Tls(stream) => Pin::new(stream).poll_read(context, buffer),
        }
    }
}

impl AsyncWrite for Door {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_write(context, bytes),
            Self::Tls(stream) => Pin::new(stream).poll_write(context, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_flush(context),
            Self::Tls(stream) => Pin::new(stream).poll_flush(context),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_shutdown(context),
            Self::Tls(stream) => Pin::new(stream).poll_shutdown(context),
        }
    }
}
