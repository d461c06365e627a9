use super::decoder::Decoder;
use super::error::DecodeError;
use super::locate::Target;
use super::node::Node;
use super::spelling::Guess;
use super::{MistakeKind, Step};
use serde::de::DeserializeOwned;

/// Makes a value of a tree, strictly: no number is read as text, and null is never read as absent. With it come all mistakes
/// that do not follow from each other, at most `most`; where there are some, stand-ins are in the value.
///
/// A type stops at its first mistake. So the tree is mended there, with a stand-in for what is wrong or missing,
/// and read again, until nothing new is found. A misspelt key is taken for the one that is guessed, so that nothing is missing.
pub(super) fn decode<T: DeserializeOwned>(
    tree: Node,
    guess: Guess,
    most: usize,
) -> (Option<T>, Vec<DecodeError>) {
    let mut error = match T::deserialize(Decoder(&tree)) {
        Ok(value) => return (Some(value), Vec::new()),
        Err(error) => error,
    };
    // What has been read well leaves `rest`. Where the mistakes are, both are the same, and are mended alike.
    let (mut whole, mut rest, mut errors) = (tree.clone(), tree, Vec::new());
    // Most mistakes take one round; one in a type that refuses stand-ins takes some more.
    for _ in 0..most * 4 {
        let way = error.way();
        forget_before(&mut rest, &way);
        if take_back(&mut errors, &way, &error) {
            take_out(&mut whole, &way);
            take_out(&mut rest, &way);
        } else {
            read_as(&mut rest, &way, &mut error.kind, guess);
            mend(&mut whole, &way, &error);
            match mend(&mut rest, &way, &error) {
                Mended::Mistake => errors.push(error),
                Mended::Consequence => {}
                Mended::Nothing => break,
            }
        }
        if errors.len() >= most {
            break;
        }
        error = match T::deserialize(Decoder(&rest)) {
            Ok(_) => return (T::deserialize(Decoder(&whole)).ok(), errors),
            Err(error) => error,
        };
    }
    (None, errors)
}

/// Chooses the key as which one that means nothing is read on, unless that is there as well.
fn read_as(tree: &mut Node, way: &[Step], kind: &mut MistakeKind, guess: Guess) {
    if let MistakeKind::UnknownKey {
        key,
        expected,
        free,
        read_as,
    } = kind
        && let Some(entries) = around(tree, way)
    {
        let is_free = |key: &&str| !entries.iter().any(|(name, _)| name == key);
        *free = expected.iter().copied().filter(is_free).collect();
        *read_as = guess(key, expected, free);
    }
}

/// Takes back a guess if a value, a list or a mapping stands there and another of them is due. Then it was another key.
fn take_back(errors: &mut [DecodeError], way: &[Step], error: &DecodeError) -> bool {
    let mut guesses = errors.iter_mut().filter(|it| it.is_guess(way));
    match guesses.next().map(|it| &mut *it.kind) {
        Some(MistakeKind::UnknownKey { read_as, .. }) if error.is_of_form() => {
            *read_as = None;
            true
        }
        _ => false,
    }
}

fn take_out(tree: &mut Node, way: &[Step]) {
    if let (Some(Step::Key(key)), Some(entries)) = (way.last(), around(tree, way)) {
        entries.retain(|(name, _)| name != key);
    }
}

/// The mapping that a key stands in.
fn around<'n>(tree: &'n mut Node, way: &[Step]) -> Option<&'n mut Vec<(String, Node)>> {
    let (_, around) = way.split_last()?;
    match around.iter().try_fold(tree, child)? {
        Node::Map(entries) => Some(entries),
        _ => None,
    }
}

/// The most keys that a mapping of the language has. One with more entries has names of the author's own.
const MOST_KEYS: usize = 64;

/// Takes out what has been read well before a mistake, so that it is not read again in each round.
/// The keys of the language stay, since some of them must be there.
fn forget_before(node: &mut Node, way: &[Step]) {
    let Some((step, rest)) = way.split_first() else {
        return;
    };
    match (&mut *node, step) {
        (Node::Map(entries), Step::Key(key)) => {
            let is_of_names = entries.len() > MOST_KEYS;
            let read = entries.iter_mut().take_while(|(name, _)| name != key);
            read.for_each(|(_, value)| match is_of_names {
                true => *value = Node::Gone,
                false => forget(value),
            });
        }
        (Node::List(items), Step::Index(index)) => {
            let read = items.iter_mut().take(*index);
            read.for_each(|item| *item = Node::Gone);
        }
        _ => {}
    }
    if let Some(child) = child(node, step) {
        forget_before(child, rest);
    }
}

fn forget(node: &mut Node) {
    match node {
        Node::Map(entries) if entries.len() > MOST_KEYS => entries.clear(),
        Node::Map(entries) => entries.iter_mut().for_each(|(_, it)| forget(it)),
        Node::List(items) => items.clear(),
        _ => {}
    }
}

/// What became of a tree with a mistake.
enum Mended {
    /// A stand-in was put where the mistake is.
    Mistake,
    /// The mistake came of a stand-in, which was taken out.
    Consequence,
    /// The mistake lies within a stand-in, which is for the level above to take out.
    Nothing,
}

fn mend(node: &mut Node, way: &[Step], error: &DecodeError) -> Mended {
    match (way, node) {
        (_, Node::StandIn | Node::Gone) => Mended::Nothing,
        ([], node) => mend_here(node, &error.kind),
        ([Step::Key(key)], Node::Map(entries)) if error.target == Target::Key => {
            mend_key(entries, key, &error.kind);
            Mended::Mistake
        }
        ([step, rest @ ..], node) => {
            let Some(child) = child(node, step) else {
                return Mended::Nothing;
            };
            let mended = mend(child, rest, error);
            if let Mended::Nothing = mended {
                *child = Node::Gone;
                return Mended::Consequence;
            }
            mended
        }
    }
}

fn mend_key(entries: &mut Vec<(String, Node)>, key: &str, kind: &MistakeKind) {
    match kind {
        MistakeKind::UnknownKey {
            read_as: Some(meant),
            ..
        } => {
            let misspelt = entries.iter_mut().find(|(name, _)| name == key);
            misspelt
                .into_iter()
                .for_each(|(name, _)| (*meant).clone_into(name));
        }
        _ => entries.retain(|(name, _)| name != key),
    }
}

fn mend_here(node: &mut Node, kind: &MistakeKind) -> Mended {
    match (node, kind) {
        (Node::Map(entries), MistakeKind::MissingKey { key })
            if !entries.iter().any(|(name, _)| name == key) =>
        {
            entries.push(((*key).to_owned(), Node::StandIn));
            Mended::Mistake
        }
        // It is missing because it was taken out.
        (node, MistakeKind::MissingKey { .. }) => {
            *node = Node::StandIn;
            Mended::Consequence
        }
        (node, _) => {
            *node = Node::StandIn;
            Mended::Mistake
        }
    }
}

fn child<'n>(node: &'n mut Node, step: &Step) -> Option<&'n mut Node> {
    match (node, step) {
        (Node::Map(entries), Step::Key(key)) => entries
            .iter_mut()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value),
        (Node::List(items), Step::Index(index)) => items.get_mut(*index),
        _ => None,
    }
}
