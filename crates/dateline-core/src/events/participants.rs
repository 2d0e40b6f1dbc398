//! From the noun phrases around a trigger to the parties that they stand for.

use std::collections::HashMap;

use super::draft::Draft;
use super::ontology::{Ontology, PointsTo};
use crate::analysis::{Entity, EntityType, Party, QuoteKind, Status};
use crate::clause::{Member, Scene, Tie};
use crate::knowledge::{self, Gender};
use crate::quotes;
use crate::tag::{Deprel, Number, Upos};

/// How many reports back the parties may have been named to whom `the two sides` points. Readers do not look further,
/// and a bound keeps the work linear.
const MOST_BACK: usize = 64;

/// How many sentences before that of a pronoun whoever it stands for may have been named.
const PRONOUN_REACH: usize = 2;

/// How many clauses up whoever an `it` stands for may be the subject.
const CLAUSES_UP: usize = 4;

/// A party named elsewhere.
pub(super) fn carried(member: Member) -> Member {
    Member { party: Party { span: None, ..member.party }, ..member }
}

/// What the resolution of a noun phrase may draw on.
pub(super) struct Participants<'s, 'a> {
    scene: &'s Scene<'a>,
    ontology: &'a Ontology,
    quotes: &'s [quotes::Found],
    /// By token: the shortest quote that covers it.
    quote_over: Vec<Option<usize>>,
    /// The entities by their identifiers.
    entities: HashMap<&'a str, usize>,
}

