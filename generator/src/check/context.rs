//! What all rules share.

use std::collections::{BTreeMap, HashSet};

use indexmap::IndexSet;

use super::symbols::Symbols;
use super::unread::Unread;
use super::{File, defaults, first};
use crate::api::{Builtin, Shape, TypeId};
use crate::diagnostics::Diagnostic;
use crate::place::{At, Place};
use crate::yaml;

/// The names of the spec, and what was found so far.
#[derive(Default)]
pub(crate) struct Context<'s> {
    pub(super) symbols: Symbols<'s>,
    pub(super) unread: Unread,
    /// Each once, in the order in which it was found: a group is looked at wherever it is included.
    pub(super) found: IndexSet<Diagnostic>,
    /// How many mistakes are among them, by file.
    errors: BTreeMap<usize, usize>,
    /// Where a mistake of a group was found. It is one, whatever includes the group.
    of_groups: HashSet<(&'static str, Place)>,
    /// How many mistakes were met on which something depends, with those that were found before and those that are not told.
    met: usize,
    /// The types with a mistake in them, of which it is not known what they should be.
    pub(super) doubtful: HashSet<TypeId>,
    /// Those among them in which something could not be read, or in a group that they include.
    pub(super) unread_types: HashSet<TypeId>,
    /// Whether there is a mistake in the data centers.
    pub(super) are_hosts_doubtful: bool,
    /// What has to wait until all types are known.
    pub(super) defaults: Vec<defaults::Default>,
    /// The types without a definition that the spec names.
    pub(super) builtins: Vec<Builtin>,
    /// The groups that are included.
    pub(super) included: HashSet<String>,
}

impl Context<'_> {
    pub(super) fn of(files: &[File]) -> Self {
        let mut cx = Self {
            unread: Unread::of(files),
            ..Self::default()
        };
        for (number, file) in files.iter().enumerate() {
            if !file.mistakes.is_empty() {
                cx.errors.insert(number, file.mistakes.len());
                cx.found.extend(file.mistakes.iter().cloned());
            }
        }
        cx
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.met += usize::from(diagnostic.is_error());
        self.report_aside(diagnostic);
    }

    /// Reports a mistake on which nothing depends.
    pub(super) fn report_aside(&mut self, mut diagnostic: Diagnostic) {
        let (file, is_error) = (diagnostic.place.file, diagnostic.is_error());
        let is_news = !self.unread.explains(&diagnostic) && self.is_first_of_group(&diagnostic);
        self.unread.write_out(&mut diagnostic);
        if is_news && self.found.insert(diagnostic) && is_error {
            *self.errors.entry(file).or_default() += 1;
        }
    }

    /// Whether it is the first of its kind at its place, if that is in a group. With other places, it is one of theirs as well.
    fn is_first_of_group(&mut self, diagnostic: &Diagnostic) -> bool {
        let place = &diagnostic.place;
        let is_of_group = place.is_in_section("groups") && diagnostic.others.is_empty();
        !is_of_group || self.of_groups.insert((diagnostic.code, place.clone()))
    }

    /// The place, unless so many mistakes before it are known that no further one is told.
    ///
    /// Nearest names are looked for among all names of a spec, so only for what is told.
    pub(super) fn if_told(&mut self, place: Place) -> Option<Place> {
        let before = self.errors.range(..=place.file).map(|(_, count)| count);
        let is_told = before.sum::<usize>() < yaml::MAX_MISTAKES;
        self.met += usize::from(!is_told);
        is_told.then_some(place)
    }

    /// Notes that a part depends on what is wrong elsewhere, and has been reported.
    pub(super) fn depends_on_wrong(&mut self) {
        self.met += 1;
    }

    /// What is made of a part of the spec, and whether no mistake is in it. What depends on a part with one is not looked at, so
    /// that nothing is told that follows from it.
    pub(super) fn is_right<T>(
        &mut self,
        at: At<'_>,
        make: impl FnOnce(&mut Self) -> T,
    ) -> (T, bool) {
        let before = self.met;
        let made = make(self);
        (made, self.met == before && !self.unread.is_needed_in(at))
    }

    /// What is made of a part of the spec, if no mistake is in it.
    pub(super) fn right<T>(
        &mut self,
        at: At<'_>,
        make: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let (made, is_right) = self.is_right(at, make);
        made.filter(|_| is_right)
    }

    /// What is made of the data centers, which are doubtful if a mistake is in them.
    pub(super) fn hosts<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.met;
        let made = make(self);
        self.are_hosts_doubtful = self.met != before || self.unread.is_in_section("data_centers");
        made
    }

    /// Whether it is not known what a value is, since something in its type is wrong.
    pub(super) fn is_doubtful(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Named(id) | Shape::Boxed(id) => self.doubtful.contains(id),
            _ => false,
        }
    }

    pub(super) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// The mistakes in the order of the files. What could be better can wait until they are mended.
    pub(super) fn errors(self) -> Vec<Diagnostic> {
        let errors = self.found.into_iter().filter(Diagnostic::is_error);
        first(errors)
    }
}
