//! Which drafts make a report: enough is known of who is in them, and no other tells the same.

use super::arguments::Arguments;
use super::draft::{Draft, Ground, same};
use crate::analysis::Act;
use crate::clause::{Member, Tie};
use crate::tag::Deprel;

/// Whether a draft has the parties that make a report of it. A verb with its arguments tells an act also of people
/// without a name (`gunmen shot two soldiers`) or behind a pronoun that nobody is found for; a noun needs somebody
/// who is known, or a deed that it takes for granted.
pub(super) fn has_parties(arguments: &Arguments<'_, '_>, draft: &Draft) -> bool {
    let verb = draft.ground == Ground::Verb;
    let passive = verb && arguments.is_passive(draft.head);
    let needs_actor =
        draft.mutual || matches!(draft.act, Act::Request | Act::Agree | Act::Threaten | Act::Protest);
    if needs_actor && draft.actors.is_empty() {
        let asked = !draft.mutual && verb && !draft.recipients.is_empty();
        return (asked && (passive || draft.act != Act::Protest))
            || (verb && arguments.has_pronoun_subject(draft.head));
    }
    let known = |member: &Member| match member.tie {
        Tie::Generic => false,
        Tie::Thing => member.party.entity.is_some(),
        Tie::Direct | Tie::Agents => true,
    };
    draft.members().any(known)
        || match draft.ground {
            Ground::Verb => draft.members().next().is_some() || arguments.has_pronoun_subject(draft.head),
            Ground::Light => draft.members().next().is_some(),
            Ground::Noun if draft.known => draft.members().next().is_some(),
            Ground::Noun if draft.mutual => draft.actors.len() >= 2,
            Ground::Noun => !draft.actors.is_empty() && !draft.recipients.is_empty(),
            Ground::Obligation => false,
        }
}

/// Whether a draft is of a passive, or of a noun that takes place, that names nobody: a report where its clause says when
/// or where (`an accord signed in Geneva in 2015`).
pub(super) fn is_bare_passive(arguments: &Arguments<'_, '_>, draft: &Draft) -> bool {
    let passive = || draft.ground == Ground::Verb && arguments.is_passive(draft.head);
    // `Protests erupted in Dhaka`: the light verb tells of the noun that is its subject.
    let itself = draft.ground == Ground::Light
        && matches!(draft.act, Act::Protest | Act::Assault | Act::Retreat)
        && arguments.scene.tree.deprel(draft.head) == Deprel::Nsubj;
    // `Saturday's clash at the bridge`
    let told =
        draft.ground == Ground::Noun && draft.known && matches!(draft.act, Act::Assault | Act::Protest);
    draft.members().next().is_none() && (passive() || itself || told)
}

/// Whether a draft says nothing that another of its sentence does not: the same act and status and no party more.
/// Two different verbs are two deeds (`convicted and sentenced him`), but not a meeting and what it is for (`met to
/// discuss trade`).
pub(super) fn repeats(arguments: &Arguments<'_, '_>, draft: &Draft, other: &Draft) -> bool {
    let tree = &arguments.scene.tree;
    let verbs = draft.ground == Ground::Verb && other.ground == Ground::Verb;
    let deeds = verbs && tree.lemma(draft.head) != tree.lemma(other.head);
    let aim = draft.act == Act::Consult
        && tree.head(draft.head) == Some(other.head)
        && matches!(tree.deprel(draft.head), Deprel::Advcl | Deprel::Xcomp);
    let as_stated = !deeds && other.standing.status == draft.standing.status;
    (aim || as_stated)
        && other.act == draft.act
        && draft.members().all(|member| other.members().any(|its| same(member, its)))
}

/// Drops, from `first` on, the nouns whose verb tells the same act of the same parties: `signed an agreement` is one
/// deed, not a signature and an agreement beside it. The verb stays, for it says more.
pub(super) fn one_act_each(drafts: &mut Vec<Draft>, first: usize) {
    let told = |draft: &Draft, later: &[Draft]| {
        let verb = |other: &&Draft| other.ground == Ground::Verb && Some(other.head) == draft.under;
        later.iter().filter(verb).any(|verb| verb.does_what(draft))
    };
    drop_from(drafts, first, told);
}

/// Drops, from `first` on, what those who protest ask for or complain of: it is the topic of the protest, no act beside
/// it (`marched to demand his release`).
pub(super) fn no_topics(arguments: &Arguments<'_, '_>, drafts: &mut Vec<Draft>, first: usize) {
    let tree = &arguments.scene.tree;
    let is_topic = |draft: &Draft| {
        let words = matches!(draft.act, Act::Request | Act::Accuse | Act::Reject);
        let clause = matches!(
            tree.deprel(tree.first_conjunct(draft.head)),
            Deprel::Advcl | Deprel::Acl | Deprel::Xcomp
        );
        words && clause && draft.ground == Ground::Verb
    };
    let under = |draft: &Draft, protest: &Draft| {
        let top = tree.head(tree.first_conjunct(draft.head));
        top.is_some() && (top == Some(protest.head) || top == protest.under)
    };
    let theirs = |draft: &Draft, protest: &Draft| {
        draft.actors.iter().all(|actor| {
            actor.entity.is_none() || protest.actors.iter().any(|protester| same(actor, protester))
        })
    };
    drop_from(drafts, first, |draft, later| {
        let mut protests = later.iter().filter(|other| other.act == Act::Protest);
        is_topic(draft) && protests.any(|protest| under(draft, protest) && theirs(draft, protest))
    });
}

/// Drops, from `first` on, the deeds of force that another is only to bring about: `used tear gas to disperse the crowd`
/// is one act, and no threat beside it.
pub(super) fn no_aims(arguments: &Arguments<'_, '_>, drafts: &mut Vec<Draft>, first: usize) {
    let tree = &arguments.scene.tree;
    let force = |draft: &Draft| {
        matches!(draft.act, Act::Assault | Act::Coerce | Act::Mobilize | Act::Protest | Act::Sanction)
            && draft.ground == Ground::Verb
    };
    let is_aim = |draft: &Draft| {
        force(draft)
            && matches!(tree.deprel(draft.head), Deprel::Advcl | Deprel::Xcomp)
            && arguments.has_infinitive_mark(draft.head)
    };
    drop_from(drafts, first, |draft, later| {
        let brings_about = |other: &&Draft| {
            tree.head(draft.head) == Some(other.head) && force(other) && other.head != draft.head
        };
        is_aim(draft) && later.iter().any(|other| brings_about(&other))
    });
}

/// Drops those drafts from `first` on of which it holds beside all of these.
fn drop_from(drafts: &mut Vec<Draft>, first: usize, is_dropped: impl Fn(&Draft, &[Draft]) -> bool) {
    let later = drafts.split_off(first.min(drafts.len()));
    let dropped: Vec<bool> = later.iter().map(|draft| is_dropped(draft, &later)).collect();
    let kept = later.into_iter().zip(dropped).filter(|(_, dropped)| !dropped);
    drafts.extend(kept.map(|(draft, _)| draft));
}