impl<'s, 'a> Participants<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>, ontology: &'a Ontology, quotes: &'s [quotes::Found]) -> Self {
        let mut quote_over: Vec<Option<usize>> = vec![None; scene.tree.len()];
        for (index, quote) in quotes.iter().enumerate() {
            for shortest in quote_over.get_mut(quote.tokens.clone()).into_iter().flatten() {
                if shortest.is_none_or(|other| quotes[other].tokens.len() > quote.tokens.len()) {
                    *shortest = Some(index);
                }
            }
        }
        let ids = scene.cast.entities.iter().enumerate();
        let entities = ids.map(|(index, entity)| (entity.id.as_str(), index)).collect();
        Self { scene, ontology, quotes, quote_over, entities }
    }

    /// The parties of noun phrases that act.
    pub(super) fn acting(&self, heads: &[usize], before: &[Draft]) -> Vec<Member> {
        self.collect(heads, before, |head| self.or_pronoun(head, self.scene.members(head)))
    }

    /// The parties of noun phrases that are acted on, also as the owners of what is acted on.
    pub(super) fn acted_on(&self, heads: &[usize], before: &[Draft]) -> Vec<Member> {
        self.collect(heads, before, |head| self.or_pronoun(head, self.scene.members_or_owners(head)))
    }

    /// The members, or where there are none, whoever a pronoun stands for, or somebody of whom only it is known.
    fn or_pronoun(&self, head: usize, members: Vec<Member>) -> Vec<Member> {
        let tree = &self.scene.tree;
        if let [member] = members.as_slice()
            && member.tie == Tie::Generic
            && let Some(owner) = self.own_forces(head)
        {
            return vec![Member { party: Party { text: member.party.text.clone(), ..owner.party }, ..owner }];
        }
        if !members.is_empty() || tree.upos(head) != Upos::Pron {
            return members;
        }
        match tree.word(head).to_lowercase().as_str() {
            "he" | "him" => vec![self.person_before(head, Gender::Male)],
            "she" | "her" => vec![self.person_before(head, Gender::Female)],
            "they" | "them" | "we" | "us" | "i" | "me" => vec![self.scene.nameless(head)],
            // Outside of what somebody says, `you` is the reader, who does nothing in the story.
            "you" if self.quote_over(head).is_some() => vec![self.scene.nameless(head)],
            "it" => self.body_before(head),
            _ => Vec::new(),
        }
    }

    /// The body whose people a phrase with `its` names: `Mali said its aircraft had destroyed two camps`.
    fn own_forces(&self, head: usize) -> Option<Member> {
        let tree = &self.scene.tree;
        let own = tree.child(head, &[Deprel::NmodPoss]).filter(|&child| tree.reads(child, "its"))?;
        let owner = self.body_before(own).pop()?;
        Some(Member { tie: Tie::Agents, ..owner })
    }

    /// The body that an `it` stands for: the subject of a verb over its clause (`Japan said it had halted aid`), or that
    /// of the sentence before; nobody where that is no body.
    fn body_before(&self, pronoun: usize) -> Vec<Member> {
        let tree = &self.scene.tree;
        let one = |subject: usize| {
            let several = tree.token(subject).features.number == Some(Number::Plural);
            tree.upos(subject) != Upos::Pron && !(several && tree.upos(subject) == Upos::Noun)
        };
        let over = tree.ancestors(pronoun).filter_map(|verb| tree.subject(verb));
        let subject = over.take(CLAUSES_UP).find(|&subject| subject < pronoun && one(subject));
        let found = subject.or_else(|| {
            let here = tree.token(pronoun).sentence;
            let before = &tree.tagged.sentences[here.checked_sub(1)?].tokens;
            let top = before.clone().find(|&token| tree.head(token).is_none())?;
            tree.subject(top).filter(|&subject| one(subject))
        });
        let is_body = |member: &Member| match member.entity.map(|entity| &self.scene.cast.entities[entity]) {
            Some(entity) => matches!(entity.kind, EntityType::Org | EntityType::Gpe),
            None => {
                member.party.sector.as_deref().is_some_and(|sector| !matches!(sector, "CVL" | "UNK" | "REF"))
            }
        };
        let members = found.map(|subject| self.scene.members(subject)).unwrap_or_default();
        if members.len() == 1 && is_body(&members[0]) {
            members.into_iter().map(carried).collect()
        } else {
            Vec::new()
        }
    }

    /// The last person named before a pronoun, near by, who is not the subject of its verb and whose given name does
    /// not speak against it; somebody unknown where there is none. Between quotation marks it is not the one who speaks, and
    /// nobody named where it has spoken of somebody without a name (`I saw the gunman … he fired`).
    fn person_before(&self, pronoun: usize, gender: Gender) -> Member {
        let tree = &self.scene.tree;
        let entities = &self.scene.cast.entities;
        let here = tree.token(pronoun).sentence;
        let first = tree.tagged.sentences[here.saturating_sub(PRONOUN_REACH)].tokens.start;
        let spoken = self.quote_over(pronoun).filter(|quote| quote.quote.kind == QuoteKind::Direct);
        let speaker = spoken.and_then(|quote| self.speaker_of(quote)).and_then(|speaker| speaker.entity);
        let is_unnamed = |token: usize| {
            tree.upos(token) == Upos::Noun
                && tree.token(token).features.number != Some(Number::Plural)
                && knowledge::person_noun(tree.word(token)).is_some()
                && self.scene.reference_at(token).is_none()
        };
        if spoken.is_some_and(|quote| (quote.tokens.start..pronoun).any(is_unnamed)) {
            return self.scene.nameless(pronoun);
        }
        let subject = tree.ancestors(pronoun).find_map(|verb| tree.subject(verb));
        let beside = subject.and_then(|subject| self.scene.reference_at(subject)).map(|found| found.entity);
        let fits = |entity: usize| {
            let given = entities[entity].name.split_whitespace().next().and_then(knowledge::gender);
            entities[entity].kind == EntityType::Person
                && Some(entity) != beside
                && Some(entity) != speaker
                && given.is_none_or(|given| given == gender)
        };
        let references = &self.scene.cast.references;
        let end = references.partition_point(|reference| reference.tokens.start < pronoun);
        let near = references[..end].iter().rev().take_while(|reference| reference.tokens.start >= first);
        let found = near.map(|reference| reference.entity).find(|&entity| fits(entity));
        let mut member = self.scene.nameless(pronoun);
        if let Some(entity) = found {
            member.party.entity = Some(entities[entity].id.clone());
            member.party.country.clone_from(&entities[entity].country);
            member.entity = Some(entity);
            member.tie = Tie::Direct;
        }
        member
    }

    fn collect(&self, heads: &[usize], before: &[Draft], find: impl Fn(usize) -> Vec<Member>) -> Vec<Member> {
        let mut found: Vec<Member> = Vec::new();
        for &head in heads {
            let members = self
                .speaker_as_we(head)
                .or_else(|| self.pointed_at(head, before))
                .unwrap_or_else(|| find(head));
            for member in members {
                if member.entity.is_none() || found.iter().all(|other| other.entity != member.entity) {
                    found.push(member);
                }
            }
        }
        found
    }

    /// The shortest quote that covers a token.
    pub(super) fn quote_over(&self, token: usize) -> Option<&quotes::Found> {
        self.quote_over.get(token).copied().flatten().map(|index| &self.quotes[index])
    }

    /// The party that speaks in a quote.
    pub(super) fn speaker_of(&self, quote: &quotes::Found) -> Option<Member> {
        let speaker = quote.quote.speaker.as_ref()?;
        let entity = *self.entities.get(speaker.entity.as_deref()?)?;
        Some(Member { party: speaker.clone(), entity: Some(entity), tie: Tie::Direct })
    }

    /// `we` and `I` in a quote are its speaker.
    fn speaker_as_we(&self, head: usize) -> Option<Vec<Member>> {
        let first = matches!(
            self.scene.tree.word(head).to_lowercase().as_str(),
            "i" | "we" | "us" | "me" | "our" | "my"
        );
        let quote = self.quote_over(head).filter(|_| first)?;
        self.speaker_of(quote).map(|member| vec![member])
    }

    /// `the two sides`, `both countries`, `they`: the parties in play.
    fn pointed_at(&self, head: usize, before: &[Draft]) -> Option<Vec<Member>> {
        let tree = &self.scene.tree;
        let lemma = tree.lemma(head).to_lowercase();
        let points_to = if matches!(lemma.as_str(), "they" | "them" | "their") {
            if self.scene.reference_at(head).is_some() {
                return None;
            }
            if let Some(group) = self.scene.group_before(head) {
                let members = self.pointed_at(group, before);
                let members = members.unwrap_or_else(|| self.scene.members(group));
                return Some(members.into_iter().map(carried).collect());
            }
            PointsTo::Any
        } else {
            *self.ontology.back_pointers.get(lemma.as_str())?
        };
        if tree.upos(head) != Upos::Pron {
            let plural =
                tree.token(head).features.number == Some(Number::Plural) || tree.word(head).ends_with('s');
            // `two men were held` points back to nobody, `the two men` does.
            let told = |word: &str| tree.children(head).iter().any(|&child| tree.reads(child, word));
            let sides = points_to == PointsTo::Any;
            let definite = told("the") || told("these") || told("those");
            let counted = told("both") || (told("two") && (definite || sides)) || (definite && sides);
            let own = tree.children(head).iter().any(|&child| {
                matches!(
                    tree.deprel(child),
                    Deprel::Amod | Deprel::Compound | Deprel::NmodPoss | Deprel::Nmod
                ) && self.scene.reference_at(child).is_some()
            });
            if !plural || own || !counted {
                return None;
            }
        }
        let parties = self.in_play(before, points_to)?.into_iter().map(carried).collect();
        Some(if points_to == PointsTo::Person || tree.upos(head) == Upos::Pron {
            parties
        } else {
            self.states_behind(parties)
        })
    }

    /// The states that several people act for, one each, where the story names them: `the two sides` of a meeting of
    /// ministers are their countries.
    fn states_behind(&self, parties: Vec<Member>) -> Vec<Member> {
        let entities = &self.scene.cast.entities;
        let state = |member: &Member| {
            let country = member.party.country.as_deref()?;
            let of_it = |entity: &Entity| {
                entity.kind == EntityType::Gpe
                    && entity.country.as_deref() == Some(country)
                    && knowledge::country(&entity.name).is_some()
            };
            entities.iter().position(of_it)
        };
        let states: Vec<usize> = parties.iter().filter_map(state).collect();
        let apart = states.iter().enumerate().all(|(index, state)| !states[..index].contains(state));
        if states.len() != parties.len() || !apart {
            return parties;
        }
        let of = |index: usize| Member {
            party: Party {
                text: entities[index].name.clone(),
                entity: Some(entities[index].id.clone()),
                country: entities[index].country.clone(),
                ..Party::default()
            },
            entity: Some(index),
            tie: Tie::Direct,
        };
        states.into_iter().map(of).collect()
    }

    /// The parties of the last act that several did together; of countries, those that stand against or beside each
    /// other most often.
    fn in_play(&self, before: &[Draft], points_to: PointsTo) -> Option<Vec<Member>> {
        let is_person = |member: &Member| {
            member.entity.is_some_and(|entity| self.scene.cast.entities[entity].kind == EntityType::Person)
        };
        let together = |draft: &&Draft| {
            let count = if draft.mutual { draft.actors.len() } else { draft.members().count() };
            count >= 2 && draft.members().all(|member| member.tie < Tie::Generic)
        };
        let all = |draft: &Draft| draft.members().cloned().collect::<Vec<_>>();
        let near = || before.iter().rev().take(MOST_BACK).filter(together);
        let most_often = || {
            let bodies: Vec<&Draft> = near().filter(|draft| !draft.members().any(is_person)).collect();
            let often = |draft: &&Draft| bodies.iter().filter(|other| other.same_parties(draft)).count();
            let most = bodies.iter().map(often).max();
            bodies.iter().copied().find(|draft| Some(often(draft)) == most)
        };
        let fitting = match points_to {
            PointsTo::Any => near()
                .find(|draft| draft.mutual && draft.standing.status == Status::Occurred)
                .or_else(most_often),
            PointsTo::Country => most_often(),
            PointsTo::Person => near().find(|draft| draft.members().all(is_person)),
        };
        fitting.or_else(|| near().next()).map(all)
    }
}
