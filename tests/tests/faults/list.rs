//! Where each fault of the list is.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::flavours::Hyper;
use crate::{client_gone, first_address, given_up, idle, proxies, redirects, storm, table};

type Numbers = RangeInclusive<u8>;

/// How many there are.
const FAULTS: u8 = 88;

/// Those that are no rows of the table, since they take more than one call.
const TESTS: &[(Numbers, fn())] = &[
    (4..=4, first_address::the_second_address_is_tried::<Hyper>),
    (40..=44, redirects::another_server_is_never_called::<Hyper>),
    (77..=77, idle::an_end_that_was_seen_is_no_fault::<Hyper>),
    (
        78..=78,
        idle::an_end_that_comes_with_the_answer_makes_nothing_twice::<Hyper>,
    ),
    (
        79..=79,
        idle::an_end_after_the_next_request_is_in_doubt::<Hyper>,
    ),
    (
        84..=84,
        given_up::a_call_can_be_given_up_at_each_step::<Hyper>,
    ),
    (
        84..=84,
        given_up::what_is_given_up_takes_nothing_from_the_reserve::<Hyper>,
    ),
    (
        85..=85,
        client_gone::a_call_outlives_the_client_that_it_was_made_with::<Hyper>,
    ),
    (
        85..=85,
        client_gone::connections_end_with_their_client::<Hyper>,
    ),
    (
        86..=86,
        storm::a_server_that_is_down_is_not_stormed::<Hyper>,
    ),
    (87..=87, proxies::no_proxy_sees_a_call::<Hyper>),
    (88..=88, proxies::a_proxy_that_is_down_does_no_harm::<Hyper>),
];

/// Those that cannot happen, and why.
const NOT_HERE: &[(Numbers, &str)] = &[(
    81..=83,
    "faults of HTTP/2, which no transport speaks, but a client of reqwest that is taken as it is: one request at a time on a connection is enough for small calls, \
     and HTTP/2 would bring more crates and more ways to fail",
)];

#[test]
fn each_fault_of_the_list_is_somewhere() {
    let rows = table::rows().into_iter().map(|row| row.number);
    let tests = TESTS.iter().flat_map(|(numbers, _)| numbers.clone());
    let others = NOT_HERE.iter().flat_map(|(numbers, _)| numbers.clone());
    let here: BTreeSet<_> = rows.chain(tests).collect();
    let not_here: BTreeSet<_> = others.collect();
    assert!(here.is_disjoint(&not_here));
    assert!(here.union(&not_here).copied().eq(1..=FAULTS), "{here:?}");
}
