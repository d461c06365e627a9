//! The figures as tables and as a chart.

use std::fmt::Write;
use std::process::Command;

use crate::COMPARED;
use crate::chart;
use crate::features::Features;
use crate::figure::{self, Figure};
use crate::figures::{FEATURES, parts, seconds};
use crate::peer::Peer;
use crate::size::{Made, Size};
use crate::usage::{self, Usage};

/// The section of the features, as it stands in the page.
pub fn features(features: &Features) -> String {
    let figures: Vec<_> = parts(features).map(|it| (FEATURES, it)).collect();
    sections(&figures)
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
commands are whole processes, run in turn, those of others three times and ours nine times, or 25 where they take least. Of
seconds the least are shown, since whatever else the machine does adds to them, and of memory the middle. What does not keep
to what it has to be is in bold.
The real API is `tests/cases/ok/cronofy_surface`.

*printing* is what it takes to read the same text with `syn` and to print it with `prettyplease`, which all such generators do.
*progenitor* makes builders, as we do: arguments have names, and what is optional can be left out. What it makes without them
stands in the last table.

What a run leaves that is killed is no figure of this page: `cargo test -p clientwright-tests --test generator -- --ignored
a_hundred_runs` kills a hundred at random points, and finds the old files or the new ones, and never some of each.

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
        show(usage::least(&made.usage), 2),
        show(middle(&made.usage, |it| it.peak), 0),
        show(Some(made.lines.code as f64 / count as f64), 0),
        show(per(middle(&made.check, |it| it.cpu)), 3),
        show(per(middle(&made.check, |it| it.peak)), 1),
    ]
    .join(" | ")
}
