//! The label sets of Universal Dependencies (<https://universaldependencies.org/en/>) that later stages read.

/// Declares an enum of labels with their names in treebank files.
macro_rules! labels {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every label, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The label's name in treebank files.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The label of that name.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(super) use labels;

labels! {
    /// Universal parts of speech.
    Upos {
        /// Other.
        #[default] X = "X",
        /// Adjective.
        Adj = "ADJ",
        /// Adposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle.
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb.
        Verb = "VERB",
    }
}

labels! {
    /// Dependency relations, with the subtypes that decide who did what to whom.
    Deprel {
        /// Unspecified.
        #[default] Dep = "dep",
        /// Clausal modifier of a noun.
        Acl = "acl",
        /// Relative clause.
        AclRelcl = "acl:relcl",
        /// Adverbial clause.
        Advcl = "advcl",
        /// Adverbial modifier.
        Advmod = "advmod",
        /// Adjectival modifier.
        Amod = "amod",
        /// Apposition.
        Appos = "appos",
        /// Auxiliary.
        Aux = "aux",
        /// Passive auxiliary.
        AuxPass = "aux:pass",
        /// Case marking, an adposition.
        Case = "case",
        /// Coordinating conjunction.
        Cc = "cc",
        /// Clausal complement.
        Ccomp = "ccomp",
        /// Compound.
        Compound = "compound",
        /// Verb particle.
        CompoundPrt = "compound:prt",
        /// Conjunct.
        Conj = "conj",
        /// Copula.
        Cop = "cop",
        /// Clausal subject.
        Csubj = "csubj",
        /// Determiner.
        Det = "det",
        /// Discourse element.
        Discourse = "discourse",
        /// Dislocated element.
        Dislocated = "dislocated",
        /// Expletive.
        Expl = "expl",
        /// Fixed multiword expression.
        Fixed = "fixed",
        /// Flat expression, such as a name.
        Flat = "flat",
        /// Goes with, for broken words.
        Goeswith = "goeswith",
        /// Indirect object.
        Iobj = "iobj",
        /// List.
        List = "list",
        /// Marker of a subordinate clause.
        Mark = "mark",
        /// Nominal modifier.
        Nmod = "nmod",
        /// Possessive modifier.
        NmodPoss = "nmod:poss",
        /// Nominal modifier without a case marker: a time, a measure.
        NmodUnmarked = "nmod:unmarked",
        /// Nominal subject.
        Nsubj = "nsubj",
        /// Passive nominal subject.
        NsubjPass = "nsubj:pass",
        /// Numeric modifier.
        Nummod = "nummod",
        /// Object.
        Obj = "obj",
        /// Oblique nominal.
        Obl = "obl",
        /// Agent of a passive.
        OblAgent = "obl:agent",
        /// Oblique without a case marker: a time.
        OblUnmarked = "obl:unmarked",
        /// Orphan of an ellipsis.
        Orphan = "orphan",
        /// Parataxis.
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// Overridden disfluency.
        Reparandum = "reparandum",
        /// Root of the sentence.
        Root = "root",
        /// Vocative.
        Vocative = "vocative",
        /// Open clausal complement.
        Xcomp = "xcomp",
    }
}

/// The morphology that later stages need. A feature that does not apply is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Features {
    /// Tense of a finite verb or participle.
    pub tense: Option<Tense>,
    /// Form of a verb.
    pub form: Option<VerbForm>,
    /// Whether a verb stands in the passive.
    pub passive: bool,
    /// Person of a pronoun or verb.
    pub person: Option<Person>,
    /// Number of a noun, pronoun or verb.
    pub number: Option<Number>,
}

/// Tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// Past.
    Past,
    /// Present.
    Present,
}

/// Form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// Finite.
    Finite,
    /// Infinitive.
    Infinitive,
    /// Gerund or present participle.
    Gerund,
    /// Past participle.
    Participle,
}

/// Person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Person {
    /// First.
    First,
    /// Second.
    Second,
    /// Third.
    Third,
}

/// Number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// Singular.
    Singular,
    /// Plural.
    Plural,
}
