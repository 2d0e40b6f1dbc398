//! Which names are spellings of one.

use dateline_core::names::compare::{Name, Reason, System, Verdict, compare};

/// How likely the learned likeness must find two names to be one for them to be linked by it alone.
const LIKELY: f64 = 0.9;
/// The same where the rules find other given names beside one family name.
const LIKELY_ALL_THE_SAME: f64 = 0.94;

/// Whether two names are spellings of one.
pub(crate) fn are_one(left: &Name, right: &Name) -> bool {
    one(left, right).is_some()
}

/// How likely the learned likeness must find two full names to be one where both are shown in one post.
const LIKELY_IN_ONE_POST: f64 = 0.5;

/// Whether two names may be one person's where both are shown in one post. A surname alone is who holds the post; two full
/// names must be likely spellings of one, for holders who follow one another may share a family name.
pub(super) fn may_hold_one_post(left: &Name, right: &Name) -> bool {
    let full = |name: &Name| name.person().words().len() > 1;
    if !full(left) || !full(right) {
        return true;
    }
    let likeness = left.compare(right);
    // A short form beside a frequent family name leaves it open, and one post is what tells.
    let short = likeness.verdict == Verdict::Unsure && likeness.reasons.contains(&Reason::ShortForm);
    short || (likeness.assumed.is_some() && likeness.score >= LIKELY_IN_ONE_POST) || are_one(left, right)
}

/// Why two names are spellings of one, in words; `None` where they are not.
///
/// The rules are asked first: what they call one name is. The learned likeness speaks only where both names are read as
/// romanised from one language, for that is what it was learned from: elsewhere a vowel tells `Maria` from `Mario`.
pub(super) fn one(left: &Name, right: &Name) -> Option<&'static str> {
    let ruled = compare(left.person(), right.person());
    if ruled.verdict == Verdict::Same {
        let system = ruled.reasons.iter().find_map(|reason| match reason {
            Reason::Romanisation(system) => Some(*system),
            _ => None,
        });
        if ruled.reasons.contains(&Reason::ShortForm) {
            return Some("a name and a short form of it");
        }
        return Some(system.map_or("the same name in another order or spelling", in_words));
    }
    if ruled.verdict == Verdict::Unsure {
        return None;
    }
    let likeness = left.compare(right);
    let other_given = ruled.reasons.contains(&Reason::GivenDiffers);
    let least = if other_given { LIKELY_ALL_THE_SAME } else { LIKELY };
    let likely = likeness.verdict == Verdict::Same && likeness.score >= least;
    likeness.assumed.filter(|_| likely).map(in_words)
}

const fn in_words(system: System) -> &'static str {
    match system {
        System::Korean => "spellings of one Korean name",
        System::Chinese => "spellings of one Chinese name",
        System::Arabic => "spellings of one Arabic name",
        System::Slavic => "spellings of one Slavic name",
    }
}

#[cfg(test)]
mod tests {
    use dateline_core::names::compare::sounds;

    use super::*;

    fn check(left: &str, right: &str, same: bool) {
        assert_eq!(are_one(&Name::read(left), &Name::read(right)), same, "{left} / {right}");
        if same {
            let (left, right) = (sounds(left), sounds(right));
            assert!(left.iter().any(|key| right.contains(key)), "{left:?} / {right:?}");
        }
    }

    #[test]
    fn spellings_of_one_name() {
        check("yoon suk yeol", "yoon sok yol", true);
        check("yoon sok yul", "yoon suk yeol", true);
        check("lee jong sup", "lee jong sub", true);
        check("sang jin kim", "kim sang jin", true);
        check("lee jong sup", "yi chong sop", true);
    }

    #[test]
    fn short_forms_of_one_name() {
        check("bill clinton", "william clinton", true);
        check("bob kim", "robert kim", false);
        let in_one_post = |left, right| may_hold_one_post(&Name::read(left), &Name::read(right));
        assert!(in_one_post("mike johnson", "michael johnson"));
        assert!(!in_one_post("mike johnson", "boris johnson"));
    }

    #[test]
    fn names_of_different_people() {
        check("kim yong chol", "kim yong chun", false);
        check("kim sang jin", "kim young won", false);
        check("jens stoltenberg", "mark rutte", false);
        check("kim jong il", "kim jong un", false);
    }
}
