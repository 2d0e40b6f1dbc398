//! The passes, in order.

use super::registry::Registry;
use super::view::View;
use super::{Cast, both, home, institution, link, nominal, owner, pronoun, role, spot, town};
use crate::Text;
use crate::analysis::Article;
use crate::tag::Tagged;

/// Links mentions into entities and finds their roles.
pub fn resolve(text: &Text, tagged: &Tagged, article: &Article) -> Cast {
    let view = View::new(text, tagged);
    let mut spots = spot::find(&view);
    let mut phrases = institution::find(&view, &spots);
    institution::clear(&view, &mut phrases, &mut spots);
    let mut registry = Registry::default();
    link::link(&view, &spots, &mut registry);
    town::settle(&view, &mut registry);
    let home = home::find(&view, article, &registry, &phrases);
    institution::link(&view, &phrases, &home, &mut registry);
    role::read(&view, &home, &mut registry);
    nominal::link_posts(&view, &mut registry);
    nominal::link_kinds(&view, &mut registry);
    pronoun::link(&view, &mut registry);
    institution::link_possessed(&view, &phrases, &home, &mut registry);
    owner::own_by_pronoun(&view, &mut registry);
    registry.sort();
    let pairs = both::find(&view, &registry);
    registry.finish(&view, &pairs)
}
