//! The files of an ontology, and what is wrong with them.

use std::fmt;

/// A file of an ontology: its name, which says what it holds, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OntologyFile {
    /// The name: one of [`OntologyFile::NAMES`].
    pub name: String,
    /// The text.
    pub text: String,
}

impl OntologyFile {
    /// The names that a file can have. `events/data/README.md` says what each holds.
    pub const NAMES: [&'static str; 10] = [
        "acts.tsv",
        "cameo.tsv",
        "classes.tsv",
        "cues.tsv",
        "governors.tsv",
        "likes.tsv",
        "nouns.tsv",
        "parties.tsv",
        "support.tsv",
        "verbs.tsv",
    ];
}

/// Something in a file that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OntologyProblem {
    /// The name of the file.
    pub file: String,
    /// The line, counted from one; 0 where it is the file as a whole.
    pub line: usize,
    /// The column, counted from one in characters; 0 where it is the file as a whole.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub advice: String,
}

impl fmt::Display for OntologyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, message, advice } = self;
        if *line == 0 {
            write!(f, "{file}: {message}; {advice}")
        } else {
            write!(f, "{file}:{line}:{column}: {message}; {advice}")
        }
    }
}
