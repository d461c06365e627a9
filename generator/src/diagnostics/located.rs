//! Where diagnostics are, in lines and columns.

use std::iter::successors;

use super::Diagnostic;
use crate::place::{Place, Spot};
use crate::source::Source;
use crate::yaml;

/// The same diagnostics with all their places found, and the first of two before the second. Each source is read once for that,
/// however many there are.
pub(super) fn located(found: &[Diagnostic], sources: &[Source]) -> Vec<Diagnostic> {
    let mut found = found.to_vec();
    for (number, source) in sources.iter().enumerate() {
        let places = found.iter_mut().flat_map(Diagnostic::places_mut);
        let mut places: Vec<&mut Place> = places.filter(|it| it.file == number).collect();
        let spots: Vec<&Spot> = places.iter().map(|it| &it.spot).collect();
        let positions = positions(&source.text, &spots);
        for (place, position) in places.iter_mut().zip(positions) {
            if let Some(position) = position {
                place.spot = Spot::Position(position);
            }
        }
    }
    found.iter_mut().for_each(order);
    found
}

/// Rules look at the sections of a file in an order of their own. A reader goes from top to bottom.
fn order(diagnostic: &mut Diagnostic) {
    let Diagnostic { place, others, .. } = diagnostic;
    let start = |place: &Place| match &place.spot {
        Spot::Position(position) => Some((place.file, position.span.start)),
        Spot::File | Spot::Path(..) | Spot::Part(..) => None,
    };
    if let (true, Some((first, _))) = (diagnostic.is_of_two, others.first_mut())
        && start(first) > start(place)
    {
        std::mem::swap(first, place);
    }
}

/// Where in the text of its file a place is.
pub(crate) fn resolve<'a>(
    place: &Place,
    sources: &'a [Source],
) -> Option<(&'a Source, yaml::Position)> {
    let source = sources.get(place.file)?;
    let mut positions = positions(&source.text, &[&place.spot]);
    Some((source, positions.pop()??))
}

/// A path that leads nowhere falls back to what encloses it, since what is left out has no place of its own.
fn positions(text: &str, spots: &[&Spot]) -> Vec<Option<yaml::Position>> {
    let ways: Vec<_> = spots.iter().map(|spot| way_back(spot)).collect();
    let goals = ways.iter().flatten().map(|(path, target)| (path, *target));
    let mut found = yaml::locate(text, &goals.collect::<Vec<_>>()).into_iter();
    let nearest = ways.iter().map(|way| {
        let positions: Vec<_> = found.by_ref().take(way.len()).collect();
        positions.into_iter().flatten().next()
    });
    let position = |(spot, nearest): (&&Spot, Option<yaml::Position>)| match spot {
        Spot::Position(position) => Some(position.clone()),
        Spot::Part(_, part) => nearest.map(|it| yaml::locate_part(text, &it, part).unwrap_or(it)),
        Spot::File | Spot::Path(..) => nearest,
    };
    spots.iter().zip(nearest).map(position).collect()
}

/// The places to look for: the one that is meant first, then what it lies in.
fn way_back(spot: &Spot) -> Vec<(yaml::Path, yaml::Target)> {
    let (path, target) = match spot {
        Spot::Path(path, target) => (path, *target),
        Spot::Part(path, _) => (path, yaml::Target::Value),
        Spot::File | Spot::Position(_) => return Vec::new(),
    };
    let around = successors(path.parent(), yaml::Path::parent);
    let around = around.map(|it| (it, yaml::Target::Value));
    std::iter::once((path.clone(), target))
        .chain(around)
        .collect()
}
