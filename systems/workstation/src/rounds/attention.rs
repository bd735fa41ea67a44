//! The round in which heads are told about terms; the program makes one every few minutes.

use kezek_kernel::{Actor, CaseId, SystemName};
use kezek_store::{Failure, Read as _, StoreError};

use crate::acts::case_escalate::{Due, case_escalate, due, horizon};
use crate::acts::complaint::complaint_escalate::complaint_escalate;
use crate::store::{attention, complaints};
use crate::{Refusal, Workstation};

/// So many cases are looked at together.
const TOGETHER: u32 = 100;

impl Workstation {
    /// Tells the heads what is to be told now; hands back about how many cases and complaints they were told.
    pub async fn tell_heads(&self) -> Result<usize, StoreError> {
        Ok(self.tell_of_cases().await? + self.tell_of_complaints().await?)
    }

    /// Tells the heads of the complaints whose term has run out.
    async fn tell_of_complaints(&self) -> Result<usize, StoreError> {
        let mut told = 0;
        for number in self.store().read(|read| complaints::untold(read, TOGETHER)).await? {
            let actor = Actor::System(SystemName::Workstation);
            match self.store().act(actor, move |act| complaint_escalate(act, &number)).await {
                Ok(_) => told += 1,
                Err(Failure::Refused(_)) => {}
                Err(Failure::Store(error)) => return Err(error),
            }
        }
        Ok(told)
    }

    async fn tell_of_cases(&self) -> Result<usize, StoreError> {
        let mut told = 0;
        loop {
            let office = self.office().clone();
            let untold = self.store().read(move |read| {
                let until = horizon(&office, read.now());
                attention::untold(read, until, TOGETHER)
            });
            let untold = untold.await?;
            if untold.is_empty() {
                return Ok(told);
            }
            let before = told;
            let mut passed_over = false;
            for case in untold {
                match self.tell(case).await? {
                    Due::Tell(_) => told += 1,
                    Due::PassOver => passed_over = true,
                    Due::Nothing => {}
                }
            }
            if told == before && !passed_over {
                // Whatever is left changes under our hands; the next round looks again.
                return Ok(told);
            }
        }
    }

    /// Does about one case what is due.
    async fn tell(&self, case: CaseId) -> Result<Due, StoreError> {
        let office = self.office().clone();
        let wanted = self.store().read(move |read| due(read, &office, case)).await?;
        match wanted {
            Due::Nothing => {}
            Due::PassOver => {
                let kept =
                    self.store().keep::<_, StoreError>(move |act| Ok(attention::pass_over(act, case)?));
                kept.await.map_err(|failure| match failure {
                    Failure::Refused(error) | Failure::Store(error) => error,
                })?;
            }
            Due::Tell(_) => {
                let office = self.office().clone();
                let actor = Actor::System(SystemName::Workstation);
                match self.store().act(actor, move |act| case_escalate(act, &office, case)).await {
                    Ok(_) => {}
                    Err(Failure::Refused(Refusal::Moved | Refusal::NoSuchCase)) => return Ok(Due::Nothing),
                    Err(Failure::Refused(refusal)) => {
                        return Err(StoreError::Inconsistent(refusal.to_string()));
                    }
                    Err(Failure::Store(error)) => return Err(error),
                }
            }
        }
        Ok(wanted)
    }
}
