//! Kazakhstan working calendar: from a term of law to a due date, with the derivation shown.
