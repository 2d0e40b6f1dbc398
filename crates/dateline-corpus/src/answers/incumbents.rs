//! Who held a post, for those who only know the post.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::names::Post;

use super::view::View;
use crate::error::Result;
use crate::identity::{Found, Tenure, incumbent, is_held_as, is_office, normalise, offices_of};
use crate::store::{EntityKey, FormKey, RoleRow};
use crate::time::{day, days_before};
use crate::values::{Holder, Incumbent, Inferred, Passage};

/// Posts of a body that are read: holders, each with each of the titles.
const POSTS: usize = 20_000;
/// Posts of one body that are looked at: what pages call them, such as `chief` and `secretary general`.
const OFFICES: usize = 256;
/// Holders of a post that an answer lists.
const HOLDERS: usize = 100;
/// The last day of a post that somebody holds still, by a list.
const OPEN: &str = "9999-12-31";
/// Statements among which one of the right post is looked for.
const STATEMENTS: usize = 64;

/// Somebody in a post, with the number of documents that show it.
#[derive(Clone, Debug)]
struct Held {
    key: EntityKey,
    name: String,
    documents: u64,
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// The days of a question, half-open.
#[derive(Clone, Debug)]
pub(crate) struct Days {
    /// The first.
    pub(crate) start: String,
    /// The one after the last.
    pub(crate) end: String,
}

/// Who held a post of a body in those days.
pub(crate) fn incumbent_of(
    view: &View<'_>,
    body: EntityKey,
    (title, post): (&str, &Post),
    days: &Days,
) -> Result<Option<Incumbent>> {
    let Some(of) = view.entity(body)? else { return Ok(None) };
    let mut tenures = tenures(view, body, post)?;
    tenures.extend(listed(view, body, post)?);
    let Found { holder, reason } = incumbent(&tenures, &days.start, &days.end);
    let holder =
        holder.map(|held| inferred(view, (held.key, body), post, &reason, days)).transpose()?.flatten();
    tenures.sort_by(|left, right| (&right.last, right.holder.key).cmp(&(&left.last, left.holder.key)));
    let mut holders = Vec::new();
    for Tenure { holder, first, last, left, .. } in tenures.into_iter().take(HOLDERS) {
        let Some(entity) = view.entity(holder.key)? else { continue };
        let document_count = holder.documents;
        holders.push(Holder { entity, first_seen: first, last_seen: last, left, document_count });
    }
    Ok(Some(Incumbent { title: title.to_owned(), of, holder, reason, holders }))
}

/// Who is meant by a form that is a post rather than a person, in a document published then.
pub(crate) fn meant_by(view: &View<'_>, form: FormKey, published: &str) -> Result<Option<Inferred>> {
    let key = (form, day(published).to_owned());
    if key.1.is_empty() {
        return Ok(None);
    }
    if let Some(found) = view.incumbents.borrow().get(&key) {
        return Ok(found.clone());
    }
    let found = find(view, form, &key.1)?;
    view.incumbents.borrow_mut().insert(key, found.clone());
    Ok(found)
}

fn find(view: &View<'_>, form: FormKey, on: &str) -> Result<Option<Inferred>> {
    let Some(row) = view.reader.form(form)?.map(|known| known.form).filter(is_office) else {
        return Ok(None);
    };
    let body = row.parent.map(|parent| view.entity_key_of(parent)).transpose()?.flatten();
    let (Some(body), Some(post)) = (body, Post::read(&row.name)) else { return Ok(None) };
    let days = Days { start: on.to_owned(), end: days_before(on, -1) };
    Ok(incumbent_of(view, body, (&row.name, &post), &days)?.and_then(|found| found.holder))
}

/// The posts, as entities, by which pages may mean somebody: what the posts that one is shown to hold, by pages or lists,
/// may be called.
pub(crate) fn posts_of_holder(view: &View<'_>, holder: EntityKey) -> Result<Vec<EntityKey>> {
    let mut bodies = BTreeSet::new();
    for form in view.reader.bearers_of_entity(holder)? {
        for row in view.reader.tenures_of(form.key)? {
            bodies.extend(view.entity_key_of(row.of)?);
        }
    }
    let mut posts = BTreeSet::new();
    for body in bodies {
        let held = held_of(view, body, holder)?;
        let means = |name: &str| {
            Post::read(name).is_some_and(|post| held.iter().any(|held| post.may_call(held, true)))
        };
        for form in view.reader.forms_of(body)? {
            for (office, name, _) in view.reader.forms_in(&offices_of(&form.form.descriptor), OFFICES)? {
                if means(&name) {
                    posts.extend(view.entity_key_of(office)?);
                }
            }
        }
    }
    posts.remove(&holder);
    Ok(posts.into_iter().collect())
}

/// The posts of a body that pages and lists give to somebody.
fn held_of(view: &View<'_>, body: EntityKey, holder: EntityKey) -> Result<Vec<Post>> {
    let shown = view.reader.posts_of(body, POSTS)?.into_iter().map(|row| (row.holder, row.title));
    let listed = view.reader.listed_tenures(body, POSTS)?.into_iter().map(|row| (row.holder, row.title));
    let titles = shown.chain(listed).filter(|(who, _)| *who == holder);
    Ok(titles.filter_map(|(_, title)| Post::read(&title)).collect())
}

/// When each holder of a post is shown to hold it.
fn tenures(view: &View<'_>, body: EntityKey, post: &Post) -> Result<Vec<Tenure<Held>>> {
    let mut held: BTreeMap<EntityKey, Tenure<Held>> = BTreeMap::new();
    let mut former: Vec<(EntityKey, String, String)> = Vec::new();
    for row in view.reader.posts_of(body, POSTS)? {
        let called = Post::read(&row.title).is_some_and(|shown| post.may_call(&shown, true));
        let (first, last) = (day(&row.first).to_owned(), day(&row.last).to_owned());
        match row.qualifier.as_deref() {
            _ if !called => {}
            Some("elect" | "designate" | "incoming") => {}
            qualifier if is_held_as(qualifier) => {
                let Some(name) = view.entity(row.holder)?.map(|entity| normalise(&entity.name)) else {
                    continue;
                };
                let holder = Held { key: row.holder, name, documents: row.documents };
                add(held.entry(row.holder), Tenure { holder, first, last, left: None, list: None });
            }
            _ => former.push((row.holder, first, last)),
        }
    }
    let mut tenures: Vec<Tenure<Held>> = held.into_values().collect();
    for tenure in &mut tenures {
        let mine = former.iter().filter(|(holder, ..)| *holder == tenure.holder.key);
        let later = mine.flat_map(|(_, first, last)| [first, last]).filter(|date| **date > tenure.last);
        tenure.left = later.min().cloned();
    }
    Ok(join_surnames(tenures))
}

/// Who held a post by what lists state with dates. Whoever has held it since a day until none that is said holds it
/// until the next one of the list begins.
fn listed(view: &View<'_>, body: EntityKey, post: &Post) -> Result<Vec<Tenure<Held>>> {
    let mut found = Vec::new();
    for row in view.reader.listed_tenures(body, POSTS)? {
        if !Post::read(&row.title).is_some_and(|held| post.may_call(&held, true)) {
            continue;
        }
        let Some(name) = view.entity(row.holder)?.map(|entity| normalise(&entity.name)) else { continue };
        let holder = Held { key: row.holder, name, documents: 0 };
        let first = if row.since.is_empty() { row.until.clone() } else { row.since };
        found.push(Tenure { holder, first, last: row.until, left: None, list: Some(row.list) });
    }
    let starts: Vec<(Option<String>, String)> =
        found.iter().map(|tenure| (tenure.list.clone(), tenure.first.clone())).collect();
    for tenure in found.iter_mut().filter(|tenure| tenure.last.is_empty()) {
        let later = starts.iter().filter(|(list, first)| *list == tenure.list && *first > tenure.first);
        let next = later.map(|(_, first)| first).min();
        tenure.last = next.map_or_else(|| OPEN.to_owned(), |next| day(&days_before(next, 1)).to_owned());
    }
    Ok(found)
}

fn add(entry: std::collections::btree_map::Entry<'_, EntityKey, Tenure<Held>>, tenure: Tenure<Held>) {
    entry.and_modify(|known| join(known, &tenure)).or_insert(tenure);
}

fn join(known: &mut Tenure<Held>, other: &Tenure<Held>) {
    known.first = known.first.clone().min(other.first.clone());
    known.last = known.last.clone().max(other.last.clone());
    known.holder.documents += other.holder.documents;
    known.left = known.left.take().or_else(|| other.left.clone()).filter(|left| *left > known.last);
}

/// A surname in the post is the one who is shown in it with a full name that holds the surname, if there is just one.
fn join_surnames(tenures: Vec<Tenure<Held>>) -> Vec<Tenure<Held>> {
    let (mut full, single): (Vec<_>, Vec<_>) =
        tenures.into_iter().partition(|tenure| tenure.holder.name.contains(' '));
    let mut rest = Vec::new();
    for tenure in single {
        let mut bearers = full
            .iter_mut()
            .filter(|bearer| bearer.holder.name.split(' ').any(|word| word == tenure.holder.name));
        match (bearers.next(), bearers.next()) {
            (Some(bearer), None) => join(bearer, &tenure),
            _ => rest.push(tenure),
        }
    }
    full.extend(rest);
    full
}

fn inferred(
    view: &View<'_>,
    (holder, body): (EntityKey, EntityKey),
    post: &Post,
    reason: &str,
    days: &Days,
) -> Result<Option<Inferred>> {
    let Some(entity) = view.entity(holder)? else { return Ok(None) };
    let mut evidence: Vec<Passage> = Vec::new();
    for (time, backwards) in [(&days.end, true), (&days.start, false)] {
        let shown = view.reader.statements(holder, body, day(time), backwards, STATEMENTS)?;
        let shows = |row: &&RoleRow| {
            let called = Post::read(&row.role.title).is_some_and(|held| post.may_call(&held, true));
            called && is_held_as(row.role.qualifier.as_deref())
        };
        if let Some(row) = shown.iter().find(shows) {
            let passage = view.quoted(row.document, row.role.span)?;
            if !evidence.contains(&passage) {
                evidence.push(passage);
            }
        }
    }
    Ok(Some(Inferred { entity, reason: reason.to_owned(), evidence }))
}
