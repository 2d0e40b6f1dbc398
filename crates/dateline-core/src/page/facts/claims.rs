//! What the metadata of an HTML page adds to what its text says, and where the two disagree.

use jiff::civil::{Date, DateTime};

use super::published::{address_date, iso, page_date};
use super::{address, authors, evidence, local};
use crate::analysis::{Basis, DiagnosticCode, DocumentDate, Evidence, Granularity, Source};
use crate::page::article::Draft;
use crate::page::html::{Claim, Metadata, Property};
use crate::page::{lexicon, stamp};
use crate::{ByteRange, Span};

/// Adds the claims of the metadata to the article.
pub(in crate::page) fn add_claims(draft: &mut Draft, metadata: &Metadata) {
    add_title(draft, metadata);
    authors::add(draft, metadata);
    add_dates(draft, metadata);
    if let Some(claim) = metadata.outlets.first() {
        draft.article.outlet = Some(claim.value.clone());
        draft.article.evidence.push(cite(claim));
    }
    // A label above the headline may be a menu's; what the page says of itself goes before.
    if let Some(claim) = metadata.sections.first() {
        draft.article.section = Some(claim.value.clone());
        draft.article.evidence.push(cite(claim));
    }
}

pub(super) fn cite(claim: &Claim) -> Evidence {
    Evidence { text: claim.value.clone(), span: None, source: claim.source }
}

/// The visible headline stands; without one the metadata's title does, the outlet's name cut off.
fn add_title(draft: &mut Draft, metadata: &Metadata) {
    let Some(claim) = metadata.titles.first() else { return };
    let claimed = without_outlet(&claim.value, &metadata.outlets);
    let Some(shown) = &draft.article.title else {
        draft.article.title = Some(claimed.to_owned());
        draft.article.evidence.push(cite(claim));
        return;
    };
    if !is_within(shown, claimed) && !is_within(claimed, shown) {
        let message = format!(
            "the metadata titles the story {claimed:?}, the page {shown:?}; the page's headline was chosen, since it is \
             what readers see"
        );
        draft.inform(DiagnosticCode::Disagreement, message);
    }
}

/// Whether all words of a title stand in another, one after the other.
fn is_within(part: &str, whole: &str) -> bool {
    let words = |text: &str| format!(" {} ", lexicon::plain_words(text).join(" "));
    words(whole).contains(&words(part))
}

/// `Headline | Outlet`, `Headline - Outlet`: the headline.
fn without_outlet<'t>(title: &'t str, outlets: &[Claim]) -> &'t str {
    for separator in [" | ", " - ", " – ", " — ", " :: ", " « "] {
        if let Some((before, after)) = title.rsplit_once(separator) {
            let named = outlets.iter().any(|outlet| outlet.value.eq_ignore_ascii_case(after.trim()));
            if named || separator == " | " && before.split_whitespace().count() >= 4 {
                return before.trim();
            }
        }
    }
    title
}

/// Metadata dates are exact and meant for machines; what the page shows and its address bear them out, or are told as
/// disagreeing.
fn add_dates(draft: &mut Draft, metadata: &Metadata) {
    let published = claimed_date(draft, metadata, &metadata.published, Property::Published);
    let updated = claimed_date(draft, metadata, &metadata.updated, Property::Updated);
    if let Some(published) = &published {
        report_rival(draft, &metadata.published, published);
    }
    let address = draft.page.known.url.as_deref().or(metadata.address.as_deref());
    let addressed = address.and_then(|address| address::day(address).map(|day| address_date(day, address)));
    if let Some(claimed) = published {
        let claimed = in_local_time(draft, claimed, addressed.as_ref());
        draft.article.published = Some(settle(draft, claimed));
    } else if draft.article.published.is_none() {
        draft.article.published = time_element(draft, metadata).or(addressed);
    }
    if updated.is_some() {
        draft.article.updated = updated;
    }
}

/// Metadata in UTC names the day there; the day of the story is that of its place, which the page shows or its address
/// names.
fn in_local_time(draft: &Draft, mut claimed: DocumentDate, addressed: Option<&DocumentDate>) -> DocumentDate {
    let Some(instant) = local::instant(&claimed.value) else { return claimed };
    let shown = draft.article.published.as_ref();
    let clock = shown.and_then(|shown| shown.value.get(..16)?.parse::<DateTime>().ok());
    if let Some(value) = clock.and_then(|clock| local::as_shown(instant, clock)) {
        claimed.value = value;
        return claimed;
    }
    for other in [addressed, shown].into_iter().flatten() {
        let day = other.value.get(..10).and_then(|day| day.parse::<Date>().ok());
        if let Some(day) = day.filter(|&day| local::may_be_on(instant, day)) {
            claimed.evidence.extend(other.evidence.iter().cloned());
            claimed.alternatives.push(std::mem::replace(&mut claimed.value, day.to_string()));
            claimed.granularity = Granularity::Day;
            return claimed;
        }
    }
    claimed
}

