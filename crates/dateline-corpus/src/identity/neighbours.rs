//! Which forms a form is linked to.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use dateline_core::names::compare::Name;

use super::family::{Member, hard_country};
use super::setting::{is_setting, is_told};
use super::settle::member;
use super::spelling;
use crate::error::Result;
use crate::store::{FormKey, Reader};

/// Forms that share a block and are looked at. A key of sounds has some dozens of names behind it in a corpus of a
/// million documents; past this a name is linked only to those who share another key with it.
const BLOCK_FORMS: usize = 4096;

/// Finds the forms that a form is linked to; every name is read once.
pub(super) struct Neighbours<'r> {
    pub(super) reader: &'r dyn Reader,
    names: RefCell<HashMap<FormKey, Rc<Name>>>,
}

impl<'r> Neighbours<'r> {
    pub(super) fn new(reader: &'r dyn Reader) -> Self {
        Self { reader, names: RefCell::default() }
    }

    /// The forms that a form in use is linked to.
    pub(super) fn of(&self, member: &Member) -> Result<BTreeSet<FormKey>> {
        let this = &member.form;
        let mut near = BTreeSet::new();
        for block in member.blocks.iter().filter(|block| !is_told(block)) {
            for (other, name, country) in self.reader.forms_in(block, BLOCK_FORMS)? {
                let countries = (hard_country(&this.form.country), hard_country(&country));
                let against = matches!(countries, (Some(left), Some(right)) if left != right);
                if other == this.key || against || near.contains(&other) {
                    continue;
                }
                let linked = match block.split(':').next() {
                    // What only sounds alike is compared letter by letter.
                    Some("s") => {
                        spelling::are_one(&self.name(this.key, &this.form.name), &self.name(other, &name))
                    }
                    Some("p") => spelling::may_hold_one_post(
                        &self.name(this.key, &this.form.name),
                        &self.name(other, &name),
                    ),
                    _ => true,
                };
                if linked {
                    near.insert(other);
                }
            }
        }
        Ok(near)
    }

    fn name(&self, form: FormKey, name: &str) -> Rc<Name> {
        Rc::clone(self.names.borrow_mut().entry(form).or_insert_with(|| Rc::new(Name::read(name))))
    }
}

/// The forms that a form is linked to; none where no document shows it.
pub(crate) fn neighbours(reader: &dyn Reader, form: FormKey) -> Result<BTreeSet<FormKey>> {
    let Some(form) = reader.form(form)? else { return Ok(BTreeSet::new()) };
    // A setting's links are its bearer's, which every document that shows the setting shows as well.
    if is_setting(&form.form) {
        return Ok(BTreeSet::new());
    }
    match member(reader, form)? {
        Some(member) => Neighbours::new(reader).of(&member),
        None => Ok(BTreeSet::new()),
    }
}
