//! Why two are one, or two.

use std::collections::BTreeSet;

use dateline_core::analysis::EntityType;
use dateline_core::names::compare::{Likeness, Name, Verdict};

use super::check::between;
use crate::answers::View;
use crate::error::{Error, Result};
use crate::identity::{link_of, normalise};
use crate::lists;
use crate::query::Who;
use crate::store::{EntityRow, FormKey, KnownForm};
use crate::values::{Explanation, JudgementKind};

/// Names of each side that are compared at most.
const NAMES: usize = 64;

/// Explains; each side is an entity with the id or name that it was asked by.
pub(crate) fn explain(
    view: &View<'_>,
    left: (&Who, &EntityRow),
    right: (&Who, &EntityRow),
) -> Result<Explanation> {
    let reader = view.reader;
    let same = left.1.key == right.1.key;
    let (lefts, rights) = (forms(view, left, same)?, forms(view, right, same)?);
    let (mut agreed, mut disagreed) = (Vec::new(), Vec::new());
    let Names { score, open, words } = names(view, &lefts, &rights)?;
    if let Some(words) = words {
        if score >= 0.5 { agreed.push(words) } else { disagreed.push(words) }
    }
    countries(&lefts, &rights, &mut agreed, &mut disagreed);
    posts(view, &lefts, &rights, &mut agreed)?;
    together(view, &lefts, &rights, same, &mut disagreed)?;
    let keys: Vec<FormKey> = lefts.iter().chain(&rights).map(|form| form.key).collect();
    agreed.extend(
        lists::listed_as(reader, &keys)?.into_iter().map(|listed| format!("listed: {}", listed.reason)),
    );
    let link = link_of(reader, &lefts, &rights)?;
    agreed.extend(link.map(|reason| format!("linked: {reason}")));
    let kinds: &[JudgementKind] =
        if same { &[JudgementKind::Merge] } else { &[JudgementKind::Distinguish, JudgementKind::Split] };
    let judgement = between(reader, &lefts, &rights, kinds)?.map(|row| row.judgement);
    let decided_by = match (&judgement, same, link) {
        (Some(judgement), ..) => {
            format!("judgement {} of {}: {}", judgement.id, judgement.author, judgement.reason)
        }
        (None, true, Some(reason)) => format!("the rules of identity: {reason}"),
        (None, true, None) => {
            "the rules of identity: a third name links them, or they are one name".to_owned()
        }
        (None, false, Some(_)) => {
            "ambiguous: the name fits more than one, or is kept apart by another".to_owned()
        }
        (None, false, None) if open && disagreed.is_empty() => {
            "ambiguous: the names leave it open, and nothing else tells".to_owned()
        }
        (None, false, None) => "the rules of identity: nothing links them".to_owned(),
    };
    let reference =
        |row: &EntityRow| view.entity(row.key)?.ok_or_else(|| Error::not_found("entity", &row.id));
    let (left, right) = (reference(left.1)?, reference(right.1)?);
    Ok(Explanation { left, right, same, score, agreed, disagreed, decided_by, judgement })
}

/// The forms of a side: of one entity that is asked for by two names, those that go by the name.
fn forms(view: &View<'_>, (who, row): (&Who, &EntityRow), same: bool) -> Result<Vec<KnownForm>> {
    let all = view.reader.forms_of(row.key)?;
    let Who::Name(name) = who else { return Ok(all) };
    if !same {
        return Ok(all);
    }
    let wanted = normalise(name);
    let mut named = Vec::new();
    for form in &all {
        let shown = view.reader.name_of(form.key)?;
        if form.form.name == wanted || shown.is_some_and(|shown| normalise(&shown) == wanted) {
            named.push(form.clone());
        }
    }
    Ok(if named.is_empty() { all } else { named })
}

/// What the names of two sides say, of the two most alike.
#[derive(Default)]
struct Names {
    /// How likely they are one.
    score: f64,
    /// Whether they leave it open.
    open: bool,
    /// What they are, and why; `None` where a side has none.
    words: Option<String>,
}

fn names(view: &View<'_>, left: &[KnownForm], right: &[KnownForm]) -> Result<Names> {
    let shown = |forms: &[KnownForm]| -> Result<Vec<(String, Name, bool)>> {
        let forms = forms.iter().take(NAMES);
        let named = forms.map(|form| {
            let name = view.reader.name_of(form.key)?.unwrap_or_else(|| form.form.name.clone());
            Ok((name.clone(), Name::read(&name), form.form.kind == EntityType::Person))
        });
        named.collect()
    };
    let (left, right) = (shown(left)?, shown(right)?);
    let mut best = Names::default();
    for (left, left_read, left_person) in &left {
        for (right, right_read, right_person) in &right {
            let (score, open, reasons) = if *left_person && *right_person {
                let Likeness { score, verdict, reasons, .. } = left_read.compare(right_read);
                let words = reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
                (score, verdict == Verdict::Unsure, words)
            } else if normalise(left) == normalise(right) {
                (1.0, false, "the same words".to_owned())
            } else {
                (0.0, false, "other words".to_owned())
            };
            if best.words.is_none() || best.score < score {
                best = Names { score, open, words: Some(format!("names: {left} / {right}: {reasons}")) };
            }
        }
    }
    Ok(best)
}

fn countries(left: &[KnownForm], right: &[KnownForm], agreed: &mut Vec<String>, disagreed: &mut Vec<String>) {
    let of = |forms: &[KnownForm]| -> BTreeSet<String> {
        forms.iter().map(|form| form.form.country.clone()).filter(|code| !code.is_empty()).collect()
    };
    let (left, right) = (of(left), of(right));
    let words = |codes: Vec<&String>| codes.into_iter().cloned().collect::<Vec<_>>().join(", ");
    let common = words(left.intersection(&right).collect());
    if !common.is_empty() {
        agreed.push(format!("country: {common}"));
    } else if !left.is_empty() && !right.is_empty() {
        let (left, right) = (words(left.iter().collect()), words(right.iter().collect()));
        disagreed.push(format!("country: {left} / {right}"));
    }
}

/// Bodies that both hold posts of.
fn posts(view: &View<'_>, left: &[KnownForm], right: &[KnownForm], agreed: &mut Vec<String>) -> Result<()> {
    let bodies = |forms: &[KnownForm]| -> Result<BTreeSet<FormKey>> {
        let mut found = BTreeSet::new();
        for form in forms {
            found.extend(view.reader.tenures_of(form.key)?.into_iter().map(|row| row.of));
        }
        Ok(found)
    };
    for &body in bodies(left)?.intersection(&bodies(right)?) {
        if let Some(body) = view.entity_of(body)? {
            agreed.push(format!("posts of {}", body.name));
        }
    }
    Ok(())
}

/// Documents that show both as two speak for two.
fn together(
    view: &View<'_>,
    left: &[KnownForm],
    right: &[KnownForm],
    same: bool,
    disagreed: &mut Vec<String>,
) -> Result<()> {
    if same {
        return Ok(());
    }
    let documents = |forms: &[KnownForm]| -> Result<BTreeSet<_>> {
        let mut found = BTreeSet::new();
        for form in forms {
            found.extend(view.reader.documents_of(form.key)?);
        }
        Ok(found)
    };
    let both = documents(left)?.intersection(&documents(right)?).count();
    if both > 0 {
        disagreed.push(format!("named side by side in {both} document{}", if both == 1 { "" } else { "s" }));
    }
    Ok(())
}
