//! Resource names: `corpora/{corpus}` and what lies below it.

use std::fmt;

use crate::convert::Reader;

/// The name of a server's corpus unless it is configured.
pub const DEFAULT_CORPUS: &str = "default";

/// Characters of an id at most.
pub const MAX_ID_CHARACTERS: usize = 512;

/// What lies in a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Collection {
    /// Documents.
    Documents,
    /// Entities.
    Entities,
    /// Events.
    Events,
    /// Judgements.
    Judgements,
}

impl Collection {
    /// The segment of the name.
    pub const fn segment(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Entities => "entities",
            Self::Events => "events",
            Self::Judgements => "judgements",
        }
    }
}

/// The name of a corpus: `corpora/{corpus}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CorpusName(String);

impl CorpusName {
    /// The name of the corpus `id`, if that can be one: 1 to 63 lower-case letters, digits and hyphens, a letter first.
    pub fn new(id: &str) -> Option<Self> {
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let well_formed = id.len() <= 63
            && id.bytes().all(letters)
            && id.bytes().next().is_some_and(|first| first.is_ascii_lowercase());
        well_formed.then(|| Self(id.to_owned()))
    }

    /// Reads `corpora/{corpus}`.
    pub fn read(name: &str, reader: &mut Reader) -> Option<Self> {
        if name.is_empty() {
            return reader.violation("is required: corpora/{corpus}");
        }
        match name.strip_prefix("corpora/").and_then(Self::new) {
            Some(corpus) => Some(corpus),
            None => reader.violation("is not a corpus: corpora/{corpus}"),
        }
    }

    /// The name of something in the corpus.
    pub fn child(&self, collection: Collection, id: &str) -> String {
        format!("{self}/{}/{id}", collection.segment())
    }
}

impl Default for CorpusName {
    fn default() -> Self {
        Self(DEFAULT_CORPUS.to_owned())
    }
}

impl fmt::Display for CorpusName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "corpora/{}", self.0)
    }
}

/// The name of something in a corpus: `corpora/{corpus}/{collection}/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ResourceName {
    /// The corpus.
    pub corpus: CorpusName,
    /// The id: all that follows the collection, slashes included.
    pub id: String,
}

impl ResourceName {
    /// Reads the name of something in `collection`.
    pub fn read(name: &str, collection: Collection, reader: &mut Reader) -> Option<Self> {
        let wanted = collection.segment();
        if name.is_empty() {
            return reader.violation(format!("is required: corpora/{{corpus}}/{wanted}/{{id}}"));
        }
        match Self::parse(name, collection) {
            Some(name) if name.id.chars().nth(MAX_ID_CHARACTERS).is_some() => {
                reader.violation(format!("has an id of more than {MAX_ID_CHARACTERS} characters"))
            }
            Some(name) => Some(name),
            None => reader.violation(format!("is not of the form corpora/{{corpus}}/{wanted}/{{id}}")),
        }
    }

    fn parse(name: &str, collection: Collection) -> Option<Self> {
        let (corpus, rest) = name.strip_prefix("corpora/")?.split_once('/')?;
        let id = rest.strip_prefix(collection.segment())?.strip_prefix('/')?;
        let corpus = CorpusName::new(corpus)?;
        (!id.is_empty()).then(|| Self { corpus, id: id.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<(&str, &str)>) {
        let read = Reader::run(|reader| ResourceName::read(name, Collection::Documents, reader)).ok();
        let expected = expected
            .map(|(corpus, id)| ResourceName { corpus: CorpusName::new(corpus).unwrap(), id: id.to_owned() });
        assert_eq!(read, expected, "{name}");
    }

    #[test]
    fn names_are_read() {
        check("corpora/default/documents/1", Some(("default", "1")));
        check("corpora/a-2/documents/pages/today/1.txt", Some(("a-2", "pages/today/1.txt")));
        check("corpora/default/documents//absolute", Some(("default", "/absolute")));
        for wrong in [
            "",
            "1",
            "corpora/default",
            "corpora/default/documents/",
            "corpora/default/events/1",
            "corpora/Ü/documents/1",
        ] {
            check(wrong, None);
        }
        check(&format!("corpora/default/documents/{}", "é".repeat(MAX_ID_CHARACTERS + 1)), None);
    }

    #[test]
    fn what_is_written_is_read() {
        let corpus = CorpusName::default();
        check(&corpus.child(Collection::Documents, "a/b c"), Some(("default", "a/b c")));
    }
}
