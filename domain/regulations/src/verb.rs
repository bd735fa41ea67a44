//! The closed list of what can be done in a step; pages and acts implement verbs, never step names.

use crate::codes::codes;

codes! {
    /// What is done in one work of a step.
    Verb {
        /// The performer proves who he is with number and password.
        Authenticate = "authenticate",
        /// Decides whether the account's data are genuine.
        CheckAccount = "check-account",
        /// Tells that authorisation is refused and why.
        RefuseLogin = "refuse-login",
        /// The form of the request is filled.
        Fill = "fill",
        /// Copies of documents are attached to the request.
        Attach = "attach",
        /// The signer picks the certificate for the request.
        ChooseCertificate = "choose-certificate",
        /// Decides whether certificate and signature confirm the signer.
        CheckSignature = "check-signature",
        /// Tells that the service is refused because the signature is not confirmed.
        RefuseSignature = "refuse-signature",
        /// A document is signed with the performer's EDS.
        Sign = "sign",
        /// The signed request leaves for the provider.
        Send = "send",
        /// A state register is asked about a person, an organisation or a power of attorney.
        AskRegister = "ask-register",
        /// Decides whether the register has the data asked for.
        CheckRegisterAnswer = "check-register-answer",
        /// Tells that the data cannot be had.
        ReportNoData = "report-no-data",
        /// The recipient brings paper documents.
        HandIn = "hand-in",
        /// Decides whether the set of documents is complete and none has expired.
        CheckCompleteness = "check-completeness",
        /// The receipt of acceptance is given.
        GiveReceipt = "give-receipt",
        /// The receipt of refusal to accept is given.
        RefuseToAccept = "refuse-to-accept",
        /// The recipient's consent to the use of protected data is taken.
        TakeConsent = "take-consent",
        /// Paper documents are scanned and marked in the form.
        Scan = "scan",
        /// Documents are bundled with a register of the bundle.
        Bundle = "bundle",
        /// Documents go on to the next unit.
        Forward = "forward",
        /// The document is registered and gets its number.
        Register = "register",
        /// The head writes the resolution and names the executor.
        Assign = "assign",
        /// The documents are examined against the Standard and the grounds; decides where a condition asks.
        Examine = "examine",
        /// The case is prepared for the commission.
        PrepareForCommission = "prepare-for-commission",
        /// The commission considers the case and votes; decides where a condition asks.
        Deliberate = "deliberate",
        /// The commission's conclusion is entered.
        Conclude = "conclude",
        /// Those present sign the protocol.
        SignProtocol = "sign-protocol",
        /// An output document is drafted.
        Draft = "draft",
        /// The draft is approved without a signature of its own.
        Approve = "approve",
        /// The person enters the waiting list.
        Enlist = "enlist",
        /// The recipient is told how the case stands.
        Notify = "notify",
        /// The signed result leaves the provider for the recipient.
        Dispatch = "dispatch",
        /// The courier carries the signed result.
        Carry = "carry",
        /// The result is put into the personal cabinet.
        Deliver = "deliver",
        /// The result is handed to the recipient or representative.
        Issue = "issue",
    }
}

impl Verb {
    /// Whether the verb may stand in a condition and answer yes or no.
    pub const fn can_decide(self) -> bool {
        matches!(
            self,
            Self::CheckAccount
                | Self::CheckSignature
                | Self::CheckRegisterAnswer
                | Self::CheckCompleteness
                | Self::Examine
                | Self::Deliberate
        )
    }

    /// Whether the work is done by doing it: no decision, name or signature comes of it, so that whoever does it says only
    /// that it is done.
    pub const fn is_routine(self) -> bool {
        matches!(
            self,
            Self::Register
                | Self::Forward
                | Self::Approve
                | Self::PrepareForCommission
                | Self::Notify
                | Self::Dispatch
                | Self::Deliver
                | Self::TakeConsent
        )
    }

    /// Whether the verb must name the output document it is about.
    pub const fn needs_document(self) -> bool {
        matches!(self, Self::Draft | Self::GiveReceipt | Self::RefuseToAccept | Self::SignProtocol)
    }
}
