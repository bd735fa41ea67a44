//! The threads that read, each with its own connection and a snapshot for each closure.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc::Receiver;

use crate::engine::{Connection, connect_reader};
use crate::store::Shared;
use crate::{Reader, StoreError};

/// A closure that reads, or that is told why it cannot.
pub(crate) type ReadTask = Box<dyn FnOnce(Result<&mut Reader<'_>, StoreError>) + Send>;

/// Works until nobody is left who could send a task.
pub(crate) fn work(shared: &Shared, tasks: &Arc<Mutex<Receiver<ReadTask>>>) {
    let mut kept: Option<Box<dyn Connection>> = None;
    loop {
        // One thread waits for the next task; the others wait for their turn to wait.
        let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(task) = task else { break };
        match snapshot(shared, kept.take()) {
            Ok(connection) => run(shared, &mut **kept.insert(connection), task),
            Err(error) => task(Err(error)),
        }
    }
}

/// Begins a snapshot on the kept connection, or on a new one when that is lost, as after a server's restart.
fn snapshot(shared: &Shared, kept: Option<Box<dyn Connection>>) -> Result<Box<dyn Connection>, StoreError> {
    if let Some(mut connection) = kept
        && connection.begin_snapshot().is_ok()
    {
        return Ok(connection);
    }
    let mut connection = connect_reader(&shared.settings.engine)?;
    connection.begin_snapshot()?;
    Ok(connection)
}

fn run(shared: &Shared, connection: &mut dyn Connection, task: ReadTask) {
    let keys = &shared.settings.keys;
    task(Ok(&mut Reader { connection: &mut *connection, keys, now: shared.clock.now() }));
    // Nothing was written; a connection that fails here is found lost before the next task.
    let _ = connection.control("ROLLBACK");
}
