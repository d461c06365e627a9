//! Runs the rows, prints a table and draws a chart. It fails when a figure does not keep to its bars.

mod chart;
mod checked;
mod figure;
mod program;
mod server;

use std::fs;
use std::process::ExitCode;

use figure::{Bar, Figure};
use program::Cost;

/// How often calls in a second are counted, with all rows in turn.
const ROUNDS: usize = 7;
const IN_FLIGHT: u64 = 64;

fn main() -> ExitCode {
    let url = server::start();
    let [instructions, allocations] = costs(&url);
    fs::write("calls.svg", chart::draw(&instructions)).unwrap();
    let others = [rates(&url), sizes(), checks()];
    let figures: Vec<_> = instructions
        .into_iter()
        .chain(allocations)
        .chain(others)
        .collect();
    println!("| | generated | by hand | progenitor | ÷ by hand | ÷ progenitor | has to be |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | --- |");
    for figure in &figures {
        println!("| {} |", figure.cells().join(" | "));
    }
    match figures.iter().all(Figure::holds) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// The instructions and the allocations of one call.
fn costs(url: &str) -> [Vec<Figure>; 2] {
    let cost = |name| program::cost(name, url);
    let offline = [cost("ours-offline"), cost("hand-offline")];
    let hyper = [cost("ours"), cost("hand-hyper"), cost("progenitor")];
    let ureq = [cost("ours-blocking"), cost("hand-ureq")];
    [
        vec![
            instructions(
                "a call without a network",
                &offline,
                vec![Bar::TimesByHand(1.25)],
            ),
            instructions(
                "an async call",
                &hyper,
                vec![Bar::TimesByHand(1.1), Bar::TimesProgenitor(0.55)],
            ),
            instructions("a blocking call", &ureq, vec![Bar::TimesByHand(1.1)]),
        ],
        vec![
            allocations(
                "a call without a network",
                &offline,
                vec![Bar::MoreThanByHand(2.0)],
            ),
            allocations("an async call", &hyper, vec![]),
            allocations("a blocking call", &ureq, vec![]),
        ],
    ]
}

fn instructions(call: &str, costs: &[Cost], bars: Vec<Bar>) -> Figure {
    figure(
        format!("instructions of {call}"),
        |it| it.instructions,
        costs,
        bars,
    )
}

fn allocations(call: &str, costs: &[Cost], bars: Vec<Bar>) -> Figure {
    figure(
        format!("allocations of {call}"),
        |it| it.allocations,
        costs,
        bars,
    )
}

/// A figure of the generated client, of what is written by hand, and of progenitor, in this order.
fn figure(name: String, part: impl Fn(&Cost) -> f64, costs: &[Cost], bars: Vec<Bar>) -> Figure {
    let at = |place: usize| costs.get(place).map(&part).into_iter().collect();
    Figure {
        name,
        digits: 0,
        ours: at(0),
        by_hand: at(1),
        progenitor: at(2),
        bars,
    }
}

/// How many calls one processor makes in a second.
fn rates(url: &str) -> Figure {
    let mut rates = ["ours", "hand-hyper", "progenitor"].map(|name| (name, Vec::new()));
    for _ in 0..ROUNDS {
        for (name, rates) in &mut rates {
            rates.push(program::rate(name, url, 20_000, IN_FLIGHT));
        }
    }
    let [ours, by_hand, progenitor] = rates.map(|(_, rates)| rates);
    Figure {
        name: "async calls in a second of one processor, 64 in flight".to_owned(),
        digits: 0,
        ours,
        by_hand,
        progenitor,
        // More than half of the time is the kernel's, which is the same for all.
        bars: vec![Bar::AtLeastTimesProgenitor(1.2)],
    }
}

/// The sizes of programs that make one call over TLS, without symbols.
fn sizes() -> Figure {
    Figure {
        name: "bytes of a program that makes one call over TLS".to_owned(),
        digits: 0,
        ours: vec![program::size("ours-once")],
        by_hand: vec![program::size("hand-hyper-once")],
        progenitor: vec![program::size("progenitor-once")],
        bars: vec![Bar::AtMost(3_300_000.0)],
    }
}

/// How long the compiler takes to check the client anew.
fn checks() -> Figure {
    Figure {
        name: "seconds of `cargo check` after a file was touched".to_owned(),
        digits: 2,
        ours: checked::seconds("cronofy", "../../generated/src/lib.rs"),
        by_hand: vec![],
        progenitor: checked::seconds("progenitor-row", "rows/progenitor/src/lib.rs"),
        // The runtime is checked with each client; cargo itself takes 0.1 seconds of it.
        bars: vec![Bar::TimesProgenitor(1.7)],
    }
}
