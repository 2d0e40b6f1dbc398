//! Whether an act happened: by the words beside its trigger, and by the words that govern it.

use super::arguments::{Arguments, Carrier};
use super::awaited;
use super::ontology::Effect;
use crate::analysis::Status;
use crate::clause::Tree;
use crate::tag::{Deprel, Tense, Upos, VerbForm};

/// A status and the token that sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) status: Status,
    pub(super) cue: Option<usize>,
}

pub(super) const OCCURRED: Standing = Standing { status: Status::Occurred, cue: None };
/// How many governing words are asked.
const DEPTH: usize = 8;

/// The status of a verb.
pub(super) fn of_verb(arguments: &Arguments<'_, '_>, verb: usize) -> Standing {
    climb(arguments, verb, 0)
}

/// The status of a noun: by its own modifiers, its light verb, or the clause that it stands in.
pub(super) fn of_noun(arguments: &Arguments<'_, '_>, noun: usize, carrier: Option<Carrier>) -> Standing {
    let own = beside(arguments, noun);
    let Some(carrier) = carrier else {
        return if own.status == Status::Occurred { in_context(arguments, noun) } else { own };
    };
    let verb = climb(arguments, carrier.verb, 0);
    match carrier.effect {
        Effect::Does if verb.status == Status::Occurred => own,
        Effect::Does => verb,
        Effect::Sets(_) if verb.status == Status::Negated => OCCURRED,
        Effect::Sets(status) => Standing { status, cue: Some(carrier.verb) },
    }
}

/// The status of a noun that stands in a phrase of its clause: `during his meeting`, `before the visit`.
fn in_context(arguments: &Arguments<'_, '_>, noun: usize) -> Standing {
    let tree = &arguments.scene.tree;
    let preposition = tree.preposition(noun);
    let ahead = preposition
        .as_deref()
        .is_some_and(|words| matches!(words, "before" | "ahead of" | "ahead" | "prior to" | "until"))
        // `before an offensive pushed them out`
        && !matches!(tree.deprel(noun), Deprel::Nsubj | Deprel::NsubjPass);
    if ahead {
        let cue = tree.children(noun).iter().copied().find(|&child| tree.deprel(child) == Deprel::Case);
        return Standing { status: Status::Planned, cue };
    }
    let Some(head) = tree.head(noun) else { return OCCURRED };
    let in_time = matches!(
        preposition.as_deref(),
        Some("during" | "after" | "at" | "amid" | "following" | "since" | "on" | "in")
    );
    let relation = if in_time && tree.deprel(noun) == Deprel::Obj { Deprel::Obl } else { tree.deprel(noun) };
    match relation {
        Deprel::Obl | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj if tree.upos(head) == Upos::Verb => {
            // `agreed to reopen the border, following a meeting on Friday`: it was followed by the agreement.
            let past =
                matches!(preposition.as_deref(), Some("after" | "following" | "since" | "during" | "amid"));
            let apart = past && is_apart(tree, noun);
            let mut above =
                tree.ancestors(noun).filter(|&above| !apart || !arguments.has_infinitive_mark(above));
            let governed = climb(arguments, above.next().unwrap_or(head), 0);
            let future = matches!(governed.status, Status::Planned | Status::Possible | Status::Requested);
            let told = arguments.ontology.governors.get(tree.lemma(head)).and_then(|found| found.first());
            match told {
                Some(governor) if relation == Deprel::Obj && governor.status != Status::Occurred => {
                    Standing { status: governor.status, cue: Some(head) }
                }
                _ if future && relation != Deprel::Obj => governed,
                _ => OCCURRED,
            }
        }
        Deprel::Nmod | Deprel::Conj => {
            let told = arguments.ontology.governors.get(tree.lemma(head)).and_then(|found| found.first());
            let matter =
                matches!(preposition.as_deref(), Some("of" | "for" | "on" | "at" | "against" | "to"));
            told.filter(|_| tree.deprel(noun) == Deprel::Nmod && matter)
                .map_or(OCCURRED, |governor| Standing { status: governor.status, cue: Some(head) })
        }
        _ => OCCURRED,
    }
}

/// Whether a phrase stands behind a comma.
fn is_apart(tree: &Tree<'_>, noun: usize) -> bool {
    let case = tree.children(noun).iter().copied().find(|&child| tree.deprel(child) == Deprel::Case);
    case.and_then(|case| case.checked_sub(1)).is_some_and(|before| tree.reads(before, ","))
}

