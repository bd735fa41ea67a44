//! A running case: store, regulation, calendar and journal together.
