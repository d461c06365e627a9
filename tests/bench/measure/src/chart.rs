//! Draws figures as bars. The colours are seen on light ground and on dark.

use std::fmt::Write;

use crate::figure::{Figure, median};

const WIDTH: f64 = 720.0;
/// Where the bars begin; the names stand before.
const LEFT: f64 = 110.0;
/// What is kept free behind the longest bar, for its number.
const RIGHT: f64 = 70.0;
const BAR: f64 = 16.0;
const STEP: f64 = 22.0;
/// The height of a title, with the space above.
const TITLE: f64 = 34.0;

const TEXT: &str = "#808890";
const OURS: &str = "#d9822b";
const OTHERS: &str = "#8aa0b4";

/// A chart of figures that have one unit, as SVG.
pub fn draw(figures: &[Figure]) -> String {
    let longest = figures.iter().flat_map(rows).map(|(_, _, number)| number);
    let scale = (WIDTH - LEFT - RIGHT) / longest.fold(1.0, f64::max);
    let (mut body, mut y) = (String::new(), 0.0);
    for figure in figures {
        text(&mut body, 2.0, y + TITLE - 10.0, "start", &figure.name);
        y += TITLE;
        for (name, colour, number) in rows(figure) {
            let width = number * scale;
            let middle = y + BAR / 2.0 + 4.5;
            text(&mut body, LEFT - 8.0, middle, "end", name);
            writeln!(
                body,
                r#"<rect x="{LEFT}" y="{y}" width="{width:.0}" height="{BAR}" fill="{colour}"/>"#
            )
            .unwrap();
            text(
                &mut body,
                LEFT + width.round() + 6.0,
                middle,
                "start",
                &figure.show(number),
            );
            y += STEP;
        }
    }
    let height = y + 4.0;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"sans-serif\" font-size=\"13\" fill=\"{TEXT}\">\n{body}</svg>\n"
    )
}

/// The bars of a figure: a name, a colour and a length.
fn rows(figure: &Figure) -> impl Iterator<Item = (&'static str, &'static str, f64)> {
    let rows = [
        ("generated", OURS, &figure.ours),
        ("by hand", OTHERS, &figure.by_hand),
        ("progenitor", OTHERS, &figure.progenitor),
    ];
    let shown = rows.map(|(name, colour, all)| median(all).map(|number| (name, colour, number)));
    shown.into_iter().flatten()
}

fn text(body: &mut String, x: f64, y: f64, anchor: &str, text: &str) {
    writeln!(
        body,
        r#"<text x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>"#
    )
    .unwrap();
}
