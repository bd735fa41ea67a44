//! The gateway: takes, checks, logs, routes and redelivers messages between systems.
