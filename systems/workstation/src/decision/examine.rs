//! A case is examined: which documents concern the applicant is read from his signed application, then the act.
//!
//! The application never changes, so it may be read before the transaction.

use kezek_casework::Case;
use kezek_kernel::{Actor, CaseId, OfficerId};
use kezek_messages::Application;
use kezek_regulations::Answers;
use kezek_store::{Outcome, StoreError};

use crate::acts::case_examine::case_examine;
use crate::decision::Examination;
use crate::decision::grant::AssistanceTerms;
use crate::once::Once;
use crate::store::requests;
use crate::{Refusal, Workstation, inbox};

impl Workstation {
    /// Stores the decision of this officer and moves the case on.
    pub(crate) async fn examine(
        &self,
        officer: OfficerId,
        case: CaseId,
        examination: Examination,
        once: Once,
    ) -> Outcome<(), Refusal> {
        let (answers, office) = (self.answers(case).await?, self.office().clone());
        let decided = self.store().act(Actor::Officer(officer), move |act| {
            case_examine(act, &office, case, &answers, &examination)?;
            Ok(once.remember(act, &())?)
        });
        decided.await.map(drop)
    }

    /// The answers of the applicant's signed application.
    pub(crate) async fn answers(&self, case: CaseId) -> Result<Answers, StoreError> {
        let application = self.store().read(move |read| {
            let request = requests::find(read, case)?;
            read.blob(&request.application)?.ok_or(StoreError::NoSuchBlob)
        });
        let application = Application::from_xml(&application.await?)
            .map_err(|_| StoreError::Inconsistent("a stored application does not read back".to_owned()))?;
        Ok(inbox::answers(&application))
    }

    /// What is settled about the assistance that a case asks for; none where its edition gives none.
    pub(crate) async fn assistance_terms(&self, case: &Case) -> Result<Option<AssistanceTerms>, StoreError> {
        let edition = self.office().rules.edition(&case.edition)?;
        AssistanceTerms::of(edition, case, &self.answers(case.id).await?)
    }
}
