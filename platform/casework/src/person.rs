//! The person of a case or the officer at a desk: number and name, sealed in every row.

use kezek_kernel::{Iin, PersonName};

/// A number and a name that belong together.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Person {
    /// Individual identification number.
    pub iin: Iin,
    /// Name as in the request or the appointment.
    pub name: PersonName,
}
