//! Who does what stands in an infinitive or a gerund: whoever the verb or the noun over it says.

use super::arguments::Arguments;
use crate::quotes;
use crate::tag::{Deprel, Upos, VerbForm};

/// Verbs whose object is to do what follows as their purpose: `bring them home to face trial`.
const BRINGING: [&str; 4] = ["bring", "extradite", "invite", "return"];
/// Verbs whose object is to do what they tell, whoever that is: `invited the pontiff to visit Lima`.
const TELLING: [&str; 14] = [
    "invite",
    "ask",
    "urge",
    "tell",
    "order",
    "allow",
    "permit",
    "force",
    "press",
    "persuade",
    "convince",
    "encourage",
    "warn",
    "authorize",
];
/// Verbs, with their prepositions, that look to somebody to do what follows.
const RELYING: [(&str, &str); 6] =
    [("rely", "on"), ("rely", "upon"), ("depend", "on"), ("count", "on"), ("wait", "for"), ("prevail", "on")];

impl Arguments<'_, '_> {
    /// Who does what stands in the infinitive or gerund under `head`: whoever is asked to, else whoever is said to.
    pub(super) fn controller(&self, verb: usize, head: usize, depth: usize) -> Option<usize> {
        let tree = self.tree();
        let finite = tree.token(verb).features.form == Some(VerbForm::Finite);
        if finite && tree.deprel(verb) == Deprel::Ccomp {
            return None;
        }
        let infinitive = self.has_infinitive_mark(verb);
        let purpose = tree.deprel(verb) == Deprel::Advcl && infinitive;
        let relied_on = if infinitive { self.relied_on(head) } else { None };
        if let Some(relied_on) = relied_on.filter(|&token| token < verb) {
            return Some(relied_on);
        }
        let open = matches!(tree.deprel(verb), Deprel::Xcomp | Deprel::Ccomp);
        let object = tree.child(head, &[Deprel::Obj, Deprel::Iobj]);
        if let Some(brought) = object.filter(|_| purpose && BRINGING.contains(&tree.lemma(head))) {
            return Some(brought);
        }
        if let Some(object) = object.filter(|&object| self.is_gerund_of_object(verb, object)) {
            return Some(object);
        }
        let told = TELLING.contains(&tree.lemma(head));
        if let Some(object) =
            object.filter(|&object| open && (told || !self.scene.members(object).is_empty()))
        {
            return Some(object);
        }
        self.grammatical_subject(head, depth + 1)
    }

    /// Whether the object of the verb above does what a gerund tells: `stop militants from firing rockets`, `rejected a
    /// petition demanding a recount`.
    fn is_gerund_of_object(&self, gerund: usize, object: usize) -> bool {
        let tree = self.tree();
        if tree.deprel(gerund) != Deprel::Advcl || !tree.word(gerund).ends_with("ing") || object > gerund {
            return false;
        }
        match tree.preposition(gerund).as_deref() {
            Some("from") => true,
            None => quotes::is_publication(tree.lemma(object)) && !tree.reads(gerund - 1, ","),
            Some(_) => false,
        }
    }

    /// Whom a verb of reliance looks to for what follows in the infinitive: `rely on smugglers to help them`.
    fn relied_on(&self, verb: usize) -> Option<usize> {
        let preposition = |(lemma, preposition): &(&str, &'static str)| {
            (*lemma == self.tree().lemma(verb)).then_some(*preposition)
        };
        let governed = RELYING.iter().filter_map(preposition).flat_map(|word| self.governed(verb, word));
        governed.into_iter().next()
    }

    /// Who holds the plan, the readiness or the right that a noun names: its possessor, or whoever has it.
    pub(super) fn holder(&self, noun: usize, depth: usize) -> Option<usize> {
        let tree = self.tree();
        let possessor = tree.child(noun, &[Deprel::NmodPoss]);
        if let Some(blamed) = possessor.and_then(|possessor| self.blamed_before(noun, possessor)) {
            return Some(blamed);
        }
        if let Some(possessor) = possessor.filter(|&possessor| !self.is_unresolved(possessor)) {
            return Some(possessor);
        }
        // `Syrian plots to kill him`
        if let Some(&named) = self.named_before_noun(noun).first() {
            return Some(named);
        }
        let nominal = |token: &usize| tree.deprel(*token) == Deprel::Nmod;
        let owner = self.governed(noun, "of").into_iter().chain(self.governed(noun, "by")).find(nominal);
        if owner.is_some() {
            return owner;
        }
        let verbs = tree.ancestors(noun).filter(|&above| matches!(tree.upos(above), Upos::Verb | Upos::Aux));
        // `an attempt to kill X was thwarted`: the attempt does not kill.
        let mut subjects = verbs
            .filter_map(|above| self.grammatical_subject(above, depth + 1))
            .filter(|&subject| subject != noun);
        let first = subjects.next()?;
        let somebody = |subject: &usize| !self.scene.members(*subject).is_empty();
        // `on a visit that will last a week, with the aim of meeting X`: the visit aims at nothing.
        if somebody(&first) { Some(first) } else { subjects.find(somebody).or(Some(first)) }
    }
}
