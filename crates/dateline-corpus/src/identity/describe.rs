//! From one analysis to the forms of its entities. Looks at nothing else, so a document always has the same forms.

use std::collections::BTreeMap;

use dateline_core::Analysis;
use dateline_core::analysis::{Entity, EntityType, MentionKind, Party, Role};
use dateline_core::knowledge::Rank;
use dateline_core::names::Post;
use dateline_core::names::compare::sounds;

use super::setting::{self, Setting};
use super::{known, names};
use crate::error::Result;
use crate::store::{FormKey, FormRow, Writer};
use crate::text::label;

/// The forms of a document's entities.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    /// The forms, each once.
    pub(crate) forms: Vec<Form>,
    /// For each entity of the analysis, its form.
    pub(crate) entities: Vec<usize>,
    /// For each entity of the analysis, the forms that it acts for.
    pub(crate) acts_for: Vec<Vec<usize>>,
    /// For each entity and each of its roles, the form that the role is a post of.
    pub(crate) role_of: Vec<Vec<Option<usize>>>,
    /// What tells apart who is only named.
    setting: Option<Setting>,
    locals: BTreeMap<String, usize>,
    by_descriptor: BTreeMap<String, usize>,
}

/// A form as one document shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// All that tells it from others.
    pub(crate) descriptor: String,
    /// What kind of thing it names.
    pub(crate) kind: EntityType,
    /// The name, normalised.
    pub(crate) name: String,
    /// The country that it belongs to, or empty.
    pub(crate) country: String,
    /// Whether it may name any of several.
    pub(crate) vague: bool,
    /// What it belongs to: the place of another form.
    pub(crate) parent: Option<usize>,
    /// What it can always be found by.
    pub(crate) blocks: Vec<String>,
    /// What this document adds to that.
    pub(crate) document_blocks: Vec<String>,
}

/// How far a chain of parents is followed: a directorate, of a ministry, of a country, and no further.
pub(super) const PARENTS: usize = 3;

/// Describes the entities of an analysis. `document` sets apart names that say too little by themselves.
pub(crate) fn describe(analysis: &Analysis, document: &str) -> Cast {
    let mut cast = Cast { setting: Setting::of(analysis), ..Cast::default() };
    for (place, entity) in analysis.entities.iter().enumerate() {
        cast.locals.entry(entity.id.clone()).or_insert(place);
    }
    for entity in &analysis.entities {
        let form = cast.add_entity(analysis, entity, document, PARENTS);
        cast.entities.push(form);
    }
    for entity in &analysis.entities {
        let form = cast.entities[cast.acts_for.len()];
        let (acts_for, role_of) = cast.affiliations(entity, form);
        cast.add_post_blocks(entity, form, &role_of);
        cast.acts_for.push(acts_for);
        cast.role_of.push(role_of);
    }
    cast
}

impl Cast {
    /// The place of a party's entity among the entities of the analysis.
    pub(crate) fn local(&self, party: &Party) -> Option<usize> {
        self.local_of(party.entity.as_deref())
    }

    /// The place of an entity among the entities of the analysis, by its id there.
    pub(crate) fn local_of(&self, entity: Option<&str>) -> Option<usize> {
        self.locals.get(entity?).copied()
    }

    /// The form of the country or organisation that a code stands for; only where it stands for just one.
    pub(crate) fn form_of_code(&mut self, code: &str) -> Option<usize> {
        (known::is_country(code) || code == known::UNION).then(|| self.add(country_form(code)))
    }

    fn add(&mut self, form: Form) -> usize {
        if let Some(&place) = self.by_descriptor.get(&form.descriptor) {
            return place;
        }
        self.by_descriptor.insert(form.descriptor.clone(), self.forms.len());
        self.forms.push(form);
        self.forms.len() - 1
    }

    fn add_entity(&mut self, analysis: &Analysis, entity: &Entity, document: &str, depth: usize) -> usize {
        if let Some(code) = country_of(entity) {
            return self.add(country_form(code));
        }
        let parent = entity
            .part_of
            .as_deref()
            .filter(|_| depth > 0 && entity.kind != EntityType::Person)
            .and_then(|id| self.local_of(Some(id)))
            .and_then(|place| analysis.entities.get(place))
            .filter(|parent| parent.id != entity.id)
            .map(|parent| self.add_entity(analysis, parent, document, depth - 1));
        let form = match entity.kind {
            EntityType::Person if !is_named(entity) => match self.post(analysis, entity, document, depth) {
                Some((_, of)) => office(entity, &of, &self.by_descriptor),
                None => person(entity, None, document),
            },
            EntityType::Person => {
                let post = self.post(analysis, entity, document, depth);
                return self.add_person(entity, person(entity, post, document));
            }
            _ => self.thing(entity, parent, document),
        };
        self.add(form)
    }

