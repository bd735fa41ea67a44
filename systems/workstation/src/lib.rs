//! The providers' workstation on the regional gateway.