fn claimed_date(
    draft: &Draft,
    metadata: &Metadata,
    claims: &[Claim],
    property: Property,
) -> Option<DocumentDate> {
    let claim = claims.iter().find_map(|claim| {
        let (value, granularity) = iso(&claim.value)?;
        Some(metadata_date(value, granularity, cite(claim)))
    });
    claim.or_else(|| {
        let capture = metadata.captures.iter().find(|capture| capture.property == Some(property))?;
        let span = draft.text.span(&capture.range);
        let visible = draft.text.slice(&capture.range);
        let stated = capture.value.as_deref().unwrap_or(visible);
        let (value, granularity) = iso(stated)?;
        let evidence = Evidence { text: stated.to_owned(), span: some(span), source: Source::Microdata };
        Some(metadata_date(value, granularity, evidence))
    })
}

/// Tells of another day that the metadata states for the publication.
fn report_rival(draft: &mut Draft, claims: &[Claim], chosen: &DocumentDate) {
    let day = |value: &str| value.get(..10).map(str::to_owned);
    let rival = claims.iter().find_map(|claim| {
        let (value, _) = iso(&claim.value)?;
        (day(&value) != day(&chosen.value)).then_some((value, claim.source))
    });
    let Some((value, source)) = rival else { return };
    let because = match chosen.evidence.first().map(|evidence| evidence.source) {
        Some(Source::JsonLd) if source != Source::JsonLd => "JSON-LD is written for this story alone",
        _ => "it is stated first",
    };
    let message = format!(
        "the metadata dates the story {} and {value}; the first was chosen, since {because}",
        chosen.value
    );
    draft.inform(DiagnosticCode::Disagreement, message);
}

fn metadata_date(value: String, granularity: Granularity, evidence: Evidence) -> DocumentDate {
    let basis = Basis::Metadata;
    DocumentDate {
        value,
        granularity,
        basis,
        evidence: vec![evidence],
        confidence: 0.9,
        alternatives: Vec::new(),
    }
}

fn some(span: Span) -> Option<Span> {
    Some(span).filter(|span| !span.is_empty())
}

/// Joins the metadata's date with the one that the page shows.
fn settle(draft: &mut Draft, mut claimed: DocumentDate) -> DocumentDate {
    let Some(shown) = draft.article.published.take() else { return claimed };
    let day = |value: &str| value.get(..10).unwrap_or(value).to_owned();
    let shown_days: Vec<String> =
        std::iter::once(&shown.value).chain(&shown.alternatives).map(|v| day(v)).collect();
    if shown_days.contains(&day(&claimed.value)) {
        claimed.evidence.extend(shown.evidence);
        claimed.confidence = 0.98;
    } else if shown.confidence > 0.8 {
        let message = format!(
            "the metadata dates the story {}, its text {}; the metadata was chosen, since the text may show an update",
            claimed.value, shown.value
        );
        draft.report(DiagnosticCode::Disagreement, message, None);
        claimed.alternatives.push(shown.value);
        claimed.confidence = 0.75;
    }
    claimed
}

/// The first `<time>` about the head of the story.
fn time_element(draft: &Draft, metadata: &Metadata) -> Option<DocumentDate> {
    let first = draft.sheet.first_paragraph().map_or(usize::MAX, |piece| draft.sheet.pieces[piece].range.end);
    let capture = metadata
        .captures
        .iter()
        .find(|capture| capture.property == Some(Property::Time) && capture.range.start < first)?;
    if let Some((value, granularity)) = capture.value.as_deref().and_then(iso) {
        let text = capture.value.clone().unwrap_or_default();
        let evidence =
            Evidence { text, span: some(draft.text.span(&capture.range)), source: Source::Microdata };
        return Some(metadata_date(value, granularity, evidence));
    }
    let visible = draft.text.slice(&capture.range);
    let found = stamp::find(visible).into_iter().next()?;
    let range: ByteRange = capture.range.start + found.range.start..capture.range.start + found.range.end;
    Some(page_date(&found, evidence(draft.text, &range)))
}
