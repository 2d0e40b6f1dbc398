//! The way through: one stage after another, each fed by the ones before.

use crate::analysis::Analysis;
use crate::{Options, Page, events, names, page, quotes, tag, text, time};

/// The version that every [`Analysis`] carries.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// Reads a page. Never fails: what is not understood is named in [`Analysis::diagnostics`].
pub fn analyze(page: &Page, options: &Options) -> Analysis {
    let page::Reading { text, form, mut article, blocks, mut diagnostics } = page::read(page, options);
    let layer = if article.language == "en" {
        text::segment(&text, &blocks, &options.limits)
    } else {
        text::Layer::default()
    };
    diagnostics.extend(layer.diagnostics(&text, &options.limits));
    let tagged = tag::annotate(&text, layer);

    let times = time::find(&text, &tagged, &article, &page.known);
    if article.published.is_none() {
        article.published = times.published;
    }
    diagnostics.extend(times.diagnostics);
    let cast = names::resolve(&text, &tagged, &article);
    let quotes = quotes::attribute(&text, &tagged, &cast);
    let reports = events::code(&text, &tagged, &article, &times.timexes, &cast, &quotes);

    Analysis {
        document: page.known.id.clone().unwrap_or_default(),
        engine: ENGINE.to_owned(),
        form,
        url: page.known.url.clone(),
        fetched: page.known.fetched.clone(),
        entities: cast.into_entities(),
        timexes: times.timexes.into_iter().map(|found| found.timex).collect(),
        quotes: quotes.into_iter().map(|found| found.quote).collect(),
        reports,
        diagnostics,
        article,
        text: text.into_string(),
    }
}