    /// Adds a person, in the setting of the page where this says nothing but a full name; gives the form that stands for
    /// the mentions.
    fn add_person(&mut self, entity: &Entity, mut form: Form) -> usize {
        let Some(told) = self.setting.clone().filter(|_| !form.vague) else { return self.add(form) };
        if known::is_country(&form.country) {
            form.document_blocks.extend(told.year_block());
            return self.add(form);
        }
        if entity.roles.iter().any(|role| role.of.is_some()) {
            return self.add(form);
        }
        let shown = Form {
            descriptor: told.describe(&form.descriptor),
            blocks: vec![setting::block_of(&form.descriptor)],
            ..form.clone()
        };
        let parent = Some(self.add(form));
        self.add(Form { parent, ..shown })
    }

    /// The first post that an entity is shown to hold: its title and the description of what it is a post of.
    fn post(
        &mut self,
        analysis: &Analysis,
        entity: &Entity,
        document: &str,
        depth: usize,
    ) -> Option<(String, String)> {
        if depth == 0 {
            return None;
        }
        entity.roles.iter().filter(|role| is_held(role)).find_map(|role| {
            let of = role.of.as_ref()?;
            let of = match self.local(of).and_then(|place| analysis.entities.get(place)) {
                Some(target) if target.kind == EntityType::Person => return None,
                Some(target) => self.add_entity(analysis, target, document, depth - 1),
                None => self.form_of_code(known::country_named(&of.text)?)?,
            };
            Some((post_title(role), self.forms[of].descriptor.clone()))
        })
    }

    fn thing(&mut self, entity: &Entity, parent: Option<usize>, document: &str) -> Form {
        let known =
            (entity.kind == EntityType::Org).then(|| known::organisation_named(&entity.name)).flatten();
        let name = names::normalise(known.unwrap_or(&entity.name));
        let country = entity.country.clone().unwrap_or_default();
        if let Some(parent) = parent {
            let name = names::institution(&name);
            let parent_descriptor = &self.forms[parent].descriptor;
            let descriptor = format!("{}|{name}|of {parent_descriptor}", label(&entity.kind));
            let blocks = vec![format!("n:{descriptor}")];
            let kind = entity.kind;
            let parent = Some(parent);
            return Form {
                descriptor,
                kind,
                name,
                country,
                vague: false,
                parent,
                blocks,
                document_blocks: Vec::new(),
            };
        }
        if name.is_empty() || !is_named(entity) {
            return alone(entity, name, country, document);
        }
        let kind = label(&entity.kind);
        let mut blocks = vec![format!("n:{kind}:{name}")];
        let vague = known.is_none() && names::is_acronym(&entity.name);
        if !country.is_empty() && !vague && entity.kind == EntityType::Org {
            blocks.extend(names::initials(&name).map(|short| format!("a:{country}:{short}")));
        }
        if vague && !country.is_empty() {
            blocks.push(format!("a:{country}:{name}"));
        }
        let document_blocks = acronyms(entity, &name).map(|short| format!("n:{kind}:{short}")).collect();
        let descriptor = descriptor(entity.kind, &name, &country);
        Form { descriptor, kind: entity.kind, name, country, vague, parent: None, blocks, document_blocks }
    }

    /// Whom an entity acts for, and what its roles are posts of.
    fn affiliations(&mut self, entity: &Entity, form: usize) -> (Vec<usize>, Vec<Option<usize>>) {
        let mut acts_for = Vec::new();
        let mut role_of = Vec::new();
        for role in &entity.roles {
            let of = role.of.as_ref().and_then(|of| self.role_target(of));
            role_of.push(of);
            if is_held(role) {
                acts_for.extend(of);
            }
        }
        acts_for.extend(self.local_of(entity.part_of.as_deref()).map(|place| self.entities[place]));
        // Who acts for a ministry acts for what the ministry is part of.
        let mut above: Vec<usize> = acts_for.iter().flat_map(|&of| self.ancestors(of)).collect();
        acts_for.append(&mut above);
        acts_for.extend(entity.country.as_deref().and_then(|code| self.form_of_code(code)));
        acts_for.sort_unstable();
        acts_for.dedup();
        acts_for.retain(|&of| of != form);
        (acts_for, role_of)
    }

