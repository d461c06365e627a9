//! The reserve of retries.

use crate::noise::Noise;
use crate::runtime::bucket::Bucket;

#[test]
fn it_is_good_for_35_retries() {
    let bucket = Bucket::default();
    let permits: Vec<_> = std::iter::from_fn(|| bucket.permit(14)).collect();
    assert_eq!((permits.len(), bucket.tokens()), (35, 10));
    let cheaper: Vec<_> = std::iter::from_fn(|| bucket.permit(5)).collect();
    assert_eq!((cheaper.len(), bucket.tokens()), (2, 0));
}

#[test]
fn a_permit_comes_back_unless_the_retry_failed() {
    let bucket = Bucket::default();
    drop(bucket.permit(14));
    assert_eq!(bucket.tokens(), 500);
    bucket.settle(bucket.permit(14), true);
    assert_eq!(bucket.tokens(), 500);
    bucket.settle(bucket.permit(14), false);
    assert_eq!(bucket.tokens(), 486);
    bucket.settle(None, false);
    assert_eq!(bucket.tokens(), 486);
}

#[test]
fn a_success_at_once_fills_it_by_one() {
    let bucket = Bucket::default();
    bucket.settle(None, true);
    assert_eq!(bucket.tokens(), 500);
    bucket.settle(bucket.permit(5), false);
    for tokens in [496, 497, 498, 499, 500, 500] {
        bucket.settle(None, true);
        assert_eq!(bucket.tokens(), tokens);
    }
}

#[test]
fn clones_share_it() {
    let bucket = Bucket::default();
    let _permit = bucket.clone().permit(14);
    assert_eq!(bucket.tokens(), 486);
}

#[test]
fn whatever_happens_it_holds_what_the_permits_do_not() {
    let (bucket, mut noise) = (Bucket::default(), Noise::new());
    let (mut permits, mut expected) = (Vec::new(), 500);
    for _ in 0..100_000 {
        let cost = [5, 14][noise.below(2) as usize];
        match noise.below(4) {
            0 if expected >= cost => {
                permits.push((bucket.permit(cost).unwrap(), cost));
                expected -= cost;
            }
            0 => assert!(bucket.permit(cost).is_none()),
            1 => {
                bucket.settle(None, true);
                expected = (expected + 1).min(500);
            }
            choice => {
                let Some((permit, cost)) = permits.pop() else {
                    continue;
                };
                bucket.settle(Some(permit), choice == 2);
                expected = match choice {
                    2 => (expected + cost).min(500),
                    _ => expected,
                };
            }
        }
        assert_eq!(bucket.tokens(), expected);
    }
}

#[test]
fn threads_do_not_lose_permits() {
    let bucket = Bucket::default();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..10_000).for_each(|_| drop(bucket.permit(14))));
        }
    });
    assert_eq!(bucket.tokens(), 500);
}