/// The status that the words beside a token set, whatever governs it.
fn beside(arguments: &Arguments<'_, '_>, token: usize) -> Standing {
    let tree = &arguments.scene.tree;
    let mut found = OCCURRED;
    if let Some(cue) = subjunctive(tree, token) {
        found = Standing { status: Status::Requested, cue: Some(cue) };
    }
    if let Some(cue) = nobody(tree, token) {
        found = Standing { status: Status::Negated, cue: Some(cue) };
    }
    if let Some(cue) = unfulfilled(tree, token) {
        found = Standing { status: Status::Cancelled, cue: Some(cue) };
    }
    for &child in tree.children(token) {
        let relation = tree.deprel(child);
        let counts = matches!(
            relation,
            Deprel::Aux
                | Deprel::AuxPass
                | Deprel::Advmod
                | Deprel::Mark
                | Deprel::Det
                | Deprel::Amod
                | Deprel::Cc
                | Deprel::Case
        );
        if !counts || (relation == Deprel::Mark && tree.upos(token) == Upos::Noun) {
            continue;
        }
        let word = tree.word(child).to_lowercase();
        let Some(&status) = arguments.ontology.cues.get(word.as_str()) else { continue };
        // `next` and its like set the status of nouns alone; of a verb they say when.
        if relation == Deprel::Advmod && status == Status::Planned {
            continue;
        }
        let status = if word == "would" && is_future_of_past(tree, token) { Status::Planned } else { status };
        if found.status == Status::Occurred || status == Status::Negated {
            found = Standing { status, cue: Some(child) };
        }
    }
    found
}

/// The word that says that nobody did it, or to nobody: `no officer was suspended`, `nobody has been charged`.
fn nobody(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let nobody = |&token: &usize| {
        matches!(
            tree.word(token).to_lowercase().as_str(),
            "nobody" | "none" | "nothing" | "neither" | "no-one"
        )
    };
    // `Neither Kenya nor Uganda has replied`
    let no = |&token: &usize| match tree.deprel(token) {
        Deprel::Det => tree.reads(token, "no") || tree.reads(token, "neither"),
        Deprel::Cc => tree.reads(token, "neither"),
        _ => false,
    };
    let mut parties = tree.children(verb).iter().copied().filter(|&child| {
        tree.upos(verb) == Upos::Verb
            && matches!(tree.deprel(child), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj)
    });
    parties.find_map(|party| {
        Some(party).filter(nobody).or_else(|| tree.children(party).iter().copied().find(no))
    })
}

/// The `was` of what was to have been and was not: `was to have met officials on Wednesday`.
fn unfulfilled(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let first = tree.sentence(verb).tokens.start;
    let before = |back: usize| verb.checked_sub(back).filter(|&token| token >= first);
    let reads = |back: usize, word: &str| before(back).is_some_and(|token| tree.reads(token, word));
    let passive = usize::from(reads(1, "been"));
    let was = before(3 + passive).filter(|&token| tree.reads(token, "was") || tree.reads(token, "were"))?;
    (reads(1 + passive, "have") && reads(2 + passive, "to")).then_some(was)
}

/// The bare `be` of a passive that is wished for: `insisted that the pilot be released`.
fn subjunctive(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let bare = tree.child(verb, &[Deprel::AuxPass]).filter(|&child| tree.reads(child, "be"))?;
    let helped = tree.children(verb).iter().any(|&child| {
        tree.deprel(child) == Deprel::Aux || (tree.deprel(child) == Deprel::Mark && tree.reads(child, "to"))
    });
    let subject = tree
        .children(verb)
        .iter()
        .any(|&child| matches!(tree.deprel(child), Deprel::Nsubj | Deprel::NsubjPass) && child < bare);
    (subject && !helped).then_some(bare)
}

/// Whether a clause is told in the past by a verb over it, so that its `would` is a `will`.
fn is_future_of_past(tree: &Tree<'_>, verb: usize) -> bool {
    let told = tree.deprel(verb) == Deprel::Ccomp;
    told && tree.head(verb).is_some_and(|head| tree.token(head).features.tense == Some(Tense::Past))
}