    fn role_target(&mut self, of: &Party) -> Option<usize> {
        match self.local(of) {
            Some(place) => Some(self.entities[place]),
            None => known::country_named(&of.text).and_then(|code| self.form_of_code(code)),
        }
    }

    fn ancestors(&self, form: usize) -> Vec<usize> {
        let mut above = Vec::new();
        let mut at = form;
        while let Some(parent) = self.forms[at].parent {
            // Whom a setting belongs to is not above it.
            if above.len() == PARENTS || Setting::read(&self.forms[at].descriptor).is_some() {
                break;
            }
            above.push(parent);
            at = parent;
        }
        above
    }

    /// Lets a person be found by the surname together with a post: `Lund`, foreign minister of Norway.
    fn add_post_blocks(&mut self, entity: &Entity, form: usize, role_of: &[Option<usize>]) {
        if entity.kind != EntityType::Person || !is_named(entity) {
            return;
        }
        let name = names::normalise(&entity.name);
        let words: Vec<&str> = name.split(' ').collect();
        // The family name stands first or last; the other end finds nobody who bears it as a surname in that post.
        let ends = [words.first(), words.last()].into_iter().flatten();
        let mut blocks: Vec<String> = entity
            .roles
            .iter()
            .zip(role_of)
            .filter(|(role, _)| is_held(role))
            .filter_map(|(role, of)| Some((post_title(role), (*of)?)))
            .flat_map(|(title, of)| {
                let of = self.forms[of].descriptor.clone();
                ends.clone().map(move |end| format!("p:{end}:{title}:{of}"))
            })
            .collect();
        // Who heads an organisation is its secretary general in one page and its chief in another.
        for (role, of) in entity.roles.iter().zip(role_of).filter(|(role, _)| is_held(role)) {
            let heads = Post::read(&role.title)
                .is_some_and(|post| post.title.rank == Rank::Chief && post.is_single());
            if let Some(of) = of.filter(|&of| heads && self.forms[of].kind == EntityType::Org) {
                let of = &self.forms[of].descriptor;
                blocks.extend(ends.clone().map(|end| format!("p:{end}:head:{of}")));
            }
        }
        blocks.sort_unstable();
        blocks.dedup();
        let form = &mut self.forms[form];
        form.document_blocks.extend(blocks);
        form.document_blocks.dedup();
    }
}

/// Stores a form with what it can always be found by.
pub(crate) fn store_form(writer: &dyn Writer, form: &Form, parent: Option<FormKey>) -> Result<FormKey> {
    let key = writer.insert_form(&FormRow {
        descriptor: form.descriptor.clone(),
        kind: form.kind,
        name: form.name.clone(),
        country: form.country.clone(),
        vague: form.vague,
        parent,
    })?;
    for block in &form.blocks {
        writer.insert_block(block, key, None)?;
    }
    Ok(key)
}

/// The form of a person. A full name stands for itself, a surname only together with a post.
fn person(entity: &Entity, post: Option<(String, String)>, document: &str) -> Form {
    let name = names::normalise(&entity.name);
    let country = entity.country.clone().or_else(|| country_served(entity)).unwrap_or_default();
    if !is_named(entity) || name.is_empty() {
        return alone(entity, name, country, document);
    }
    let full = name.split(' ').count() > 1;
    let (descriptor, blocks) = match post {
        _ if full => {
            let by_name = format!("n:PERSON:{}", names::sorted_words(&name));
            let by_sound = sounds(&name).into_iter().map(|key| format!("s:PERSON:{key}"));
            (descriptor(entity.kind, &name, &country), [by_name].into_iter().chain(by_sound).collect())
        }
        Some((title, of)) => (format!("PERSON|{name}|{title} of {of}"), Vec::new()),
        None => return alone(entity, name, country, document),
    };
    Form {
        descriptor,
        kind: entity.kind,
        name,
        country,
        vague: !full,
        parent: None,
        blocks,
        document_blocks: Vec::new(),
    }
}

