//! The figures as tables and as a chart.

use std::fmt::Write;
use std::process::Command;

use crate::chart;
use crate::figure::{Bar, Figure};
use crate::size::Size;
use crate::usage::Usage;

/// What is measured of each size, each figure in the section that it belongs to.
pub fn figures(sizes: &[Size]) -> Vec<(&'static str, Figure)> {
    let making = sizes.iter().map(|it| (MAKING, seconds(it)));
    let again = sizes.iter().map(|it| (AGAIN, unchanged(it)));
    let memory = sizes.iter().map(|it| (MEMORY, peak(it)));
    let output = sizes.iter().map(|it| (OUTPUT, code_lines(it)));
    let checked = sizes.iter().filter(|it| !it.check.is_empty());
    let checks = checked.flat_map(|it| [(CHECKS, check_seconds(it)), (CHECKS, check_peak(it))]);
    let all = making
        .chain(again)
        .chain(memory)
        .chain(output)
        .chain(checks);
    all.chain(growth(sizes).map(|it| (GROWTH, it))).collect()
}

const MAKING: &str = "Seconds of all processors to make the client";
const AGAIN: &str = "The same when nothing has changed";
const MEMORY: &str = "MiB of memory, at most";
const OUTPUT: &str = "Lines of code for an operation";
const CHECKS: &str = "`cargo check` of the client, when all that it depends on has been checked";
const GROWTH: &str = "How cost grows from 100 to 5000 operations, for each byte of the output";

fn seconds(size: &Size) -> Figure {
    let cpu = |all: &[Usage]| all.iter().map(|it| it.cpu).collect();
    let mut figure = of(size, 3, cpu(&size.ours), cpu(&size.progenitor));
    figure.by_hand = cpu(&size.printing);
    figure.bars = match size.count {
        3 => vec![Bar::AtMost(0.010)],
        1000 => vec![Bar::TimesByHand(1.3), Bar::TimesProgenitor(0.2)],
        _ => vec![],
    };
    figure
}

fn unchanged(size: &Size) -> Figure {
    let mut figure = of(
        size,
        3,
        size.again.iter().map(|it| it.cpu).collect(),
        vec![],
    );
    figure.bars = match size.count {
        3 => vec![Bar::AtMost(0.005)],
        1000 => vec![Bar::AtMost(0.060)],
        _ => vec![],
    };
    figure
}

fn peak(size: &Size) -> Figure {
    let peak = |all: &[Usage]| all.iter().map(|it| it.peak).collect();
    let mut figure = of(size, 0, peak(&size.ours), peak(&size.progenitor));
    if size.count == 1000 {
        figure.bars = vec![Bar::TimesProgenitor(0.2)];
    }
    figure
}

fn code_lines(size: &Size) -> Figure {
    let per = |lines: usize| lines as f64 / size.count as f64;
    let theirs = size.progenitor_lines.code;
    let theirs = (theirs > 0).then(|| per(theirs));
    let ours = vec![per(size.lines.code)];
    let mut figure = of(size, 0, ours, theirs.into_iter().collect());
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
    let per = |all: &[Usage]| all.iter().map(|it| part(it) / count).collect();
    let mut figure = of(size, digits, per(&size.check), per(&size.progenitor_check));
    figure.name += &format!(": {unit} for an operation");
    if size.count == 1000 {
        figure.bars = vec![Bar::AtMost(most)];
    }
    figure
}

/// One is as fast as the output.
fn growth(sizes: &[Size]) -> impl Iterator<Item = Figure> {
    let find = |count| sizes.iter().find(|it| it.count == count).unwrap();
    let (few, many) = (find(100), find(5000));
    let output = many.lines.bytes as f64 / few.lines.bytes as f64;
    let parts = [
        ("time", (|it| it.cpu) as fn(&Usage) -> f64),
        ("memory", |it| it.peak),
    ];
    parts.into_iter().map(move |(name, part)| {
        let grows = |few: &[Usage], many: &[Usage]| {
            let pairs = many.iter().zip(few);
            pairs
                .map(|(many, few)| part(many) / part(few) / output)
                .collect()
        };
        Figure {
            name: name.to_owned(),
            bars: vec![Bar::AtMost(1.0)],
            ..of(
                many,
                2,
                grows(&few.ours, &many.ours),
                grows(&few.progenitor, &many.progenitor),
            )
        }
    })
}

fn of(size: &Size, digits: usize, ours: Vec<f64>, progenitor: Vec<f64>) -> Figure {
    Figure {
        name: format!("{} operations", size.count),
        digits,
        ours,
        by_hand: vec![],
        progenitor,
        bars: vec![],
    }
}

/// The seconds for APIs of a usual size.
pub fn draw(sizes: &[Size]) -> String {
    let usual = sizes.iter().filter(|it| (100..=1000).contains(&it.count));
    let figures = usual.map(|size| Figure {
        name: format!("seconds to make {} operations", size.count),
        ..seconds(size)
    });
    chart::draw(&figures.collect::<Vec<_>>()).replace("by hand", "printing")
}

/// The whole page.
pub fn text(sizes: &[Size], figures: &[(&str, Figure)]) -> String {
    let mut text = format!("{HEAD}\n{}\n", conditions());
    let mut last = "";
    for (section, figure) in figures {
        if *section != last {
            write!(text, "\n## {section}\n\n{COLUMNS}").unwrap();
            last = section;
        }
        let line = figure.cells().join(" | ").replace("by hand", "printing");
        writeln!(text, "| {line} |").unwrap();
    }
    text + &stages(sizes)
}

const HEAD: &str = "\
# What the generator takes

`tests/scale/run` writes this page and its chart: it makes an API of so many operations, each with a body of six fields, an
enum, and a union of two objects as its answer, every third one with a parameter in its path and one in its query. All
commands are whole processes, run in turn; the middle of three is shown. What does not keep to what it has to be is in bold.

*printing* is what it takes to read the same text with `syn` and to print it with `prettyplease`, which all such generators do. Progenitor writes
what it writes by default: functions with positional arguments, and no builders.

![Seconds to make a client](tests/scale/scale.svg)
";

const COLUMNS: &str = "\
| | clientwright | printing | progenitor | ÷ printing | ÷ progenitor | has to be |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
";

fn conditions() -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let progenitor = match std::env::var_os("PROGENITOR") {
        // It does not tell its version: `run` names the one to install.
        Some(_) => "progenitor 0.15.1",
        None => "no progenitor",
    };
    let rust = said(Command::new("rustc").arg("--version"));
    let system = said(Command::new("uname").args(["-s", "-m"]));
    format!("Measured with {rust} and {progenitor}, on {system} with {processors} processors.")
}

fn said(command: &mut Command) -> String {
    let output = command.output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// The stages of each size, in milliseconds of the clock.
fn stages(sizes: &[Size]) -> String {
    let names = sizes[0].stages.iter().map(|(name, _)| name.as_str());
    let names: Vec<_> = names.collect();
    let mut text = format!(
        "\n## Milliseconds of each stage, all files made\n\n| | {} |\n| --- |{}\n",
        names.join(" | "),
        " ---: |".repeat(names.len())
    );
    for size in sizes {
        let times = size.stages.iter().map(|(_, time)| format!("{time:.1}"));
        let times: Vec<_> = times.collect();
        writeln!(
            text,
            "| {} operations | {} |",
            size.count,
            times.join(" | ")
        )
        .unwrap();
    }
    text
}
