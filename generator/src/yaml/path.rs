use std::fmt;

/// Where something stands in a file: the way from the root of the document.
///
/// It is shown as `operations.request.body[0]`; a key that is not a plain name is shown in quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<Step>);

/// One step down into a mapping or a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// An item of a list, counted from 0.
    Index(usize),
}

impl Path {
    /// The path of the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// The path of the value of `key` in the mapping that stands here.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        self.step(Step::Key(key.into()))
    }

    /// The path of an item of the list that stands here, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    /// The path of what contains this, or `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        self.0.split_last().map(|(_, steps)| Self(steps.to_vec()))
    }

    /// Whether the last step is the value of this key.
    #[must_use]
    pub fn ends_with(&self, key: &str) -> bool {
        matches!(self.0.last(), Some(Step::Key(last)) if last == key)
    }

    /// The steps from the root.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    pub(super) fn step(&self, step: Step) -> Self {
        self.0.iter().cloned().chain([step]).collect()
    }
}

impl FromIterator<Step> for Path {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        Self(steps.into_iter().collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) => {
                    f.write_str(if depth > 0 { "." } else { "" })?;
                    write_key(key, f)?;
                }
            }
        }
        Ok(())
    }
}

fn write_key(key: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    match !key.is_empty() && key.chars().all(is_plain) {
        true => f.write_str(key),
        false => write!(f, "{key:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_way() {
        let path = Path::root()
            .key("operations")
            .key("request")
            .key("body")
            .index(0);
        assert_eq!(path.to_string(), "operations.request.body[0]");
        assert_eq!(
            path.index(2).key("2.0").to_string(),
            "operations.request.body[0][2].\"2.0\""
        );
        assert_eq!(Path::root().to_string(), "");
    }

    #[test]
    fn goes_up() {
        let path = Path::root().key("a").index(1);
        assert_eq!(path.parent(), Some(Path::root().key("a")));
        assert_eq!(Path::root().parent(), None);
    }
}
