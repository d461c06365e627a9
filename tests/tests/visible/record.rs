//! Keeps all spans and events, and the lines of the log, for the whole program.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::{Debug, Write};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread::{self, ThreadId};

use log::{LevelFilter, Log};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::{LookupSpan, Registry};

/// A span, an event, or a line of the log.
struct Told {
    thread: ThreadId,
    /// The place of the span that it is in.
    parent: Option<usize>,
    target: String,
    /// Its level, and its name where it is a span.
    title: String,
    /// Names and values, the message included.
    fields: Vec<String>,
}

static ALL: Mutex<Vec<Told>> = Mutex::new(Vec::new());

fn all() -> MutexGuard<'static, Vec<Told>> {
    ALL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins to keep what is told, once for the program.
pub(crate) fn start() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(Registry::default().with(Spans)).unwrap();
        log::set_logger(&Lines).unwrap();
        log::set_max_level(LevelFilter::Trace);
    });
}

thread_local! {
    /// The finest level of the log on this thread.
    static FINEST: Cell<LevelFilter> = const { Cell::new(LevelFilter::Trace) };
}

/// Leaves lines of a finer level out of the log, as far as they come from this thread.
pub(crate) fn log_up_to(level: LevelFilter) {
    FINEST.set(level);
}

/// All that was told until now on any thread, by its target. What ureq tells stands under its own tests.
pub(crate) fn everything() -> BTreeMap<String, String> {
    by_target(|told| !told.target.starts_with("ureq"))
}

/// All that this thread told.
pub(crate) fn here() -> BTreeMap<String, String> {
    by_target(|told| told.thread == thread::current().id())
}

fn by_target(is_meant: impl Fn(&Told) -> bool) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::<String, String>::new();
    for told in all().iter().filter(|told| is_meant(told)) {
        let text = texts.entry(told.target.clone()).or_default();
        writeln!(text, "{} {}", told.title, told.fields.join(" ")).unwrap();
    }
    texts
}

/// What this thread told, but for what the libraries below the client tell: each span, and in it what happened in it.
pub(crate) fn tree() -> String {
    let all = all();
    let is_here = |told: &Told| told.thread == thread::current().id();
    let mut text = String::new();
    for (index, told) in all.iter().enumerate() {
        if is_here(told) && is_ours(told) && told.parent.is_none() {
            write(&all, index, 0, &mut text);
        }
    }
    text
}

fn is_ours(told: &Told) -> bool {
    ["cronofy", "visible"].contains(&told.target.split("::").next().unwrap_or_default())
}

fn write(all: &[Told], index: usize, depth: usize, text: &mut String) {
    let indent = "    ".repeat(depth);
    writeln!(text, "{indent}{}", all[index].title).unwrap();
    for field in &all[index].fields {
        writeln!(text, "{indent}  {field}").unwrap();
    }
    for (child, told) in all.iter().enumerate() {
        if told.parent == Some(index) && is_ours(told) {
            write(all, child, depth + 1, text);
        }
    }
}

struct Spans;

/// The place of a span, in its extensions.
struct Place(usize);

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let span = context.span(id).unwrap();
        let parent = span.parent().map(|parent| place(&parent));
        let meta = attributes.metadata();
        let title = format!("{} {}", meta.level(), meta.name());
        let index = keep(meta, parent, title, |fields| attributes.record(fields));
        span.extensions_mut().insert(Place(index));
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let index = place(&context.span(id).unwrap());
        values.record(&mut Fields(&mut all()[index].fields));
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let parent = context.event_span(event).map(|span| place(&span));
        let meta = event.metadata();
        keep(meta, parent, meta.level().to_string(), |fields| {
            event.record(fields);
        });
    }
}

fn place<'a, S: LookupSpan<'a>>(span: &tracing_subscriber::registry::SpanRef<'a, S>) -> usize {
    span.extensions().get::<Place>().unwrap().0
}

/// Keeps a span or an event, and gives its place.
fn keep(
    meta: &'static Metadata<'static>,
    parent: Option<usize>,
    title: String,
    record: impl FnOnce(&mut Fields),
) -> usize {
    let mut fields = Vec::new();
    record(&mut Fields(&mut fields));
    let mut all = all();
    all.push(Told {
        thread: thread::current().id(),
        parent,
        target: meta.target().to_owned(),
        title,
        fields,
    });
    all.len() - 1
}

struct Lines;

impl Log for Lines {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() <= FINEST.get()
    }

    fn log(&self, line: &log::Record<'_>) {
        if self.enabled(line.metadata()) {
            // The text is made before the lock is taken, as it may tell something itself.
            let text = line.args().to_string();
            all().push(Told {
                thread: thread::current().id(),
                parent: None,
                target: line.target().to_owned(),
                title: line.level().to_string(),
                fields: vec![text],
            });
        }
    }

    fn flush(&self) {}
}

struct Fields<'a>(&'a mut Vec<String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.push(match field.name() {
            "message" => format!("{value:?}"),
            name => format!("{name} = {value:?}"),
        });
    }
}