/// The one country whose posts a person holds: what sets a foreign minister apart from namesakes elsewhere. Envoys are left
/// aside, for they hold posts of one country in another, and so is who held posts of two.
fn country_served(entity: &Entity) -> Option<String> {
    let mut served = entity.roles.iter().filter_map(|role| {
        let of = role.of.as_ref()?;
        let code = known::country_named(&of.text)?;
        let envoy = Post::read(&role.title).is_none_or(|post| post.title.rank == Rank::Envoy);
        (!envoy && of.country.as_deref().is_none_or(|said| said == code)).then(|| code.to_owned())
    });
    let first = served.next()?;
    served.all(|other| other == first).then_some(first)
}

/// What the description of a form is followed by that stands for a post rather than for whom it is held by.
const OFFICE: &str = "|office of ";

/// The block by which the posts of a body are found, by its description.
pub(crate) fn offices_of(body: &str) -> String {
    format!("{}{body}", setting::OFFICE_OF)
}

/// Whether a form is a post whose holder its documents do not name.
pub(crate) fn is_office(form: &FormRow) -> bool {
    form.kind == EntityType::Person && form.parent.is_some() && form.descriptor.contains(OFFICE)
}

/// The form of a post whose holder a page does not name: one for every page that calls it so. Who held it on the day of
/// a page is found when that is asked (see the module `incumbent`), so that it follows what the corpus comes to know.
fn office(entity: &Entity, of: &str, places: &BTreeMap<String, usize>) -> Form {
    let name = names::normalise(entity.roles.first().map_or(entity.name.as_str(), |role| &role.title));
    Form {
        descriptor: format!("PERSON|{name}{OFFICE}{of}"),
        kind: EntityType::Person,
        name,
        country: entity.country.clone().unwrap_or_default(),
        vague: true,
        parent: places.get(of).copied(),
        blocks: vec![offices_of(of)],
        document_blocks: Vec::new(),
    }
}

/// The key of the title of a post.
fn post_title(role: &Role) -> String {
    names::institution(&names::normalise(&role.title))
}

/// What the description of a country's form starts with.
const COUNTRY: &str = "GPE|country ";

/// Whether a form is that of a country.
pub(super) fn is_country(form: &FormRow) -> bool {
    form.descriptor.starts_with(COUNTRY)
}

/// The description of a country's form.
pub(crate) fn country_descriptor(code: &str) -> String {
    format!("{COUNTRY}{code}")
}

/// The form of a country: one for all its names.
fn country_form(code: &str) -> Form {
    let descriptor = country_descriptor(code);
    let blocks = vec![format!("n:{descriptor}")];
    let kind = if known::is_country(code) { EntityType::Gpe } else { EntityType::Org };
    Form {
        descriptor,
        kind,
        name: known::name_of_code(code).to_owned(),
        country: code.to_owned(),
        vague: false,
        parent: None,
        blocks,
        document_blocks: Vec::new(),
    }
}

/// The code of the country that an entity is, if it is one.
fn country_of(entity: &Entity) -> Option<&str> {
    match entity.kind {
        EntityType::Gpe => known::country_named(&entity.name),
        // The European Union acts as a country does.
        EntityType::Org => known::is_union(&entity.name).then_some(known::UNION),
        _ => None,
    }
}

/// A form that no other document shares: the name says too little. A surname with a post may still find its bearer.
fn alone(entity: &Entity, name: String, country: String, document: &str) -> Form {
    Form {
        descriptor: format!("{}|{name}|in {document}|{}", label(&entity.kind), entity.id),
        kind: entity.kind,
        name,
        country,
        vague: true,
        parent: None,
        blocks: Vec::new(),
        document_blocks: Vec::new(),
    }
}

fn descriptor(kind: EntityType, name: &str, country: &str) -> String {
    format!("{}|{name}|{country}", label(&kind))
}

/// The acronyms of its name that a page uses for an entity.
fn acronyms<'e>(entity: &'e Entity, name: &str) -> impl Iterator<Item = String> + use<'e> {
    let initials = names::initials(name);
    entity
        .mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Name && names::is_acronym(&mention.text))
        .map(|mention| names::normalise(&mention.text))
        .filter(move |short| initials.as_deref() == Some(short))
}

/// Whether anything names the entity, rather than tells its kind or post.
pub(crate) fn is_named(entity: &Entity) -> bool {
    entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name)
}

/// Whether a post is held at the time of the document.
fn is_held(role: &Role) -> bool {
    is_held_as(role.qualifier.as_deref())
}

/// Whether a post with that word before its title is held at the time of the document.
pub(crate) fn is_held_as(qualifier: Option<&str>) -> bool {
    !matches!(qualifier, Some("former" | "ex" | "then" | "late"))
}
