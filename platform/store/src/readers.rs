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
    let mut connection: Option<Box<dyn Connection>> = None;
    loop {
        // One thread waits for the next task; the others wait for their turn to wait.
        let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(task) = task else { break };
        if connection.as_ref().is_none_or(|connection| connection.is_lost()) {
            match connect_reader(&shared.settings.engine) {
                Ok(opened) => connection = Some(opened),
                Err(error) => {
                    task(Err(error));
                    continue;
                }
            }
        }
        if let Some(connection) = &mut connection {
            run(shared, &mut **connection, task);
        }
    }
}

fn run(shared: &Shared, connection: &mut dyn Connection, task: ReadTask) {
    if let Err(error) = connection.begin_snapshot() {
        return task(Err(error));
    }
    let keys = &shared.settings.keys;
    task(Ok(&mut Reader { connection: &mut *connection, keys, now: shared.clock.now() }));
    // Nothing was written; a connection that fails here is found lost before the next task.
    let _ = connection.control("ROLLBACK");
}
