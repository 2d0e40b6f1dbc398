//! Whom a page speaks of at a point, and how much.

/// No more people and things are kept in mind: so many that no pronoun goes back further.
const MOST: usize = 48;
/// What weighs less is forgotten.
const LEAST: f32 = 8.0;
/// How much less people without a name weigh, and things.
const UNNAMED_PERSON: f32 = 0.8;
const UNNAMED_THING: f32 = 0.9;
/// What is left of a person's weight with each new sentence, and of another's.
const PERSON_LEFT: f32 = 0.6;
const OTHER_LEFT: f32 = 0.5;
/// A person that a page goes on about weighs this much more for each mention, up to so many.
const MENTION: f32 = 10.0;
const MOST_MENTIONS: u8 = 8;
/// A pronoun for a person stands for the heaviest who weighs so many times as much as the next, one for a thing likewise.
const PERSON_MARGIN: f32 = 1.1;
const OTHER_MARGIN: f32 = 1.15;
/// What a body weighs at least that an `it` stands for: as the subject of the sentence before, more than an object there.
const LEAST_OTHER: f32 = 150.0;

/// Somebody or something on the stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// An entity of the page, by its number.
    Entity(usize),
    /// What has no name, by the lemma of its noun.
    Unnamed(Box<str>),
}

/// What pronouns can stand for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `he`, `she`.
    Person,
    /// `it`, and it can act.
    Body,
    /// `it`.
    Thing,
}

#[derive(Clone, Debug)]
struct Candidate {
    who: Who,
    class: Class,
    /// The head of the last mention.
    head: usize,
    weight: f32,
    /// What of the weight was given in this sentence: only the best place in it counts.
    given: f32,
    /// How often it was mentioned, up to a limit.
    times: u8,
}

impl Candidate {
    fn is_person(&self) -> bool {
        self.class == Class::Person
    }

    /// How much the page is about it here.
    fn weighs(&self) -> f32 {
        self.weight + if self.is_person() { MENTION * f32::from(self.times) } else { 0.0 }
    }
}

/// Whom a pronoun can stand for.
pub(super) struct Wanted<'w> {
    /// By number and gender.
    pub(super) fits: &'w dyn Fn(&Who, Class) -> bool,
    /// Whether syntax forbids the mention of that head.
    pub(super) barred: &'w dyn Fn(usize) -> bool,
}

/// Whoever a page speaks of.
#[derive(Debug, Default)]
pub(super) struct Stage {
    candidates: Vec<Candidate>,
}

impl Stage {
    /// A new sentence begins.
    pub(super) fn turn(&mut self) {
        for candidate in &mut self.candidates {
            candidate.weight *= if candidate.is_person() { PERSON_LEFT } else { OTHER_LEFT };
            candidate.given = 0.0;
        }
        self.candidates.retain(|candidate| candidate.weight >= LEAST);
    }

    /// Somebody is mentioned.
    pub(super) fn note(&mut self, who: Who, class: Class, head: usize, weight: f32) {
        let weight = match (&who, class) {
            (Who::Entity(_), _) => weight,
            (Who::Unnamed(_), Class::Person) => weight * UNNAMED_PERSON,
            (Who::Unnamed(_), _) => weight * UNNAMED_THING,
        };
        if let Some(known) = self.candidates.iter_mut().find(|candidate| candidate.who == who) {
            known.weight += (weight - known.given).max(0.0);
            known.given = known.given.max(weight);
            known.head = head;
            known.class = class;
            known.times = MOST_MENTIONS.min(known.times + 1);
            return;
        }
        if self.candidates.len() >= MOST {
            let weights = self.candidates.iter().map(|candidate| candidate.weight).enumerate();
            if let Some((lightest, _)) = weights.min_by(|a, b| a.1.total_cmp(&b.1)) {
                self.candidates.swap_remove(lightest);
            }
        }
        self.candidates.push(Candidate { who, class, head, weight, given: weight, times: 1 });
    }

    /// What kind of thing somebody on the stage is.
    pub(super) fn class_of(&self, who: &Who) -> Option<Class> {
        self.candidates.iter().find(|candidate| candidate.who == *who).map(|candidate| candidate.class)
    }

    /// Who was mentioned last by that word.
    pub(super) fn last_at(&self, head: usize, wanted: &Wanted<'_>) -> Option<Who> {
        let there = self.candidates.iter().find(|candidate| candidate.head == head)?;
        (wanted.fits)(&there.who, there.class).then(|| there.who.clone())
    }

    /// Who weighs most of those that are wanted, if clearly more than the next.
    pub(super) fn heaviest(&self, wanted: &Wanted<'_>) -> Option<Who> {
        let mut best: Option<&Candidate> = None;
        let mut next = 0.0;
        for candidate in &self.candidates {
            if !(wanted.fits)(&candidate.who, candidate.class) || (wanted.barred)(candidate.head) {
                continue;
            }
            match best {
                Some(known) if known.weighs() >= candidate.weighs() => next = candidate.weighs().max(next),
                _ => {
                    next = best.map_or(0.0, Candidate::weighs);
                    best = Some(candidate);
                }
            }
        }
        let best = best?;
        let (margin, least) =
            if best.is_person() { (PERSON_MARGIN, 0.0) } else { (OTHER_MARGIN, LEAST_OTHER) };
        (best.weighs() >= least.max(margin * next)).then(|| best.who.clone())
    }
}
