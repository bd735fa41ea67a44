//! Why a message is not taken: the national code, and the finding for programs and engineers.

use kezek_kernel::Instant;
use kezek_messages::{ContractFault, ErrorInfo, FaultCode, Side, SoapFault};
use kezek_signatures::xml::{BodyFault, BodyFaultKind};

/// A message refused at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{code} {finding}")]
pub struct Refusal {
    /// The code of the contract.
    pub code: FaultCode,
    /// The finding in kebab-case.
    pub finding: &'static str,
}

impl Refusal {
    /// A refusal with this code and finding.
    pub const fn new(code: FaultCode, finding: &'static str) -> Self {
        Self { code, finding }
    }

    /// The receiving system failed by itself; the sender tries again.
    pub const fn internal(finding: &'static str) -> Self {
        Self::new(FaultCode::Internal, finding)
    }

    pub(crate) fn envelope(self, side: Option<Side>, at: Instant) -> String {
        let fault = SoapFault { side, error: ErrorInfo::new(self.code, self.finding, at) };
        // Codes and dates can always be written.
        fault.envelope().unwrap_or_default()
    }
}

impl From<ContractFault> for Refusal {
    fn from(fault: ContractFault) -> Self {
        Self::new(FaultCode::Format, fault.code())
    }
}

impl From<BodyFault> for Refusal {
    fn from(fault: BodyFault) -> Self {
        let code = match fault.kind() {
            BodyFaultKind::Format => FaultCode::Format,
            BodyFaultKind::NotSigned => FaultCode::NotSigned,
            BodyFaultKind::Signature => FaultCode::TransportSignature,
            BodyFaultKind::Certificate => FaultCode::TransportCertificate,
        };
        Self::new(code, fault.code())
    }
}
