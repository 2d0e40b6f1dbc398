//! Where a message is wrong, field by field.

use std::fmt;

/// One field that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The path of the field: `page.known.id`, `filter.acts[2]`.
    pub field: String,
    /// Why it cannot be read: lower case, no final stop.
    pub description: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.field, self.description)
    }
}

/// Every field of a message that cannot be read; at least one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct Violations(pub Vec<Violation>);

/// Violations named before the rest are left out: keeps an answer about a hostile message small.
const MOST: usize = 16;

/// Walks through a message and notes each field that cannot be read, so that a caller hears of all at once.
#[derive(Debug, Default)]
pub struct Reader {
    path: Vec<Segment>,
    violations: Vec<Violation>,
}

#[derive(Debug)]
enum Segment {
    Field(&'static str),
    Index(usize),
}

impl Reader {
    /// Reads with `read`, and gives what it read if nothing was wrong.
    pub fn run<T>(read: impl FnOnce(&mut Self) -> Option<T>) -> Result<T, Violations> {
        let mut reader = Self::default();
        match read(&mut reader) {
            Some(value) if reader.violations.is_empty() => Ok(value),
            _ => Err(Violations(reader.violations)),
        }
    }

    /// Reads something inside the field `name`.
    pub fn within<T>(&mut self, name: &'static str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.step(Segment::Field(name), read)
    }

    /// Reads something inside the item at `index` of the present field.
    pub fn item<T>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        self.step(Segment::Index(index), read)
    }

    /// Notes that the present field cannot be read. Always `None`, so that a reading function can end with it.
    pub fn violation<T>(&mut self, description: impl Into<String>) -> Option<T> {
        if self.violations.len() < MOST {
            self.violations.push(Violation { field: self.field(), description: description.into() });
        }
        None
    }

    fn step<T>(&mut self, segment: Segment, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(segment);
        let value = read(self);
        self.path.pop();
        value
    }

    fn field(&self) -> String {
        let mut field = String::new();
        for segment in &self.path {
            match segment {
                Segment::Field(name) => {
                    if !field.is_empty() {
                        field.push('.');
                    }
                    field.push_str(name.trim_start_matches("r#"));
                }
                Segment::Index(index) => {
                    field.push('[');
                    field.push_str(&index.to_string());
                    field.push(']');
                }
            }
        }
        field
    }
}
