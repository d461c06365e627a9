//! The figures as tables and as a chart.

use std::fmt::Write;
use std::process::Command;

use crate::COMPARED;
use crate::chart;
use crate::features::Features;
use crate::figure::{self, Bar, Figure};
use crate::peer::Peer;
use crate::real;
use crate::size::{Made, Size};
use crate::usage::Usage;

/// What is measured of each size, each figure in the section that it belongs to.
pub fn figures(sizes: &[Size], real: &[Usage], features: &Features) -> Vec<(&'static str, Figure)> {
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
const FEATURES: &str = "The same for an API of 50 files of 20 operations, each with a feature, by the features that are on";
const GROWTH: &str = "How cost grows from 100 to 5000 operations, for each byte of the output";

fn seconds(size: &Size) -> Figure {
    let cpu = |all: &[Usage]| all.iter().map(|it| it.cpu).collect::<Vec<_>>();
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
        ours: usage.iter().map(|it| it.cpu).collect(),
        by_hand: vec![],
        progenitor: vec![],
        bars: vec![Bar::AtMost(0.060)],
    }
}

fn unchanged(size: &Size) -> Figure {
    let mut figure = of(size, 3, |_| vec![]);
    figure.ours = size.again.iter().map(|it| it.cpu).collect();
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

/// What checking takes with the features of all files, of one, and of none.
fn parts(features: &Features) -> impl Iterator<Item = Figure> {
    let Features { all, one, none } = *features;
    let row = |name: &str, digits, value: f64, bars| Figure {
        name: name.to_owned(),
        digits,
        ours: vec![value],
        by_hand: vec![],
        progenitor: vec![],
        bars,
    };
    let rows = [
        row("all files: seconds", 1, all.cpu, vec![]),
        row("one file: seconds", 1, one.cpu, vec![]),
        row("no file: seconds", 1, none.cpu, vec![]),
        row(
            "seconds of one file ÷ all files",
            3,
            one.cpu / all.cpu,
            vec![Bar::AtMost(0.05)],
        ),
        row("all files: MiB", 0, all.peak, vec![]),
        row("one file: MiB", 0, one.peak, vec![]),
        row("no file: MiB", 0, none.peak, vec![]),
        row(
            "MiB of one file ÷ all files",
            3,
            one.peak / all.peak,
            vec![Bar::AtMost(0.15)],
        ),
    ];
    rows.into_iter()
}

/// The section of the features, as it stands in the page.
pub fn features(features: &Features) -> String {
    let figures: Vec<_> = parts(features).map(|it| (FEATURES, it)).collect();
    sections(&figures)
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
    let head = format!("{HEAD}\n{}\n", conditions());
    head + &sections(figures) + &stages(sizes) + &peers(sizes)
}

/// The figures, in a table for each section.
fn sections(figures: &[(&str, Figure)]) -> String {
    let (mut text, mut last) = (String::new(), "");
    for (section, figure) in figures {
        if *section != last {
            write!(text, "\n## {section}\n\n{COLUMNS}").unwrap();
            last = section;
        }
        let line = figure.cells().join(" | ").replace("by hand", "printing");
        writeln!(text, "| {line} |").unwrap();
    }
    text
}

const HEAD: &str = "\
# What the generator takes

`tests/scale/run` writes this page and its chart: it makes an API of so many operations, each with a body of six fields, an
enum, and a union of two objects as its answer, every third one with a parameter in its path and one in its query. All
commands are whole processes, run in turn; the middle of three is shown. What does not keep to what it has to be is in bold.
The real API is `tests/cases/ok/cronofy_surface`.

*printing* is what it takes to read the same text with `syn` and to print it with `prettyplease`, which all such generators do.
*progenitor* makes builders, as we do: arguments have names, and what is optional can be left out. What it makes without them
stands in the last table.

![Seconds to make a client](tests/scale/scale.svg)
";

const COLUMNS: &str = "\
| | clientwright | printing | progenitor | ÷ printing | ÷ progenitor | has to be |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
";

fn conditions() -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let peers = Peer::installed();
    let peers = peers.iter().filter(|it| !it.name.contains(','));
    let peers: Vec<_> = peers
        .map(|it| format!("{} {}", it.name, it.version))
        .collect();
    let peers = peers.join(", ");
    let rust = said(Command::new("rustc").arg("--version"));
    let system = said(Command::new("uname").args(["-s", "-m"]));
    format!("Measured with {rust}, {peers}, on {system} with {processors} processors.")
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

/// Other generators, each figure of one size in a row.
fn peers(sizes: &[Size]) -> String {
    let mut text = "\n## Beside other generators\n".to_owned();
    for size in sizes.iter().filter(|it| COMPARED.contains(&it.count)) {
        write!(text, "\n{} operations:\n\n{PEER_COLUMNS}", size.count).unwrap();
        for made in [&size.ours].into_iter().chain(&size.peers) {
            writeln!(text, "| {} | {} |", made.name, cells(made, size.count)).unwrap();
        }
    }
    text
}

const PEER_COLUMNS: &str = "\
| | seconds | MiB | code lines for an operation | seconds of `cargo check` for an operation | MiB of it |
| --- | ---: | ---: | ---: | ---: | ---: |
";

fn cells(made: &Made, count: usize) -> String {
    let middle = |all: &[Usage], part: fn(&Usage) -> f64| {
        figure::median(&all.iter().map(part).collect::<Vec<_>>())
    };
    let show = |number: Option<f64>, digits: usize| {
        number
            .map(|it| format!("{it:.digits$}"))
            .unwrap_or_default()
    };
    let per = |number: Option<f64>| number.map(|it| it / count as f64);
    [
        show(middle(&made.usage, |it| it.cpu), 2),
        show(middle(&made.usage, |it| it.peak), 0),
        show(Some(made.lines.code as f64 / count as f64), 0),
        show(per(middle(&made.check, |it| it.cpu)), 3),
        show(per(middle(&made.check, |it| it.peak)), 1),
    ]
    .join(" | ")
}
