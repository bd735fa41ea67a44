//! The contracts between systems: SOAP envelope, request, notification, response, questions.
