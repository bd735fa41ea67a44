//! Signatures of authorities that were verified before.
//!
//! Whether a signature over given bytes verifies under a given key never changes, so remembering it cannot change a
//! verdict: validity, revocation and trust are computed anew every time. Only certificates of authorities and
//! revocation lists are remembered; a check of a message then costs two verifications instead of five.

use std::collections::HashSet;
use std::sync::{PoisonError, RwLock};

use crate::algorithms::AlgorithmFault;

/// Authorities and lists are few; when the bound is reached the cache starts anew.
const ENTRY_LIMIT: usize = 4096;

/// Pairs (SHA-256 of the signed object with its signature, SHA-256 of the key) that verified.
#[derive(Debug, Default)]
pub struct PathCache {
    verified: RwLock<HashSet<([u8; 32], [u8; 32])>>,
}

impl PathCache {
    /// An empty cache. Use one per set of algorithms.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers from memory or verifies; only success is remembered.
    pub(crate) fn verify(
        &self,
        object: [u8; 32],
        key: [u8; 32],
        verify: impl FnOnce() -> Result<(), AlgorithmFault>,
    ) -> Result<(), AlgorithmFault> {
        let entry = (object, key);
        if self.verified.read().unwrap_or_else(PoisonError::into_inner).contains(&entry) {
            return Ok(());
        }
        verify()?;
        let mut verified = self.verified.write().unwrap_or_else(PoisonError::into_inner);
        if verified.len() >= ENTRY_LIMIT {
            verified.clear();
        }
        verified.insert(entry);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn success_is_remembered_and_failure_is_not() {
        let cache = PathCache::new();
        let wrong = || Err(AlgorithmFault::Wrong);
        assert_eq!(cache.verify([1; 32], [2; 32], wrong), Err(AlgorithmFault::Wrong));
        assert_eq!(cache.verify([1; 32], [2; 32], || Ok(())), Ok(()));
        assert_eq!(cache.verify([1; 32], [2; 32], wrong), Ok(()));
        assert_eq!(cache.verify([1; 32], [3; 32], wrong), Err(AlgorithmFault::Wrong));
    }
}
