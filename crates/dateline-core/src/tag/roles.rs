//! Predicates and their arguments, after `PropBank` (Palmer, Gildea and Kingsbury 2005).

use super::labels::labels;

labels! {
    /// The part that a token plays for a predicate.
    Role {
        /// The one who does it or brings it about.
        #[default] Arg0 = "ARG0",
        /// The one that it is done to, or that undergoes it.
        Arg1 = "ARG1",
        /// A further party: the one who gets it, what it becomes, where it goes.
        Arg2 = "ARG2",
        /// Where.
        Location = "ARGM-LOC",
        /// When.
        Time = "ARGM-TMP",
        /// That it is not so.
        Negation = "ARGM-NEG",
        /// That it may, must or will be so.
        Modality = "ARGM-MOD",
    }
}

/// A word that tells of something that happens or is so, with what takes part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// The token.
    pub token: usize,
    /// Its arguments, in the order of the text.
    pub arguments: Vec<Argument>,
}

/// What takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The head of its tokens.
    pub token: usize,
    /// The part that it plays.
    pub role: Role,
}
