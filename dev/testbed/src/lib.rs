//! Test certification authority, NCALayer stand-in, demo people and keys.
