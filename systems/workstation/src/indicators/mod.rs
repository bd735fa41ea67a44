//! The indicators of a provider's work: timeliness, quality and accessibility of each service, month by month, and how
//! long each step takes.
//!
//! Norm: the indicators of quality and accessibility of the Standards (timeliness; quality; accessibility), and the
//! questionnaire of annex 4 of act No 424. What is counted and how stands with each measure; what is pure is tested
//! without a store.

pub(crate) mod counts;
pub(crate) mod csv;
pub(crate) mod measures;
pub(crate) mod period;
pub(crate) mod release;
pub(crate) mod report;
mod tally;

pub(crate) use counts::{Answers, Basis, Counts};
pub(crate) use measures::{Share, Spread};
pub(crate) use period::{Period, PeriodFault};
pub(crate) use release::ReleaseRules;
pub(crate) use report::{QuestionReport, Report, ReportAsked, ServiceReport, WorkReport, report};
