//! What is measured, and what it has to be.

use crate::features::Features;
use crate::figure::{Bar, Figure};
use crate::real;
use crate::size::{Made, Size};
use crate::usage::{self, Usage};

/// What is measured of each size, each figure in the section that it belongs to.
pub fn all(sizes: &[Size], real: &[Usage], features: &Features) -> Vec<(&'static str, Figure)> {
    let making = sizes.iter().map(|it| (MAKING, seconds(it)));
    let again = sizes.iter().map(|it| (AGAIN, unchanged(it)));
    let memory = sizes.iter().map(|it| (MEMORY, peak(it)));
    let output = sizes.iter().map(|it| (OUTPUT, code_lines(it)));
    let checked = sizes.iter().filter(|it| !it.ours.check.is_empty());
    let checks = checked.flat_map(|it| [(CHECKS, check_seconds(it)), (CHECKS, check_peak(it))]);
    let all = making
        .chain([(MAKING, of_real(real))])
        .chain(again)
        .chain(memory)
        .chain(output)
        .chain(checks);
    let all = all.chain(parts(features).map(|it| (FEATURES, it)));
    all.chain(growth(sizes).map(|it| (GROWTH, it))).collect()
}

const MAKING: &str = "Seconds of all processors to make the client";
const AGAIN: &str = "The same when nothing has changed";
const MEMORY: &str = "MiB of memory, at most";
const OUTPUT: &str = "Lines of code for an operation";
const CHECKS: &str = "`cargo check` of the client, when all that it depends on has been checked";
pub const FEATURES: &str = "The same for an API of 50 files of 20 operations, each with a feature, by the features that are on";
const GROWTH: &str = "How cost grows from 100 to 5000 operations, for each byte of the output";

pub fn seconds(size: &Size) -> Figure {
    let cpu = |all: &[Usage]| Vec::from_iter(usage::least(all));
    let mut figure = of(size, 3, |it| cpu(&it.usage));
    figure.by_hand = cpu(&size.printing);
    figure.bars = match size.count {
        3 => vec![Bar::AtMost(0.010)],
        1000 => vec![Bar::TimesByHand(1.3), Bar::TimesProgenitor(0.2)],
        _ => vec![],
    };
    figure
}

fn of_real(usage: &[Usage]) -> Figure {
    Figure {
        name: format!("{} operations of a real API", real::OPERATIONS),
        digits: 3,
        ours: Vec::from_iter(usage::least(usage)),
        by_hand: vec![],
        progenitor: vec![],
        bars: vec![Bar::AtMost(0.060)],
    }
}

fn unchanged(size: &Size) -> Figure {
    let mut figure = of(size, 3, |_| vec![]);
    figure.ours = Vec::from_iter(usage::least(&size.again));
    figure.bars = match size.count {
        3 => vec![Bar::AtMost(0.005)],
        1000 => vec![Bar::AtMost(0.060)],
        _ => vec![],
    };
    figure
}

fn peak(size: &Size) -> Figure {
    let mut figure = of(size, 0, |it| it.usage.iter().map(|it| it.peak).collect());
    if size.count == 1000 {
        figure.bars = vec![Bar::TimesProgenitor(0.2)];
    }
    figure
}

fn code_lines(size: &Size) -> Figure {
    let mut figure = of(size, 0, |it| vec![it.lines.code as f64 / size.count as f64]);
    if size.count == 1000 {
        figure.bars = vec![Bar::AtMost(120.0)];
    }
    figure
}

fn check_seconds(size: &Size) -> Figure {
    check(size, "seconds", 3, |it| it.cpu, 0.040)
}

fn check_peak(size: &Size) -> Figure {
    check(size, "MiB", 1, |it| it.peak, 1.8)
}

/// What checking takes for an operation.
fn check(size: &Size, unit: &str, digits: usize, part: fn(&Usage) -> f64, most: f64) -> Figure {
    let count = size.count as f64;
    let per = |it: &Made| it.check.iter().map(|it| part(it) / count).collect();
    let mut figure = of(size, digits, per);
    figure.name += &format!(": {unit} for an operation");
    if size.count == 1000 {
        figure.bars = vec![Bar::AtMost(most)];
    }
    figure
}

/// What checking takes with the features of all files, of one, and of none; and which part one has of what all add to none.
pub fn parts(features: &Features) -> impl Iterator<Item = Figure> {
    let Features { all, one, none } = *features;
    let row = |name: &str, digits, value: f64, bars| Figure {
        name: name.to_owned(),
        digits,
        ours: vec![value],
        by_hand: vec![],
        progenitor: vec![],
        bars,
    };
    // A fiftieth, but for what cannot be measured.
    let bars = || vec![Bar::AtMost(0.03)];
    let adds = |part: fn(&Usage) -> f64| (part(&one) - part(&none)) / (part(&all) - part(&none));
    let rows = [
        row("all files: seconds", 1, all.cpu, vec![]),
        row("one file: seconds", 1, one.cpu, vec![]),
        row("no file: seconds", 1, none.cpu, vec![]),
        row(
            "seconds that one file adds ÷ all files",
            3,
            adds(|it| it.cpu),
            bars(),
        ),
        row("all files: MiB", 0, all.peak, vec![]),
        row("one file: MiB", 0, one.peak, vec![]),
        row("no file: MiB", 0, none.peak, vec![]),
        row(
            "MiB that one file adds ÷ all files",
            3,
            adds(|it| it.peak),
            bars(),
        ),
    ];
    rows.into_iter()
}

/// One is as fast as the output.
fn growth(sizes: &[Size]) -> impl Iterator<Item = Figure> {
    let find = |count| sizes.iter().find(|it| it.count == count).unwrap();
    let (few, many) = (find(100), find(5000));
    let output = many.ours.lines.bytes as f64 / few.ours.lines.bytes as f64;
    let parts = [
        ("time", (|it| it.cpu) as fn(&Usage) -> f64),
        ("memory", |it| it.peak),
    ];
    parts.into_iter().map(move |(name, part)| {
        let grows = |few: &Made, many: &Made| {
            let pairs = many.usage.iter().zip(&few.usage);
            let times = pairs.map(|(many, few)| part(many) / part(few) / output);
            times.collect()
        };
        let theirs = few.progenitor().zip(many.progenitor());
        Figure {
            name: name.to_owned(),
            digits: 2,
            ours: grows(&few.ours, &many.ours),
            by_hand: vec![],
            progenitor: theirs
                .map(|(few, many)| grows(few, many))
                .unwrap_or_default(),
            bars: vec![Bar::AtMost(1.0)],
        }
    })
}

/// The same of the generator and of progenitor.
fn of(size: &Size, digits: usize, part: impl Fn(&Made) -> Vec<f64>) -> Figure {
    Figure {
        name: format!("{} operations", size.count),
        digits,
        ours: part(&size.ours),
        by_hand: vec![],
        progenitor: size.progenitor().map(part).unwrap_or_default(),
        bars: vec![],
    }
}
