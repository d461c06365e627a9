//! How long each stage takes.

use std::time::{Duration, Instant};

use super::generate::{Arguments, Inputs};
use super::{Failure, tell};
use crate::{Error, Files, Layout, check, format, lower, render};

/// What each stage took, in their order.
#[derive(Default)]
pub(super) struct Timings(Vec<(&'static str, Duration)>);

impl Timings {
    /// Does some work, and notes how long it took.
    pub(super) fn of<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        self.0.push((stage, start.elapsed()));
        done
    }

    /// Reads, makes and writes the client, as it is done without a clock.
    pub(super) fn run(mut self, args: &Arguments) -> Result<(), Failure> {
        let inputs = self.of("read", || Inputs::read(args))?;
        let files = match self.make(&inputs) {
            Ok(files) => files,
            Err(error) => return Err(args.failed(error, &inputs)),
        };
        let summary = self.of("write", || args.write(&files))?;
        tell(self.table().trim_end());
        args.done(&summary)
    }

    /// The row of stages of [`crate::generate`].
    fn make(&mut self, inputs: &Inputs) -> Result<Files, Error> {
        let Inputs { sources, templates } = inputs;
        let spec = self.of("parse", || crate::parse(&sources.files));
        let checked = self.of("check", || check::check(&spec))?;
        let krate = self.of("lower", || {
            lower::lower(checked.api(), Layout::Crate, &sources.copied)
        });
        let rendered = self.of("render", || render::render(&krate, templates))?;
        let formatted = self.of("format", || format::all(&rendered))?;
        Ok(formatted
            .with(templates.copied(Layout::Crate, &krate.left_out))?
            .with(sources.copied(Layout::Crate))?)
    }

    fn table(&self) -> String {
        let sum = self.0.iter().map(|(_, time)| *time).sum();
        let all = self.0.iter().copied().chain([("in all", sum)]);
        let lines =
            all.map(|(stage, time)| format!("{stage:<8}{:>9.2} ms\n", time.as_secs_f64() * 1e3));
        lines.collect()
    }
}
