//! Whom a statement tells of: `"Kovac asked for help," the ministry said` is the ministry's word about Kovac.

use super::direct::Spoken;
use crate::analysis::{EntityType, Party};
use crate::clause::Scene;
use crate::tag::Deprel;

/// The person or body whose deed an institution's statement tells, if it tells one.
pub(super) fn whom(scene: &Scene<'_>, spoken: &Spoken) -> Option<Party> {
    let speaker = spoken.speaker.as_ref()?;
    let institution =
        speaker.entity.is_some_and(|entity| scene.cast.entities[entity].kind != EntityType::Person);
    if !institution {
        return None;
    }
    let subject = spoken.lead.or_else(|| first_subject(scene, spoken))?;
    let reference = scene.reference_of_phrase(subject)?;
    let other = Some(reference.entity) != speaker.entity && scene.can_act(reference.entity);
    other.then(|| scene.party_of(reference).party)
}

/// The first subject among the words, when a name or nominal opens them.
fn first_subject(scene: &Scene<'_>, spoken: &Spoken) -> Option<usize> {
    let tree = &scene.tree;
    let by_syntax =
        spoken.tokens.clone().find(|&token| matches!(tree.deprel(token), Deprel::Nsubj | Deprel::NsubjPass));
    let opens =
        |token: usize| scene.reference_at(token).is_some_and(|reference| reference.tokens.start <= token);
    by_syntax.or_else(|| spoken.tokens.clone().next().filter(|&token| opens(token)))
}
