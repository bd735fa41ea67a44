//! Servers and workers of one process: started together, stopped together.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use kezek_exchange::Stop;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::answer::Fault;

/// Whoever is being served when the program stops gets this long.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// What runs.
pub(crate) struct Running {
    stop: watch::Sender<bool>,
    tasks: JoinSet<&'static str>,
}

impl Running {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self { stop: watch::Sender::new(false), tasks: JoinSet::new() }
    }

    /// Serves these routes on this socket until told to stop.
    pub(crate) fn serve(&mut self, name: &'static str, listener: TcpListener, routes: Router) {
        let mut stop = self.stop.subscribe();
        self.tasks.spawn(async move {
            let told = async move {
                // An error means that the program is ending.
                let _ = stop.wait_for(|stop| *stop).await;
            };
            let service = routes.into_make_service_with_connect_info::<SocketAddr>();
            if let Err(error) = axum::serve(listener, service).with_graceful_shutdown(told).await {
                tracing::error!(%error, server = name, "a server ended");
            }
            name
        });
    }

    /// Runs a worker, which is told to stop through the receiver it is given.
    pub(crate) fn work<F>(&mut self, name: &'static str, worker: impl FnOnce(Stop) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let work = worker(self.stop.subscribe());
        self.tasks.spawn(async move {
            work.await;
            name
        });
    }

    /// Waits until the program is told to stop; an error when a server or worker ended by itself.
    pub(crate) async fn wait(&mut self) -> Result<(), Fault> {
        tokio::select! {
            () = told_to_stop() => Ok(()),
            Some(ended) = self.tasks.join_next() => {
                Err(Fault::Failed(format!("{} ended by itself", ended.unwrap_or("a server or worker"))))
            }
        }
    }

    /// Stops everything; what takes too long is cut off.
    pub(crate) async fn stop(mut self) {
        self.stop.send_replace(true);
        let ended = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(LAST_ANSWERS, ended).await.is_err() {
            self.tasks.shutdown().await;
        }
    }
}

/// Resolves on Ctrl-C or on the signal with which service managers stop programs.
pub(crate) async fn told_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
