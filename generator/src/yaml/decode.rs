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
        let is_guess_wrong = take_back(&mut errors, &way, &mut error);
        read_as(&mut rest, &way, &mut error.kind, guess);
        mend(&mut whole, &way, &error);
        match mend(&mut rest, &way, &error) {
            Mended::Mistake if !is_guess_wrong => errors.push(error),
            Mended::Mistake | Mended::Consequence => {}
            Mended::Nothing => break,
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

/// Chooses the key as which one that means nothing is read on, unless it is there as well.
fn read_as(tree: &mut Node, way: &[Step], kind: &mut MistakeKind, guess: Guess) {
    if let MistakeKind::UnknownKey {
        key,
        expected,
        read_as,
    } = kind
        && let [around @ .., _] = way
        && let Some(Node::Map(entries)) = around.iter().try_fold(tree, child)
    {
        let is_free = |key: &&str| !entries.iter().any(|(name, _)| name == key);
        *read_as = guess(key, expected).filter(is_free);
    }
}

/// Takes back a guess if what stands there is nothing for the guessed key. The key is taken out then.
fn take_back(errors: &mut [DecodeError], way: &[Step], error: &mut DecodeError) -> bool {
    let is_of_value = !matches!(*error.kind, MistakeKind::MissingKey { .. });
    let is_guess = |it: &&mut DecodeError| it.way_read().is_some_and(|it| it == way);
    let mut errors = errors.iter_mut();
    let wrong = errors.find(|it| error.target == Target::Value && is_of_value && is_guess(it));
    let Some(wrong) = wrong else {
        return false;
    };
    if let MistakeKind::UnknownKey { read_as, .. } = &mut *wrong.kind {
        *read_as = None;
    }
    error.target = Target::Key;
    true
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
            let misspelt = entries.iter_mut().filter(|(name, _)| name == key);
            misspelt.for_each(|(name, _)| (*meant).clone_into(name));
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
