//! Which tokens refer to whom, and which parties a noun phrase stands for.

use super::Tree;
use super::agents::{is_led, sector_of_entity, sector_of_noun};
use crate::Text;
use crate::analysis::{EntityType, Party};
use crate::knowledge;
use crate::names::{Cast, Reference};
use crate::tag::{Deprel, Tagged, Upos};

/// A page's syntax and its cast.
pub(crate) struct Scene<'a> {
    pub(crate) tree: Tree<'a>,
    pub(crate) cast: &'a Cast,
    /// By token: the longest reference that the token heads.
    heads: Vec<Option<usize>>,
    /// By token: the shortest reference that covers the token.
    pub(super) covers: Vec<Option<usize>>,
}

/// A party that a noun phrase stands for.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) party: Party,
    /// The entity that it resolves to.
    pub(crate) entity: Option<usize>,
    /// How the words lead to the party.
    pub(crate) tie: Tie,
}

/// How the words of a noun phrase lead to a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tie {
    /// They refer to it: `Seoul`, `the minister`.
    Direct,
    /// They are people who act for it: `North Korean troops`.
    Agents,
    /// They are people of whom no more is known: `protesters`.
    Generic,
    /// They are something of it: `Seoul's efforts`.
    Thing,
}

/// How many words of a title may stand between a name that opens it and the person.
const TITLE_REACH: usize = 5;
/// How far below the head of a noun phrase a search may go for the party whose thing it is.
const THING_DEPTH: usize = 3;

impl<'a> Scene<'a> {
    /// Indexes the references of a cast.
    pub(crate) fn new(text: &'a Text, tagged: &'a Tagged, cast: &'a Cast) -> Self {
        let tree = Tree::new(text, tagged);
        let mut heads: Vec<Option<usize>> = vec![None; tree.len()];
        let mut covers: Vec<Option<usize>> = vec![None; tree.len()];
        let length = |index: usize| cast.references[index].tokens.len();
        for (index, reference) in cast.references.iter().enumerate() {
            let tokens = reference.tokens.start..reference.tokens.end.min(tree.len());
            if tokens.is_empty() || reference.entity >= cast.entities.len() {
                continue;
            }
            let head = head_of(&tree, &tokens);
            if heads[head].is_none_or(|other| length(other) < tokens.len()) {
                heads[head] = Some(index);
            }
            for token in tokens.clone() {
                if covers[token].is_none_or(|other| length(other) > tokens.len()) {
                    covers[token] = Some(index);
                }
            }
        }
        Self { tree, cast, heads, covers }
    }

