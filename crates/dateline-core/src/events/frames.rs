//! Which frame of a trigger fits its clause.

use std::ops::Range;

use super::arguments::{Arguments, Carrier};
use super::ontology::{Condition, NounFrame, Slot, VerbFrame};
use crate::analysis::{Act, EntityType, MentionKind};
use crate::clause::{Member, Tie, sector_of_noun};
use crate::tag::{Deprel, Upos, VerbForm};

/// How many words after its head a noun phrase may still go on (`a $2 billion aid package`).
const COUNT_REACH: usize = 4;
/// Pronouns for people of whom no more is known.
const ANYBODY: [&str; 8] =
    ["nobody", "no-one", "anybody", "anyone", "everybody", "everyone", "somebody", "someone"];
/// How many words for people a list must have for a person whose trade is not told to be one of them.
const FEWEST_PEOPLE: usize = 8;
/// The lemma of the frames that every verb has after its own.
const ANY_VERB: &str = "*";
/// Words that open an indirect question.
const ASKING: [&str; 9] = ["if", "whether", "what", "who", "why", "how", "when", "where", "which"];
/// How many sentences back what killed somebody may have been told.
const VIOLENCE_REACH: usize = 3;
/// Sectors of state bodies.
const STATE: [&str; 5] = ["GOV", "MIL", "COP", "JUD", "SPY"];
/// Sectors of people who bear arms.
const ARMED: [&str; 4] = ["MIL", "REB", "PRM", "UAF"];
/// Sectors of people who act for nobody but themselves.
const PRIVATE: [&str; 3] = ["CVL", "MED", "EDU"];

/// The lemmas that an inflected form may have, where that of the tagger is no word: `expelled` is of `expel`, `freed`
/// of `free`.
fn stems(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let (stem, y) = if let Some(stem) = word.strip_suffix("ied").or_else(|| word.strip_suffix("ies")) {
        (stem, true)
    } else if let Some(stem) = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")) {
        (stem, false)
    } else {
        let stem = word.strip_suffix("es").or_else(|| word.strip_suffix('s'));
        (stem.unwrap_or_default(), false)
    };
    let mut backwards = stem.chars().rev();
    let doubled = backwards.next().is_some_and(|last| backwards.next() == Some(last));
    let mut found = vec![if y { format!("{stem}y") } else { stem.to_owned() }, format!("{stem}e")];
    if doubled {
        let mut single = stem.to_owned();
        single.pop();
        found.push(single);
    }
    found
}

/// Whether a lemma is the regular plural of a word: the tagger leaves `supplies` as it is.
fn is_plural_of(lemma: &str, word: &str) -> bool {
    let same = |stem: Option<&str>, word: &str| stem.is_some_and(|stem| stem.eq_ignore_ascii_case(word));
    let in_y = |stem: &str| same(lemma.strip_suffix("ies"), stem);
    same(lemma.strip_suffix('s'), word) || word.strip_suffix('y').is_some_and(in_y)
}

/// Whether a list of words is one of people without arms, such as may be beaten, held or freed.
fn are_of_people(words: &[String]) -> bool {
    let unarmed = |word: &&String| sector_of_noun(word).is_some_and(|sector| !ARMED.contains(&sector));
    let people = words.iter().filter(unarmed).count();
    people >= FEWEST_PEOPLE && people * 4 >= words.len() * 3
}

/// Whether a party bears arms.
fn is_armed(member: &Member) -> bool {
    member.party.sector.as_deref().is_some_and(|sector| ARMED.contains(&sector))
}

