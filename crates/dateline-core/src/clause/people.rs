//! People by words for them: how many they are, where they sit, whom a pronoun for several stands for.

use super::scene::{Member, Scene};
use crate::analysis::EntityType;
use crate::tag::{Deprel, Number, Upos};

/// How many tokens before its closing bracket a name in brackets may open.
const BRACKETS_REACH: usize = 4;
/// Nouns that only say how many.
const NUMBERS: [&str; 12] = [
    "hundreds",
    "thousands",
    "dozens",
    "scores",
    "millions",
    "tens",
    "number",
    "handful",
    "majority",
    "couple",
    "third",
    "half",
];

/// Words that say how many of a group.
const SHARES: [&str; 9] = ["some", "many", "most", "several", "all", "both", "few", "none", "each"];

impl Scene<'_> {
    /// The people that a noun of number counts: `thousands of Nigerians`; people of whom no more is known where it counts
    /// nothing (`hundreds marched`).
    pub(super) fn counted(&self, head: usize) -> Option<Vec<Member>> {
        let word = self.tree.word(head).to_lowercase();
        let counts = match self.tree.upos(head) {
            Upos::Num => true,
            Upos::Noun => NUMBERS.contains(&word.as_str()),
            Upos::Det | Upos::Pron | Upos::Adj => SHARES.contains(&word.as_str()),
            _ => false,
        };
        if !counts {
            return None;
        }
        let of = |&child: &usize| {
            self.tree.deprel(child) == Deprel::Nmod && self.tree.preposition(child).as_deref() == Some("of")
        };
        let Some(people) = self.tree.children(head).iter().copied().find(of) else {
            let many = matches!(word.as_str(), "hundreds" | "thousands" | "dozens");
            return many.then(|| vec![self.generic(head, "CVL")]);
        };
        // `dozens of soldiers and rebels`
        let mut members = Vec::new();
        for part in self.tree.conjuncts(people) {
            members.extend(self.members_of_one(part));
        }
        (!members.is_empty()).then_some(members)
    }

    /// A people of no one country, where a plural names them: `charged three Arabs`.
    pub(super) fn people_of(&self, head: usize) -> Option<Member> {
        let reference = self.reference_of_phrase(head)?;
        let people = self.cast.entities[reference.entity].kind == EntityType::Norp;
        let noun =
            matches!(self.tree.upos(head), Upos::Noun | Upos::Propn) && self.tree.word(head).ends_with('s');
        (people && noun && self.is_phrase_head(head)).then(|| {
            let mut member = self.party_of(reference);
            member.party.sector = Some("CVL".to_owned());
            member
        })
    }

    /// A number that stands for so many people as the subject or object of a verb: `arrested nine`, `five were freed`.
    pub(super) fn counted_people(&self, head: usize) -> Option<Member> {
        let number = self.tree.upos(head) == Upos::Num
            && matches!(self.tree.deprel(head), Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass)
            && !self.tree.word(head).contains(['.', '%', ':']);
        let plain = |&child: &usize| {
            matches!(self.tree.deprel(child), Deprel::Advmod | Deprel::Det | Deprel::Punct | Deprel::Case)
                || child > head
        };
        (number && self.tree.children(head).iter().all(plain)).then(|| self.generic(head, "CVL"))
    }

    /// The country or city right after officials and their like, where the tree hangs it on the verb (`thanked the
    /// authorities in Skopje`): they act for it.
    pub(super) fn seat(&self, head: usize, sector: &str) -> Option<Member> {
        let end = self.tree.sentence(head).tokens.end;
        let official = matches!(sector, "GOV" | "MIL" | "COP" | "JUD" | "LEG");
        if !official || head + 2 >= end || !matches!(self.tree.word(head + 1), "in" | "of" | "from") {
            return None;
        }
        let name = head + 2 + usize::from(self.tree.upos(head + 2) == Upos::Det && head + 3 < end);
        let reference = &self.cast.references[self.covers[name]?];
        let entity = &self.cast.entities[reference.entity];
        (entity.kind == EntityType::Gpe && entity.country.is_some()).then(|| self.party_of(reference))
    }

    /// The body whose people a noun names, where brackets stand between: `Farmers' Union (FU) officials`.
    pub(super) fn named_in_brackets_before(&self, head: usize) -> Option<Member> {
        let first = self.tree.sentence(head).tokens.start;
        let closing = head.checked_sub(1).filter(|&before| before > first && self.tree.reads(before, ")"))?;
        let opening =
            (first..closing).rev().take(BRACKETS_REACH).find(|&token| self.tree.reads(token, "("))?;
        self.direct(opening.checked_sub(1).filter(|&before| before >= first)?)
    }

    /// The head of the last group of people before a pronoun for several: a plural of people or parties that are joined,
    /// in the sentence of the pronoun or the one before it. What is a subject comes first; `them` may be others too.
    pub(crate) fn group_before(&self, pronoun: usize) -> Option<usize> {
        let sentences = &self.tree.tagged.sentences;
        let here = self.tree.token(pronoun).sentence;
        let clause = self.tree.head(pronoun);
        let is_group = |&token: &usize| {
            let people =
                matches!(self.tree.upos(token), Upos::Noun | Upos::Propn) && self.is_phrase_head(token);
            let plural = self.tree.token(token).features.number == Some(Number::Plural);
            let beside = clause.is_some() && self.tree.head(token) == clause;
            people
                && !beside
                && if self.tree.children(token).iter().any(|&child| self.tree.deprel(child) == Deprel::Conj) {
                    self.members(token).len() > 1
                } else {
                    plural && self.tree.upos(token) == Upos::Noun && !self.members_of_one(token).is_empty()
                }
        };
        let is_subject =
            |&token: &usize| matches!(self.tree.deprel(token), Deprel::Nsubj | Deprel::NsubjPass);
        (here.saturating_sub(1)..=here).rev().find_map(|sentence| {
            let tokens = &sentences[sentence].tokens;
            let before = tokens.start..tokens.end.min(pronoun);
            let groups: Vec<usize> = before.filter(is_group).collect();
            let joined = |token: &usize| {
                self.tree.children(*token).iter().any(|&child| self.tree.deprel(child) == Deprel::Conj)
            };
            let object = self.tree.reads(pronoun, "them") || self.tree.deprel(pronoun) == Deprel::NsubjPass;
            let nearest = groups.iter().copied().rfind(|token| object && !joined(token));
            // `took them to pits where they were shot`: what is done to several goes on being done to them.
            let acted_on =
                |token: &usize| object && matches!(self.tree.deprel(*token), Deprel::Obj | Deprel::NsubjPass);
            let parallel = groups.iter().copied().rfind(acted_on).filter(|_| sentence == here);
            parallel.or_else(|| groups.iter().copied().rfind(is_subject)).or(nearest)
        })
    }

    /// Whether a noun heads a phrase of its own.
    fn is_phrase_head(&self, token: usize) -> bool {
        !matches!(
            self.tree.deprel(token),
            Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::Conj | Deprel::Fixed | Deprel::Appos
        )
    }

    /// Whether a token is a name of which nothing is known.
    pub(super) fn is_unknown_name(&self, token: usize) -> bool {
        self.tree.upos(token) == Upos::Propn
            && self.reference_at(token).is_none()
            && !self.tree.is_weekday(token)
    }
}