fn climb(arguments: &Arguments<'_, '_>, token: usize, depth: usize) -> Standing {
    let tree = &arguments.scene.tree;
    let own = beside(arguments, token);
    if own.status != Status::Occurred {
        return own;
    }
    let own = progressive(tree, token).unwrap_or(OCCURRED);
    let Some(head) = tree.head(token).filter(|_| depth < DEPTH) else {
        return if arguments.has_infinitive_mark(token) { announced(tree, token) } else { own };
    };
    let above = match tree.deprel(token) {
        Deprel::Conj if shares_auxiliaries(tree, token) => climb(arguments, head, depth + 1),
        // `until he is freed and the others are named`: both are waited for.
        Deprel::Conj if awaited::is_present(tree, token) => awaited(arguments, head, depth),
        Deprel::Xcomp
        | Deprel::Ccomp
        | Deprel::Csubj
        | Deprel::Acl
        | Deprel::Obl
        | Deprel::Obj
        | Deprel::Nmod => governed(arguments, token, head, depth),
        Deprel::Advcl => {
            if arguments.has_infinitive_mark(token) {
                let told = governed(arguments, token, head, depth);
                // `blocked the road to demand reforms`: what is blocked is the road, not the demand.
                let purpose = matches!(told.status, Status::Negated | Status::Cancelled)
                    && told.cue == Some(head)
                    && tree.child(head, &[Deprel::Obj]).is_some();
                if purpose || told.status == Status::Occurred { announced(tree, token) } else { told }
            } else {
                subordinate(arguments, token, head, depth)
            }
        }
        _ => OCCURRED,
    };
    if above.status == Status::Occurred { own } else { above }
}

/// An infinitive that nothing governs announces (`S. Korea, EU to hold talks`) or tells a purpose.
fn announced(tree: &Tree<'_>, token: usize) -> Standing {
    let mark = tree.children(token).iter().copied().find(|&child| tree.deprel(child) == Deprel::Mark);
    Standing { status: Status::Planned, cue: mark }
}

fn subordinate(arguments: &Arguments<'_, '_>, token: usize, head: usize, depth: usize) -> Standing {
    let tree = &arguments.scene.tree;
    let awaited = awaited(arguments, token, depth);
    if awaited.status != Status::Occurred {
        return awaited;
    }
    let bare = !tree
        .children(token)
        .iter()
        .any(|&child| matches!(tree.deprel(child), Deprel::Nsubj | Deprel::NsubjPass));
    match tree.preposition(token).as_deref() {
        Some("after" | "since" | "by" | "for" | "over" | "in") => OCCURRED,
        Some("of" | "to" | "from" | "against" | "about" | "on" | "with") => {
            governed(arguments, token, head, depth)
        }
        _ if bare => {
            // `opened fire to disperse the crowd, killing one`: the participle tells what came of it, not the purpose.
            let purpose = tree.deprel(head) == Deprel::Advcl && arguments.has_infinitive_mark(head);
            let apart = token > 0 && tree.reads(token - 1, ",");
            let head = tree.head(head).filter(|_| purpose && apart).unwrap_or(head);
            let above = climb(arguments, head, depth + 1);
            if above.status == Status::Planned { above } else { OCCURRED }
        }
        _ => OCCURRED,
    }
}

/// The status of a clause of time whose tense says that it has yet to come.
fn awaited(arguments: &Arguments<'_, '_>, token: usize, depth: usize) -> Standing {
    let tree = &arguments.scene.tree;
    let is_above_to_come = || {
        let above = tree.head(token).filter(|_| depth < DEPTH).map(|head| climb(arguments, head, depth + 1));
        above.is_some_and(|above| {
            matches!(above.status, Status::Planned | Status::Possible | Status::Requested)
        })
    };
    awaited::cue(tree, token, is_above_to_come)
        .map_or(OCCURRED, |cue| Standing { status: Status::Possible, cue: Some(cue) })
}

