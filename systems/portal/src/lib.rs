//! The citizens' portal.
