// The reserve of retries that all clones of a client share.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// How much a bucket holds.
const FULL: u32 = 500;

/// The reserve of retries that all clones of a client share.
///
/// A retry takes a permit. Where it succeeds, or is given up on the way, the permit goes back; where it fails, the permit is
/// lost. Only calls that succeed at once fill the bucket, so a server that is down is not stormed.
#[derive(Clone, Debug)]
pub struct Bucket {
    tokens: Arc<AtomicU32>,
}

impl Default for Bucket {
    fn default() -> Self {
        Self {
            tokens: Arc::new(AtomicU32::new(FULL)),
        }
    }
}

impl Bucket {
    /// What is in it.
    pub fn tokens(&self) -> u32 {
        self.tokens.load(Ordering::Relaxed)
    }

    /// A permit for a retry, if there is enough left for it.
    pub fn permit(&self, cost: u32) -> Option<Permit> {
        let rest = |tokens: u32| tokens.checked_sub(cost);
        self.tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, rest)
            .ok()?;
        Some(Permit {
            bucket: self.clone(),
            cost,
        })
    }

    /// Learns how an attempt ended. A first attempt has no permit.
    pub fn settle(&self, permit: Option<Permit>, is_success: bool) {
        match (permit, is_success) {
            (Some(permit), true) => drop(permit),
            (Some(permit), false) => permit.spend(),
            (None, true) => self.add(1),
            (None, false) => (),
        }
    }

    fn add(&self, tokens: u32) {
        let sum = |before: u32| Some(before.saturating_add(tokens).min(FULL));
        // It cannot fail, since there is always a sum.
        let _ = self
            .tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, sum);
    }
}

/// What a retry took from the bucket. It goes back when the permit is dropped, as it is with a future that is given up.
#[derive(Debug)]
pub struct Permit {
    bucket: Bucket,
    cost: u32,
}

impl Permit {
    fn spend(mut self) {
        self.cost = 0;
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.bucket.add(self.cost);
    }
}