    /// The reference that a token heads or, failing that, lies in.
    pub(crate) fn reference_at(&self, token: usize) -> Option<&'a Reference> {
        let index = self.heads[token].or(self.covers[token])?;
        Some(&self.cast.references[index])
    }

    /// The reference of the noun phrase that `head` heads: its own, or the name that a title governs
    /// (`Minister` over `Cho` in trees that hang the name on the title).
    pub(crate) fn reference_of_phrase(&self, head: usize) -> Option<&'a Reference> {
        let of = |index: usize| &self.cast.references[index];
        let is_person = |index: usize| self.cast.entities[of(index).entity].kind == EntityType::Person;
        let named = self.tree.children(head).iter().copied().find_map(|child| {
            let relation = self.tree.deprel(child);
            let joined = matches!(relation, Deprel::Flat | Deprel::Compound | Deprel::Appos);
            self.heads[child]
                .filter(|&index| joined && is_person(index) && self.tree.upos(child) == Upos::Propn)
        });
        match self.heads[head] {
            Some(index) if is_person(index) => Some(of(index)),
            Some(index) if self.titled(index).is_some() => self.titled(index).map(of),
            own => {
                named.or(own).or_else(|| self.covers[head].filter(|&index| self.ends(index, head))).map(of)
            }
        }
    }

    /// The person whose title a name opens: `NATO` in `NATO Secretary-General Ana Kovac`.
    fn titled(&self, index: usize) -> Option<usize> {
        let reference = &self.cast.references[index];
        let end = self.tree.sentence(reference.tokens.start).tokens.end;
        let after = reference.tokens.end..end.min(reference.tokens.end + TITLE_REACH);
        for token in after {
            let person = self.covers[token].filter(|&other| {
                let entity = &self.cast.entities[self.cast.references[other].entity];
                entity.kind == EntityType::Person && self.cast.references[other].tokens.start == token
            });
            if person.is_some() {
                return person.filter(|_| token > reference.tokens.end);
            }
            if !matches!(self.tree.upos(token), Upos::Noun | Upos::Propn | Upos::Adj) {
                return None;
            }
        }
        None
    }

    /// Whether a reference ends in `token`: English phrases are headed by their last noun, whatever the tree says.
    fn ends(&self, index: usize, token: usize) -> bool {
        self.cast.references[index].tokens.end == token + 1
    }

    /// Makes the party of a reference.
    pub(crate) fn party_of(&self, reference: &Reference) -> Member {
        let entity = &self.cast.entities[reference.entity];
        let range = self.tree.range(&reference.tokens);
        Member {
            party: Party {
                text: self.tree.text.slice(&range).to_owned(),
                entity: Some(entity.id.clone()),
                country: entity.country.clone(),
                sector: sector_of_entity(entity, reference.metonym).map(str::to_owned),
                span: Some(self.tree.text.span(&range)),
            },
            entity: Some(reference.entity),
            tie: Tie::Direct,
        }
    }

    /// Whether an entity can act: people, organisations, countries and their like.
    pub(crate) fn can_act(&self, entity: usize) -> bool {
        let entity = &self.cast.entities[entity];
        match entity.kind {
            EntityType::Person | EntityType::Org | EntityType::Gpe => true,
            EntityType::Norp | EntityType::Loc => entity.country.is_some(),
            EntityType::Event | EntityType::Fac | EntityType::Work => false,
        }
    }

    /// The parties that the noun phrase headed by `head` stands for, every part of a coordination for itself.
    pub(crate) fn members(&self, head: usize) -> Vec<Member> {
        self.gather(head, |part| self.members_of_one(part))
    }

    /// As [`Scene::members`], and where that finds nobody, the parties whose thing the phrase is.
    pub(crate) fn members_or_owners(&self, head: usize) -> Vec<Member> {
        self.gather(head, |part| {
            let direct = self.members_of_one(part);
            if direct.iter().any(|member| member.tie < Tie::Generic) {
                return direct;
            }
            let owners = self.owners(part, THING_DEPTH);
            if owners.is_empty() { direct } else { owners }
        })
    }

    fn gather(&self, head: usize, find: impl Fn(usize) -> Vec<Member>) -> Vec<Member> {
        let mut members: Vec<Member> = Vec::new();
        let mut parts: Vec<(usize, Vec<Member>)> =
            self.tree.conjuncts(head).into_iter().map(|part| (part, find(part))).collect();
        parts.retain(|&(part, _)| !self.is_named_next(part));
        let joined = parts.iter().flat_map(|(_, found)| found).any(|member| member.tie == Tie::Direct);
        for (part, mut found) in parts {
            // `Fornost and Gondor agreed`: what is joined to a party by name is one, though it was not found to be.
            if joined && found.is_empty() && self.is_unknown_name(part) {
                found.push(self.nameless(part));
            }
            for member in found {
                if member.entity.is_none() || members.iter().all(|other| other.entity != member.entity) {
                    members.push(member);
                }
            }
        }
        members
    }

    /// Whether a part of a coordination is a description whose name follows it between commas, which parsers take for a
    /// further part: `A and his Chilean counterpart, B, met`.
    fn is_named_next(&self, part: usize) -> bool {
        let last = |token: usize| self.tree.deprel(token) == Deprel::Conj;
        let tree = &self.tree;
        let end = tree.sentence(part).tokens.end;
        if !last(part) || tree.upos(part) != Upos::Noun || part + 2 >= end || !tree.reads(part + 1, ",") {
            return false;
        }
        let joined = |token: usize| tree.child(token, &[Deprel::Cc]).is_some();
        let name = self.covers[part + 2].map(|index| &self.cast.references[index]);
        name.is_some_and(|name| {
            let head = head_of(tree, &name.tokens);
            self.cast.entities[name.entity].kind == EntityType::Person
                && name.tokens.start == part + 2
                && joined(part)
                && last(head)
                && !joined(head)
        })
    }

    pub(super) fn members_of_one(&self, head: usize) -> Vec<Member> {
        if let Some(reference) = self.reference_of_phrase(head)
            && self.can_act(reference.entity)
        {
            return vec![self.party_of(reference)];
        }
        if let Some(people) = self.people_of(head) {
            return vec![people];
        }
        if let Some(reference) = self.named_after(head) {
            return vec![self.party_of(reference)];
        }
        if let Some(counted) = self.counted(head) {
            return counted;
        }
        let Some(sector) = self.sector_at(head) else {
            return self.counted_people(head).into_iter().collect();
        };
        let mut behind = self.modifiers(head);
        if behind.is_empty() {
            behind.extend(self.seat(head, sector).or_else(|| self.named_in_brackets_before(head)));
        }
        if let [only] = behind.as_mut_slice() {
            let words = self.core(head);
            self.tree.text.slice(&words).clone_into(&mut only.party.text);
            only.party.span = Some(self.tree.text.span(&words));
        }
        for member in &mut behind {
            member.party.sector = Some(sector.to_owned());
            member.tie = Tie::Agents;
        }
        if behind.is_empty() {
            behind.push(self.generic(head, sector));
        }
        behind
    }

    /// The name that a common noun introduces: `the regional capital Juba`, `a contractor, Samruk Telemetry`.
    fn named_after(&self, head: usize) -> Option<&'a Reference> {
        if self.tree.upos(head) != Upos::Noun {
            return None;
        }
        let joined =
            |&child: &usize| child > head && matches!(self.tree.deprel(child), Deprel::Appos | Deprel::Flat);
        let named =
            self.tree.children(head).iter().copied().filter(joined).find_map(|child| self.heads[child]);
        named.map(|index| &self.cast.references[index]).filter(|reference| self.can_act(reference.entity))
    }

    pub(super) fn generic(&self, head: usize, sector: &str) -> Member {
        let mut member = self.nameless(head);
        member.party.sector = Some(sector.to_owned());
        member
    }

    /// The party of a noun phrase of which no more is known than its words.
    pub(crate) fn nameless(&self, head: usize) -> Member {
        let words = self.core(head);
        let party = Party {
            text: self.tree.text.slice(&words).to_owned(),
            span: Some(self.tree.text.span(&words)),
            ..Party::default()
        };
        Member { party, entity: None, tie: Tie::Generic }
    }

    /// The sector of a common noun for people or a body.
    pub(super) fn sector_at(&self, head: usize) -> Option<&'static str> {
        let noun = matches!(self.tree.upos(head), Upos::Noun | Upos::Propn);
        let lemma = self.tree.lemma(head).to_lowercase();
        // Lemmas of words that the lexicon of the tagger lacks keep their plural.
        // That of `mob` is an abbreviation there.
        let lemma = lemma.trim_end_matches('.');
        let find = || sector_of_noun(lemma).or_else(|| sector_of_noun(lemma.strip_suffix('s')?));
        let led = || if is_led(lemma) { self.sector_before(head) } else { None };
        if noun { led().or_else(find) } else { None }
    }

    /// The sector of the common noun right before another in its phrase: `rebel` of `rebel leaders`.
    fn sector_before(&self, head: usize) -> Option<&'static str> {
        let before = head.checked_sub(1).filter(|&before| self.tree.head(before) == Some(head))?;
        let joined = matches!(self.tree.deprel(before), Deprel::Compound | Deprel::Amod);
        let common = matches!(self.tree.upos(before), Upos::Noun | Upos::Adj);
        // A deputy leader leads no deputies.
        let rank = matches!(self.tree.lemma(before), "deputy" | "chief");
        (joined && common && !rank).then(|| sector_of_noun(&self.tree.lemma(before).to_lowercase())).flatten()
    }

    /// The parties that stand before a noun, possess it or follow it with `of` or `from`.
    fn modifiers(&self, head: usize) -> Vec<Member> {
        let mut found: Vec<Member> = Vec::new();
        for &child in self.tree.children(head) {
            // `U.S. forces in Iraq` are of the United States alone.
            if child > head && !found.is_empty() && self.tree.preposition(child).as_deref() == Some("in") {
                continue;
            }
            let fits = match self.tree.deprel(child) {
                Deprel::Amod | Deprel::Compound | Deprel::NmodPoss | Deprel::Flat | Deprel::Appos => true,
                Deprel::Nmod => {
                    matches!(self.tree.preposition(child).as_deref(), None | Some("of" | "from" | "in"))
                }
                _ => false,
            };
            if !fits || self.is_own(child, &[EntityType::Person]) {
                continue;
            }
            for part in self.tree.conjuncts(child) {
                found.extend(self.direct(part));
            }
        }
        found
    }

    /// Whether a token is `his` or `its` of an entity of those kinds. `His house` is hardly he, and whoever opens `its talks`
    /// is a party already.
    fn is_own(&self, token: usize, kinds: &[EntityType]) -> bool {
        let possessive = self.tree.deprel(token) == Deprel::NmodPoss
            && matches!(self.tree.word(token).to_lowercase().as_str(), "his" | "her" | "its");
        let of = |index: usize| self.cast.entities[self.cast.references[index].entity].kind;
        possessive && self.heads[token].is_some_and(|index| kinds.contains(&of(index)))
    }

    pub(super) fn direct(&self, token: usize) -> Option<Member> {
        let reference = self.reference_at(token)?;
        self.can_act(reference.entity).then(|| self.party_of(reference))
    }

    /// The parties whose thing a noun phrase is: `Seoul's efforts`, `ties between Seoul and Moscow`.
    fn owners(&self, head: usize, depth: usize) -> Vec<Member> {
        if depth == 0 || !matches!(self.tree.upos(head), Upos::Noun | Upos::Propn | Upos::Num | Upos::Verb) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let person = knowledge::person_noun(self.tree.word(head)).is_some();
        for &child in self.tree.children(head) {
            let near = match self.tree.deprel(child) {
                // An adviser to the president is not the president.
                Deprel::Nmod if person => {
                    matches!(self.tree.preposition(child).as_deref(), Some("of" | "from" | "in"))
                }
                Deprel::Amod | Deprel::Compound | Deprel::NmodPoss => true,
                Deprel::Nmod => matches!(
                    self.tree.preposition(child).as_deref(),
                    Some("of" | "from" | "by" | "between" | "against" | "with" | "in" | "to" | "on")
                ),
                Deprel::Obj | Deprel::Obl | Deprel::Nsubj | Deprel::NsubjPass => {
                    self.tree.upos(head) == Upos::Verb
                }
                _ => false,
            };
            if near && !self.is_own(child, &[EntityType::Person, EntityType::Org, EntityType::Gpe]) {
                for part in self.tree.conjuncts(child) {
                    let direct = self.members_of_one(part);
                    let firm = direct.iter().any(|member| member.tie < Tie::Generic);
                    // `condemned an attack by soldiers`: whoever did it, also without a name.
                    let agent = self.tree.preposition(part).as_deref() == Some("by") && !direct.is_empty();
                    found.extend(if firm || agent { direct } else { self.owners(part, depth - 1) });
                }
            }
            if !found.is_empty() && self.tree.deprel(child) != Deprel::Amod {
                break;
            }
        }
        for member in &mut found {
            member.tie = Tie::Thing;
        }
        found
    }

    /// The words of a noun phrase without its article and what follows its head.
    pub(crate) fn core(&self, head: usize) -> crate::ByteRange {
        let first = self.tree.sentence(head).tokens.start;
        let mut start = head;
        while start > first && self.belongs_before(start - 1, head) {
            start -= 1;
        }
        while start < head
            && matches!(self.tree.upos(start), Upos::Det | Upos::Punct | Upos::Cconj | Upos::Adp)
        {
            start += 1;
        }
        let mut end = head + 1;
        while end < self.tree.sentence(head).tokens.end
            && self.tree.head(end) == Some(head)
            && self.tree.deprel(end) == Deprel::Flat
        {
            end += 1;
        }
        self.tree.range(&(start..end))
    }

    /// Whether a token before a noun is part of its phrase.
    fn belongs_before(&self, token: usize, head: usize) -> bool {
        let mut below = token;
        for above in self.tree.ancestors(token) {
            let joined = matches!(
                self.tree.deprel(below),
                Deprel::Det
                    | Deprel::Amod
                    | Deprel::Compound
                    | Deprel::Nummod
                    | Deprel::NmodPoss
                    | Deprel::Case
                    | Deprel::Flat
                    | Deprel::Advmod
                    | Deprel::Punct
                    | Deprel::Conj
                    | Deprel::Cc
            );
            if !joined || (self.tree.deprel(below) == Deprel::Case && above == head) {
                return false;
            }
            if above == head {
                return true;
            }
            below = above;
        }
        false
    }
}

/// The token of a run whose head lies outside the run.
fn head_of(tree: &Tree<'_>, tokens: &std::ops::Range<usize>) -> usize {
    let outside = |token: &usize| tree.head(*token).is_none_or(|head| !tokens.contains(&head));
    tokens.clone().rev().find(outside).unwrap_or(tokens.end.saturating_sub(1))
}
