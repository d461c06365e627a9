//! A figure of the generated client beside the same figure of others.

/// A figure of the generated client beside the same figure of others, each as often as it was taken, in turn.
pub struct Figure {
    pub name: String,
    /// How many digits are shown behind the point.
    pub digits: usize,
    pub ours: Vec<f64>,
    /// Empty where there is none.
    pub by_hand: Vec<f64>,
    /// Empty where there is none.
    pub progenitor: Vec<f64>,
    pub bars: Vec<Bar>,
}

/// What the figure of the generated client has to keep to.
pub enum Bar {
    AtMost(f64),
    TimesByHand(f64),
    MoreThanByHand(f64),
    TimesProgenitor(f64),
    AtLeastTimesProgenitor(f64),
}

impl Figure {
    /// Whether the figure keeps to all bars.
    pub fn holds(&self) -> bool {
        self.bars.iter().all(|bar| bar.holds(self))
    }

    /// The figure as a line of a table: of the client, of others, how they compare, and what has to hold.
    pub fn cells(&self) -> [String; 7] {
        let Self {
            ours,
            by_hand,
            progenitor,
            ..
        } = self;
        let number = |all: &[f64]| median(all).map(|it| self.show(it)).unwrap_or_default();
        let times = |all: &[f64]| {
            ratio(ours, all)
                .map(|it| format!("{it:.2}"))
                .unwrap_or_default()
        };
        let bars: Vec<_> = self.bars.iter().map(|bar| bar.show(self)).collect();
        [
            self.name.clone(),
            number(ours),
            number(by_hand),
            number(progenitor),
            times(by_hand),
            times(progenitor),
            bars.join(", "),
        ]
    }

    /// A number with a comma before each three digits.
    pub fn show(&self, number: f64) -> String {
        let text = format!("{number:.*}", self.digits);
        let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
        let groups = whole.as_bytes().rchunks(3).rev();
        let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
        groups.join(",") + rest
    }
}

impl Bar {
    fn holds(&self, figure: &Figure) -> bool {
        let Figure {
            ours,
            by_hand,
            progenitor,
            ..
        } = figure;
        let most = |number: Option<f64>, most| number.is_some_and(|number| number <= most);
        match *self {
            Self::AtMost(bar) => most(median(ours), bar),
            Self::TimesByHand(bar) => most(ratio(ours, by_hand), bar),
            Self::MoreThanByHand(bar) => most(more(ours, by_hand), bar),
            Self::TimesProgenitor(bar) => most(ratio(ours, progenitor), bar),
            Self::AtLeastTimesProgenitor(bar) => most(ratio(progenitor, ours), 1.0 / bar),
        }
    }

    fn show(&self, figure: &Figure) -> String {
        let text = match *self {
            Self::AtMost(bar) => format!("at most {}", figure.show(bar)),
            Self::TimesByHand(bar) => format!("at most {bar} × by hand"),
            Self::MoreThanByHand(bar) => format!("at most {bar} more than by hand"),
            Self::TimesProgenitor(bar) => format!("at most {bar} × progenitor"),
            Self::AtLeastTimesProgenitor(bar) => format!("at least {bar} × progenitor"),
        };
        match self.holds(figure) {
            true => text,
            false => format!("**{text}**"),
        }
    }
}

/// The middle one, if there is one.
pub fn median(all: &[f64]) -> Option<f64> {
    let mut sorted = all.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}

/// How many times the one the other is: the middle of what was measured one after the other.
fn ratio(one: &[f64], other: &[f64]) -> Option<f64> {
    let ratios = one.iter().zip(other).map(|(one, other)| one / other);
    median(&ratios.collect::<Vec<_>>())
}

fn more(one: &[f64], other: &[f64]) -> Option<f64> {
    Some(median(one)? - median(other)?)
}
