//! The model of a regulation, its editions, its lint and the state machine that runs a case.
