//! "My place now": the cabinet asks, the workstation answers; places are never pushed.

use kezek_kernel::{Instant, RecipientNumber};

use super::{Payload, read_recipient, write_recipient};
use crate::ContractFault;
use crate::limits::MAX_TOKEN;
use crate::xml::{Sequence, Writer};

/// Asks where the applicant of a request stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceQuestion {
    /// The portal's number of the request.
    pub request_number: String,
    /// The applicant, who must be the request's own.
    pub applicant: RecipientNumber,
}

/// Where he stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceAnswer {
    /// The moment of which the answer is true.
    pub as_of: Instant,
    /// The place; `None` when he stands in no list by this request.
    pub place: Option<Place>,
}

/// A place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The place, counted from one.
    pub number: u32,
    /// How many stand in the list.
    pub of: u32,
}

impl Payload for PlaceQuestion {
    const ROOT: &'static str = "placeQuestion";

    fn write(&self, w: &mut Writer) {
        w.leaf("requestNumber", &self.request_number);
        write_recipient(w, self.applicant);
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            request_number: sequence.text("requestNumber", MAX_TOKEN)?,
            applicant: read_recipient(sequence)?,
        })
    }
}

impl Payload for PlaceAnswer {
    const ROOT: &'static str = "placeAnswer";

    fn write(&self, w: &mut Writer) {
        w.leaf("asOf", &self.as_of.to_string());
        if let Some(place) = self.place {
            w.parent("place", &[], |w| {
                w.leaf("number", &place.number.to_string());
                w.leaf("of", &place.of.to_string());
            });
        }
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        let as_of = sequence.value("asOf")?;
        let Some(element) = sequence.optional("place") else { return Ok(Self { as_of, place: None }) };
        let mut inner = element.sequence()?;
        let place = Place { number: inner.value("number")?, of: inner.value("of")? };
        inner.end()?;
        Ok(Self { as_of, place: Some(place) })
    }
}