impl<'a> Arguments<'_, 'a> {
    /// The first frame of a verb that fits.
    pub(super) fn verb_frame(&self, verb: usize) -> Option<&'a VerbFrame> {
        self.verb_frames(verb).next()
    }

    /// The frames of a verb that fit, in order, up to one that keeps later ones from fitting.
    pub(super) fn verb_frames(&self, verb: usize) -> impl Iterator<Item = &'a VerbFrame> + '_ {
        let frames = self.state_frames(verb).or_else(|| {
            let lemma = self.scene.tree.verb_lemma(verb)?;
            let verbs = &self.ontology.verbs;
            let found = verbs.get(lemma.as_ref()).or_else(|| verbs.get(lemma.strip_suffix('e')?));
            let found = found
                .or_else(|| stems(self.scene.tree.word(verb)).into_iter().find_map(|stem| verbs.get(&stem)));
            found.or_else(|| self.ontology.likes.of_verb(&lemma).iter().find_map(|like| verbs.get(like)))
        });
        // `called off the summit` is no call.
        let led = frames.is_some_and(|frames| self.is_led(verb, frames));
        let fits = move |frame: &&VerbFrame| {
            ((frame.particle.is_empty() && !led) || self.has_particle(verb, &frame.particle))
                && frame.conditions.iter().all(|condition| self.holds(verb, condition))
        };
        // What holds of any verb comes last: `jointly`, `a joint survey`.
        let is_verb = self.scene.tree.upos(verb) == Upos::Verb;
        let of_any = self.ontology.verbs.get(ANY_VERB).filter(|_| is_verb);
        let mut found = frames.into_iter().chain(of_any).flatten().filter(fits).peekable();
        let loose = if found.peek().is_none() {
            frames.and_then(|frames| self.loose_frame(verb, frames))
        } else {
            None
        };
        found.chain(loose).take_while(|frame| frame.act.is_some())
    }

    /// Whether a particle makes another verb of a verb, one that has lines.
    fn is_led(&self, verb: usize, frames: &[VerbFrame]) -> bool {
        let tree = &self.scene.tree;
        let has_lines = |part: usize| {
            frames.iter().any(|frame| !frame.particle.is_empty() && tree.reads(part, &frame.particle))
        };
        tree.children(verb).iter().any(|&child| tree.deprel(child) == Deprel::CompoundPrt && has_lines(child))
    }

    /// The frame of a verb whose lines all tell the same act, where a body does it to another and the object alone is
    /// none that they list: what a state delivers to another is help, whatever the thing is called.
    fn loose_frame(&self, verb: usize, frames: &'a [VerbFrame]) -> Option<&'a VerbFrame> {
        let listed = |condition: &Condition| matches!(condition, Condition::Words(Slot::Object, words) if !words.is_empty());
        let mut near = frames.iter().filter(|frame| {
            (frame.particle.is_empty() || self.has_particle(verb, &frame.particle))
                && frame.conditions.iter().any(listed)
                && frame.conditions.iter().all(|condition| listed(condition) || self.holds(verb, condition))
        });
        let first = near.next()?;
        let thing = self.object(verb).is_some_and(|object| {
            self.scene.tree.upos(object) == Upos::Noun && self.scene.members(object).is_empty()
        });
        let to_another = || {
            first.recipients.slots.iter().any(|slot| {
                matches!(slot, Slot::Preposition(_) | Slot::Indirect)
                    && self.of_verb(verb, slot).iter().any(|&head| {
                        self.scene.members(head).iter().any(|member| {
                            member.entity.is_some() && member.tie != Tie::Generic && self.is_body(member)
                        })
                    })
            })
        };
        let same = near.all(|frame| frame.act == first.act);
        // What may be filed or submitted is too much for one line to tell all of it.
        let tells = first.act.is_some_and(|act| !matches!(act, Act::Accuse | Act::Retreat));
        let fits = tells && same && thing && self.is_done_once(verb);
        (fits && self.holds(verb, &Condition::Body) && to_another()).then_some(first)
    }

    /// The frames of an adjective after `be`: `is ready to talk`.
    fn state_frames(&self, token: usize) -> Option<&'a Vec<VerbFrame>> {
        let tree = &self.scene.tree;
        let predicate = tree.upos(token) == Upos::Adj && tree.child(token, &[Deprel::Cop]).is_some();
        predicate.then(|| self.ontology.verbs.get(&format!("be {}", tree.lemma(token))))?
    }

    /// The first frame of a noun that fits, with its light verb.
    pub(super) fn noun_frame(&self, noun: usize) -> Option<(&'a NounFrame, Option<Carrier>)> {
        let tree = &self.scene.tree;
        let nouns = &self.ontology.nouns;
        let word = || nouns.get(tree.word(noun).to_lowercase().as_str()).filter(|_| self.is_deed(noun));
        let frames = nouns.get(tree.lemma(noun).to_lowercase().as_str()).or_else(word)?;
        frames.iter().find_map(|frame| {
            let before = frame.before.is_empty()
                || (noun > tree.sentence(noun).tokens.start
                    && tree.lemma(noun - 1).eq_ignore_ascii_case(&frame.before));
            let modified = frame.conditions.iter().all(|condition| match condition {
                Condition::Modifier(words) => {
                    tree.children(noun).iter().any(|&child| words.iter().any(|word| tree.reads(child, word)))
                }
                Condition::Words(slot, words) => {
                    let heads = self.of_noun(noun, None, slot);
                    heads.iter().any(|&head| words.is_empty() || self.is_one_of(head, words))
                }
                _ => true,
            });
            let carrier = self.carrier(noun, &frame.lights);
            (before && modified && (carrier.is_some() || !frame.only_light)).then_some((frame, carrier))
        })
    }

    /// Whether a word tagged as a verb is a noun by what stands around it: `Fighting between the army and rebels`,
    /// `Fighting broke out`, `a sit-in of families began`.
    pub(super) fn is_deed(&self, token: usize) -> bool {
        let tree = &self.scene.tree;
        let next = |words: &[&str]| {
            token + 1 < tree.sentence(token).tokens.end && words.contains(&tree.word(token + 1))
        };
        let subject = matches!(tree.deprel(token), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj);
        let named = if self.has_article(token) {
            true
        } else if tree.word(token).ends_with("ing") {
            subject || self.is_deed_before(token) || next(&["between", "by", "of", "among"])
        } else {
            subject && tree.child(token, &[Deprel::Det]).is_some()
        };
        named && tree.upos(token) == Upos::Verb && tree.child(token, &[Deprel::Aux, Deprel::Obj]).is_none()
    }

    /// Whether a form in `-ing` right before a verb that has no other subject is its subject: `Fighting raged`.
    pub(super) fn is_deed_before(&self, token: usize) -> bool {
        let tree = &self.scene.tree;
        let verb = tree.head(token).filter(|&verb| verb == token + 1 && tree.upos(verb) == Upos::Verb);
        tree.deprel(token) == Deprel::Advcl
            && tree.word(token).ends_with("ing")
            && verb.is_some_and(|verb| tree.subject(verb).is_none())
    }

    /// The verb of which a noun is the object or passive subject, where the verb's frame asks for that very object.
    pub(super) fn taken_in_by(&self, noun: usize) -> Option<usize> {
        let tree = &self.scene.tree;
        let noun = tree.first_conjunct(noun);
        let object = matches!(tree.deprel(noun), Deprel::Obj | Deprel::NsubjPass);
        let verb = tree.head(noun).filter(|&verb| object && tree.upos(verb) == Upos::Verb)?;
        let frame = self.verb_frame(verb)?;
        let asked = |condition: &Condition| match condition {
            Condition::Words(Slot::Object, words) => !words.is_empty() && self.is_one_of(noun, words),
            _ => false,
        };
        frame.conditions.iter().any(asked).then_some(verb)
    }

    fn holds(&self, verb: usize, condition: &Condition) -> bool {
        let tree = &self.scene.tree;
        match condition {
            Condition::Words(Slot::Complement, words) => {
                let clause = self.complement(verb);
                clause.is_some_and(|clause| words.is_empty() || self.is_one_of(clause, words))
            }
            Condition::Words(slot, words) => {
                // `He was not beaten`: a person whose trade is not told fits words for people.
                let somebody =
                    |head: usize| *slot == Slot::Object && self.is_person(head) && are_of_people(words);
                let heads = self.of_verb(verb, slot);
                heads.iter().any(|&head| words.is_empty() || self.is_one_of(head, words) || somebody(head))
            }
            // `pleaded not guilty`: what negates hangs on the complement.
            Condition::Modifier(words) => words.iter().any(|word| {
                let reads = |&child: &usize| tree.reads(child, word);
                let complement = self.complement(verb).filter(|_| word == "not");
                tree.children(verb).iter().any(reads)
                    || complement.is_some_and(|clause| tree.children(clause).iter().any(reads))
            }),
            Condition::NoObject => self.object(verb).is_none(),
            Condition::Place => self.object(verb).is_some_and(|object| self.is_place_by_name(object)),
            Condition::Party => self.object(verb).is_some_and(|object| self.is_somebody(object)),
            Condition::Clause => {
                self.complement(verb).is_some() || tree.child(verb, &[Deprel::Advcl]).is_some()
            }
            Condition::Infinitive => self.complement(verb).is_some_and(|clause| {
                let bare = tree.token(clause).features.form == Some(VerbForm::Infinitive)
                    && tree.child(clause, &[Deprel::Aux]).is_none();
                bare || self.has_infinitive_mark(clause)
            }),
            Condition::Own => self.complement(verb).is_some_and(|clause| self.is_own(verb, clause)),
            Condition::NoQuestion => !self.complement(verb).is_some_and(|clause| self.is_question(clause)),
            Condition::Body => {
                let unsaid = || {
                    self.is_passive(verb)
                        && self.subject(verb).is_none()
                        && self.object(verb).is_some_and(|object| self.is_somebody(object))
                };
                self.subject_members(verb).iter().any(|member| self.is_body(member)) || unsaid()
            }
            Condition::Crowd => {
                self.subject_members(verb).iter().any(|member| !self.is_state(member) && !is_armed(member))
            }
            Condition::Once => self.is_done_once(verb),
            Condition::Hurt => {
                (self.object(verb).is_some() && !self.subject_members(verb).is_empty())
                    || self.beside_violence(verb)
            }
        }
    }

    /// Whether a noun phrase is the name of a town or a region.
    fn is_place_by_name(&self, head: usize) -> bool {
        self.scene.reference_at(head).is_some_and(|reference| {
            let kind = self.scene.cast.entities[reference.entity].kind;
            reference.kind == MentionKind::Name && matches!(kind, EntityType::Gpe | EntityType::Loc)
        })
    }

    /// Whether a clause is an indirect question.
    fn is_question(&self, clause: usize) -> bool {
        let tree = &self.scene.tree;
        tree.children(clause)
            .iter()
            .any(|&child| ASKING.iter().any(|word| child < clause && tree.reads(child, word)))
    }

    /// Whether a clause is about whoever the verb over it has for a subject.
    fn is_own(&self, verb: usize, clause: usize) -> bool {
        let tree = &self.scene.tree;
        let Some(inner) = tree.subject(clause) else { return true };
        let entity = |token: usize| self.scene.reference_at(token).map(|reference| reference.entity);
        let same = entity(inner).is_some() && self.subject(verb).and_then(entity) == entity(inner);
        let pronoun = matches!(tree.lemma(inner), "it" | "he" | "she" | "they" | "we" | "I");
        let owned = tree.child(inner, &[Deprel::NmodPoss]).is_some_and(|owner| {
            matches!(tree.word(owner).to_lowercase().as_str(), "its" | "his" | "her" | "their" | "our" | "my")
        });
        same || pronoun || owned
    }

    fn subject_members(&self, verb: usize) -> Vec<Member> {
        self.subject(verb).map(|subject| self.scene.members(subject)).unwrap_or_default()
    }

    /// Whether a pronoun stands for people of whom only that is known: `nobody was charged`, `summoned everyone`.
    fn is_anybody(&self, head: usize) -> bool {
        ANYBODY.contains(&self.scene.tree.word(head).to_lowercase().as_str())
    }

    /// Whether a pronoun stands for a person.
    fn is_person(&self, head: usize) -> bool {
        let word = self.scene.tree.word(head).to_lowercase();
        matches!(word.as_str(), "he" | "him" | "she" | "her" | "who" | "whom") || self.is_anybody(head)
    }

    /// Whether a noun phrase is headed by one of the lemmas, or counts one of them (`a number of missiles`).
    fn is_one_of(&self, head: usize, words: &[String]) -> bool {
        let tree = &self.scene.tree;
        let fits = |token: usize| {
            let lemma = tree.lemma(token);
            let plural = tree.upos(token) != Upos::Verb;
            let listed = words.iter().any(|word| {
                lemma.eq_ignore_ascii_case(word)
                    || tree.reads(token, word)
                    || plural && is_plural_of(lemma, word)
            });
            listed || self.likes(token).iter().any(|like| words.contains(like))
        };
        tree.conjuncts(head).into_iter().any(|part| {
            let sentence = tree.sentence(part).tokens.end;
            let counted = (part + 1..sentence.min(part + 1 + COUNT_REACH)).take_while(|&token| {
                matches!(tree.upos(token), Upos::Noun | Upos::Num | Upos::Sym | Upos::Adj)
            });
            fits(part)
                || (tree.upos(part) == Upos::Propn && self.titles(part).any(fits))
                || counted.into_iter().any(fits)
                || self.measured_out(part).into_iter().any(fits)
                || tree.children(part).iter().any(|&child| tree.deprel(child) == Deprel::Amod && fits(child))
        })
    }

    /// The words that a noun or a verb stands for in lists.
    fn likes(&self, token: usize) -> &'a [String] {
        let tree = &self.scene.tree;
        let likes = &self.ontology.likes;
        match tree.upos(token) {
            Upos::Verb => likes.of_verb(tree.lemma(token)),
            Upos::Noun => likes.of_noun(tree.lemma(token)),
            _ => &[],
        }
    }

    /// The words before a person's name that say what they are: `Prime Minister` of `Prime Minister Kovac`.
    fn titles(&self, name: usize) -> impl Iterator<Item = usize> + '_ {
        let tree = &self.scene.tree;
        let person = |entity: usize| self.scene.cast.entities[entity].kind == EntityType::Person;
        let named = self.scene.reference_at(name).is_some_and(|reference| person(reference.entity));
        let before = move |&child: &usize| {
            named
                && child < name
                && matches!(tree.deprel(child), Deprel::Compound | Deprel::Appos | Deprel::Nmod)
                && matches!(tree.upos(child), Upos::Noun | Upos::Propn)
        };
        tree.children(name).iter().copied().filter(before)
    }

    /// What a noun measures out, to the second step (`tens of thousands of troops`), also where the tree hangs the
    /// phrase on what governs the noun (`captured part of a stronghold`).
    fn measured_out(&self, noun: usize) -> Vec<usize> {
        let tree = &self.scene.tree;
        let mut found = self.governed(noun, "of");
        let deeper: Vec<usize> = found.iter().flat_map(|&inner| self.governed(inner, "of")).collect();
        found.extend(deeper);
        let next = noun + 1;
        if next < tree.sentence(noun).tokens.end && tree.reads(next, "of") {
            found.extend(tree.head(next).filter(|&head| tree.head(head) == tree.head(noun)));
        }
        found
    }

    /// Whether a noun phrase is somebody, a pronoun that resolves to nobody here included.
    fn is_somebody(&self, head: usize) -> bool {
        let pronoun = self.scene.tree.upos(head) == Upos::Pron
            && matches!(
                self.scene.tree.lemma(head),
                "he" | "she" | "they" | "him" | "her" | "them" | "we" | "us" | "who"
            )
            || self.is_anybody(head);
        let lemma = self.scene.tree.lemma(head).to_lowercase();
        pronoun
            || self.ontology.back_pointers.contains_key(lemma.as_str())
            || !self.scene.members(head).is_empty()
    }

    fn is_body(&self, member: &Member) -> bool {
        let sector = member.party.sector.as_deref();
        match member.entity.map(|entity| self.scene.cast.entities[entity].kind) {
            Some(EntityType::Person) => sector.is_some_and(|sector| !PRIVATE.contains(&sector)),
            Some(_) => true,
            None => sector.is_some_and(|sector| !PRIVATE.contains(&sector)),
        }
    }

    fn is_state(&self, member: &Member) -> bool {
        let country =
            member.entity.is_some_and(|entity| self.scene.cast.entities[entity].kind == EntityType::Gpe);
        let state_sector = member.party.sector.as_deref().is_some_and(|sector| STATE.contains(&sector));
        state_sector || (country && member.tie == Tie::Direct)
    }

    /// Whether a word for violence or a weapon stands in the sentence of a verb, or whoever is hurt bears arms.
    fn beside_violence(&self, verb: usize) -> bool {
        let tree = &self.scene.tree;
        let violent = |token: usize| {
            let lemma = tree.lemma(token).to_lowercase();
            let deed = || {
                let frames = self.ontology.verbs.get(lemma.as_str());
                let sure = |frame: &VerbFrame| {
                    frame.act == Some(Act::Assault) && !frame.conditions.contains(&Condition::Hurt)
                };
                frames.is_some_and(|all| all.iter().all(sure))
            };
            self.is_violent(token) || (tree.upos(token) == Upos::Verb && deed())
        };
        let here = tree.sentence(verb).tokens.clone();
        let accident = |tokens: &Range<usize>| {
            tokens.clone().any(|token| self.ontology.accidents.contains(&tree.lemma(token).to_lowercase()))
        };
        // `The shelling began at dawn. Four people were killed`, but not where something else is told to have done it.
        let told_before = || {
            let last = tree.token(verb).sentence;
            let before = last.saturating_sub(VIOLENCE_REACH)..last;
            let mut sentences = tree.tagged.sentences[before].iter().rev();
            !accident(&here)
                && sentences.find_map(|sentence| {
                    let told = sentence.tokens.clone().any(violent);
                    (told || accident(&sentence.tokens)).then_some(told)
                }) == Some(true)
        };
        here.clone().any(|token| token != verb && violent(token))
            || told_before()
            || self.object(verb).is_some_and(|object| self.scene.members(object).iter().any(is_armed))
    }

    /// Whether a word is one for violence, or a noun for a weapon.
    pub(super) fn is_violent(&self, token: usize) -> bool {
        let tree = &self.scene.tree;
        let lemma = tree.lemma(token).to_lowercase();
        let weapon = tree.upos(token) == Upos::Noun && self.ontology.weapons.contains(&lemma);
        weapon || self.is_violence(token) || self.ontology.violence.contains(&lemma)
    }

    /// Whether a noun names an assault.
    pub(super) fn is_violence(&self, token: usize) -> bool {
        let frames = self.ontology.nouns.get(self.scene.tree.lemma(token).to_lowercase().as_str());
        frames.is_some_and(|frames| {
            frames
                .iter()
                .any(|frame| frame.act == Act::Assault && frame.before.is_empty() && !frame.only_light)
        })
    }
}
