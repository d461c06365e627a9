//! The stages of the generator, each on its own: `cargo bench --manifest-path tests/scale/Cargo.toml`.

#[path = "../src/synthetic.rs"]
#[allow(dead_code)]
mod synthetic;

use std::hint::black_box;

use clientwright::{Layout, Sources, Templates, check, format, lower, render};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// How many operations the APIs have.
const SIZES: [usize; 3] = [3, 10, 100];

fn stages(criterion: &mut Criterion) {
    for count in SIZES {
        let folder = std::env::temp_dir().join(format!("clientwright-stages-{count}"));
        synthetic::spec(count, &folder).expect("the folder of temporary files can be written to");
        let sources = Sources::read(&folder).expect("the spec can be read");
        of(criterion, count, &sources);
        std::fs::remove_dir_all(folder).expect("what was written can be removed");
    }
}

fn of(criterion: &mut Criterion, count: usize, sources: &Sources) {
    let right = "a right spec";
    let templates = Templates::default();
    let spec = clientwright::parse(&sources.files);
    let checked = check::check(&spec).expect(right);
    let lowered = || lower::lower(checked.api(), Layout::Crate, &sources.copied);
    let krate = lowered();
    let rendered = render::render(&krate, &templates).expect("right templates");

    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Elements(count as u64));
    let id = |stage| BenchmarkId::new(stage, count);
    group.bench_function(id("parse"), |it| {
        it.iter(|| clientwright::parse(black_box(&sources.files)));
    });
    group.bench_function(id("check"), |it| {
        it.iter(|| check::check(black_box(&spec)).is_ok());
    });
    group.bench_function(id("lower"), |it| it.iter(lowered));
    group.bench_function(id("render"), |it| {
        it.iter(|| render::render(black_box(&krate), &templates).is_ok());
    });
    group.bench_function(id("format"), |it| {
        it.iter(|| format::all(black_box(&rendered)).is_ok());
    });
}

criterion_group!(benches, stages);
criterion_main!(benches);
