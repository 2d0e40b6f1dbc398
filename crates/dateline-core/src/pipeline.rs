//! The way through: one stage after another, each fed by the ones before.

use crate::analysis::{Analysis, Article, Basis, Diagnostic, DiagnosticCode, QuoteKind};
use crate::page::{BlockKind, TextBlock};
use crate::tag::Tagged;
use crate::time::document::Clue;
use crate::{Known, Options, Page, Text, clause, events, names, page, quotes, text, time};

/// The version of the program. Every [`Analysis`] carries it, with that of the language model ([`Options::engine`]).
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// Reads a page. Never fails: what is not understood is named in [`Analysis::diagnostics`].
pub fn analyze(page: &Page, options: &Options) -> Analysis {
    read(page::read(page, options), &page.known, &[], options)
}

/// Reads the story of an analysis again, of a page that states no date, with what other documents say of its date
/// ([`clues_from_others`](time::document::clues_from_others)). Without clues the answer is that of [`analyze`].
pub fn redate(analysis: &Analysis, others: &[Clue], options: &Options) -> Analysis {
    let mut article = analysis.article.clone();
    article.published = article.published.filter(|date| date.basis != Basis::Inferred);
    let text = Text::new(analysis.text.clone());
    let blocks = blocks(&text, &article);
    let diagnostics = analysis.diagnostics.iter().filter(|said| said.code != DiagnosticCode::Undated);
    let known = Known {
        id: Some(analysis.document.clone()),
        url: analysis.url.clone(),
        fetched: analysis.fetched.clone(),
        ..Known::default()
    };
    let diagnostics = diagnostics.cloned().collect();
    read(page::Reading { text, form: analysis.form, article, blocks, diagnostics }, &known, others, options)
}

/// The parts of a story that the language stages read, as the first reading had them.
fn blocks(text: &Text, article: &Article) -> Vec<TextBlock> {
    let block = |kind, span| TextBlock { kind, range: text.range(span) };
    let mut blocks: Vec<TextBlock> = (article.title_span.iter())
        .map(|&span| block(BlockKind::Title, span))
        .chain(article.paragraphs.iter().map(|paragraph| block(BlockKind::Paragraph, paragraph.span)))
        .chain(article.captions.iter().map(|caption| block(BlockKind::Caption, caption.span)))
        .collect();
    blocks.sort_by_key(|block| block.range.start);
    blocks
}

/// All stages after the first.
fn read(story: page::Reading, known: &Known, others: &[Clue], options: &Options) -> Analysis {
    let page::Reading { text, form, mut article, blocks, mut diagnostics } = story;
    let layer = if article.language == "en" {
        text::segment(&text, &blocks, &options.limits)
    } else {
        text::Layer::default()
    };
    add(&mut diagnostics, layer.diagnostics(&text, &options.limits));
    let model = options.language_model();
    let tagged = model.map_or_else(Tagged::default, |model| model.annotate(&text, &layer));

    let times = time::find(&text, &tagged, &article, known, others);
    if article.published.is_none() {
        article.published = times.published;
    }
    add(&mut diagnostics, times.diagnostics);
    let cast = names::resolve(&text, &tagged, &article);
    let mut quotes = quotes::attribute(&text, &tagged, &cast);
    let mut reports =
        events::code(&text, &tagged, &article, &times.timexes, &cast, &quotes, options.ontology());
    let mut entities = cast.into_entities();
    let acting = reports.iter_mut().flat_map(|report| {
        let said = report.attribution.as_mut().map(|attribution| &mut attribution.party);
        report.actors.iter_mut().chain(&mut report.recipients).chain(said)
    });
    let speaking = quotes.iter_mut().filter_map(|found| found.quote.speaker.as_mut());
    clause::set_countries_of_people(acting.chain(speaking), &entities);
    let direct = quotes.iter().filter(|found| found.quote.kind == QuoteKind::Direct);
    let spoken = direct.filter_map(|found| {
        let speaker = found.quote.speaker.as_ref()?.entity.as_deref()?;
        Some((found.tokens.clone(), speaker))
    });
    names::give_voice(&text, &tagged, &mut entities, spoken);

    Analysis {
        document: known.id.clone().unwrap_or_default(),
        engine: options.engine(),
        form,
        url: known.url.clone(),
        fetched: known.fetched.clone(),
        entities,
        timexes: times.timexes.into_iter().map(|found| found.timex).collect(),
        quotes: quotes.into_iter().map(|found| found.quote).collect(),
        reports,
        diagnostics,
        article,
        text: text.into_string(),
    }
}

/// Adds what was not said before, as it is when a story is read again.
fn add(diagnostics: &mut Vec<Diagnostic>, more: impl IntoIterator<Item = Diagnostic>) {
    for said in more {
        if !diagnostics.contains(&said) {
            diagnostics.push(said);
        }
    }
}
