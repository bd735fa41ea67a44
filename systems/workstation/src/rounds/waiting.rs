//! Cases that wait for their applicants: those whose time has run out go on by themselves.

use kezek_casework::rows;
use kezek_kernel::{Actor, SystemName};
use kezek_store::{Failure, StoreError};

use crate::Workstation;
use crate::acts::case_resume::case_resume_late;

impl Workstation {
    /// Lets every case go on whose applicant's time has run out; hands back how many did. Whoever was quicker is no fault.
    pub async fn resume_late(&self) -> Result<usize, StoreError> {
        let mut resumed = 0;
        for case in self.store().read(|read| rows::waited_out(read)).await? {
            let office = self.office().clone();
            let actor = Actor::System(SystemName::Workstation);
            match self.store().act(actor, move |act| case_resume_late(act, &office, case)).await {
                Ok(_) => resumed += 1,
                Err(Failure::Refused(_)) => {}
                Err(Failure::Store(error)) => return Err(error),
            }
        }
        Ok(resumed)
    }
}