/// What the word above says of what stands under it.
fn governed(arguments: &Arguments<'_, '_>, token: usize, head: usize, depth: usize) -> Standing {
    if is_relative(arguments, token) {
        return OCCURRED;
    }
    let tree = &arguments.scene.tree;
    let finite = tree.token(token).features.form == Some(VerbForm::Finite)
        || tree
            .children(token)
            .iter()
            .any(|&child| tree.deprel(child) == Deprel::Mark && tree.reads(child, "that"));
    let clause = tree.deprel(token) == Deprel::Ccomp && finite;
    let found = arguments.ontology.governors.get(tree.lemma(head).to_lowercase().as_str());
    let told =
        found.and_then(|all| all.iter().find(|governor| if clause { governor.that } else { governor.to }));
    let passive_through = matches!(tree.deprel(token), Deprel::Obj | Deprel::Nmod | Deprel::Obl);
    // `declared its readiness to impose …`, read as an infinitive of the verb: the noun between says it.
    let between = tree.child(head, &[Deprel::Obj]).filter(|&object| {
        told.is_none() && tree.deprel(token) == Deprel::Xcomp && (head..token).contains(&object)
    });
    let noun = between
        .and_then(|object| arguments.ontology.governors.get(tree.lemma(object)))
        .and_then(|all| all.first());
    if let (Some(governor), Some(object)) = (noun, between) {
        return Standing { status: governor.status, cue: Some(object) };
    }
    let Some(governor) = told else {
        let through = matches!(tree.upos(head), Upos::Noun | Upos::Adj)
            && matches!(tree.deprel(token), Deprel::Acl | Deprel::Nmod | Deprel::Xcomp);
        if is_headline(arguments, token, head) || (through && is_purpose_of_thing(arguments, token, head)) {
            let above = climb(arguments, head, depth + 1);
            return if above.status == Status::Occurred { announced(tree, token) } else { above };
        }
        return if through || (tree.deprel(token) == Deprel::Xcomp && tree.upos(head) == Upos::Verb) {
            climb(arguments, head, depth + 1)
        } else {
            OCCURRED
        };
    };
    if passive_through && governor.status == Status::Occurred {
        return OCCURRED;
    }
    let over = beside(arguments, head);
    match governor.status {
        Status::Occurred | Status::Ongoing => {
            let above = climb(arguments, head, depth + 1);
            let kept = Standing {
                status: governor.status,
                cue: Some(head).filter(|_| governor.status == Status::Ongoing),
            };
            if matches!(above.status, Status::Occurred | Status::Ongoing) { kept } else { above }
        }
        _ if over.status == Status::Negated => match governor.status {
            Status::Denied | Status::Negated => OCCURRED,
            _ => over,
        },
        status => Standing { status, cue: Some(head) },
    }
}

/// Whether a verb stands in a relative clause without its pronoun: `the first suspect the government has handed over`,
/// `blocked a motion backed by the senate`.
fn is_relative(arguments: &Arguments<'_, '_>, verb: usize) -> bool {
    let tree = &arguments.scene.tree;
    tree.deprel(verb) == Deprel::Acl
        && !arguments.has_infinitive_mark(verb)
        && tree.child(verb, &[Deprel::Mark]).is_none()
        && (arguments.is_passive(verb) || tree.subject(verb).is_some())
}

/// Whether an infinitive announces what the noun over it will do: `Russia to seize assets`, read as if the headline was Russia.
fn is_headline(arguments: &Arguments<'_, '_>, verb: usize, noun: usize) -> bool {
    let tree = &arguments.scene.tree;
    let nominal = matches!(tree.upos(noun), Upos::Noun | Upos::Propn);
    let top = nominal && tree.head(noun).is_none() && tree.subject(noun).is_none();
    top && tree.deprel(verb) == Deprel::Acl && arguments.has_infinitive_mark(verb)
}

/// Whether an infinitive tells what a thing is for: `measures to halt the trade`; not who was `the first to visit`.
fn is_purpose_of_thing(arguments: &Arguments<'_, '_>, verb: usize, noun: usize) -> bool {
    let tree = &arguments.scene.tree;
    let thing = tree.upos(noun) == Upos::Noun && arguments.scene.members(noun).is_empty();
    let ranked = tree.children(noun).iter().any(|&child| {
        tree.deprel(child) == Deprel::Amod
            && (tree.word(child).ends_with("est")
                || matches!(tree.word(child), "first" | "last" | "latest" | "only" | "second" | "third"))
    });
    tree.deprel(verb) == Deprel::Acl && thing && !ranked && arguments.has_infinitive_mark(verb)
}

/// Whether a verb in a coordination stands under the auxiliaries of the first: `will meet X and sign Y`.
fn shares_auxiliaries(tree: &Tree<'_>, verb: usize) -> bool {
    let own = |child: &usize| {
        matches!(tree.deprel(*child), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Aux | Deprel::AuxPass)
    };
    let finite_past = tree.token(verb).features.tense == Some(Tense::Past)
        && tree.token(verb).features.form == Some(VerbForm::Finite);
    tree.upos(verb) == Upos::Verb && !tree.children(verb).iter().any(own) && !finite_past
}

/// `is meeting`, `are withdrawing`: going on.
fn progressive(tree: &Tree<'_>, verb: usize) -> Option<Standing> {
    let gerund = tree.token(verb).features.form == Some(VerbForm::Gerund) || tree.word(verb).ends_with("ing");
    let auxiliary = tree.children(verb).iter().copied().find(|&child| {
        tree.deprel(child) == Deprel::Aux
            && matches!(tree.word(child), "is" | "are" | "'s" | "’s" | "'re" | "’re" | "am")
    })?;
    (gerund && tree.upos(verb) == Upos::Verb)
        .then_some(Standing { status: Status::Ongoing, cue: Some(auxiliary) })
}
