//! One page in one line.

use std::io::{self, Write};

use dateline_core::Analysis;
use dateline_core::analysis::{PageKind, Severity};

use crate::style::{FAINT, HEADING, TIME, WARNING};
use crate::words::{count, word};
use crate::wrap::shorten;

/// Writes one line: the page, its date, its title, and how much it holds.
pub(super) fn write(output: &mut impl Write, analysis: &Analysis, width: usize) -> io::Result<()> {
    let article = &analysis.article;
    let date =
        article.published.as_ref().map_or("undated", |date| date.value.get(..10).unwrap_or(&date.value));
    let counts = [
        count(analysis.entities.len(), "entity", "entities"),
        count(analysis.reports.len(), "report", "reports"),
        count(analysis.quotes.len(), "quote", "quotes"),
    ];
    let counts = counts.join(", ");
    let title = match (article.kind, &article.title) {
        (_, Some(title)) => title.as_str(),
        (PageKind::Article, None) => "(no title)",
        (PageKind::Listing, None) => "(a list of stories)",
        (PageKind::Other, None) => "(no story)",
    };
    let room = width.saturating_sub(date.len() + counts.len() + 8);
    let page = shorten(&analysis.document, room / 2);
    let title = shorten(title, room.saturating_sub(page.chars().count()));
    write!(
        output,
        "{TIME}{date:<10}{TIME:#}  {page}  {HEADING}{title}{HEADING:#}  {FAINT}{counts}{FAINT:#}"
    )?;
    for diagnostic in analysis.diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info) {
        write!(output, "  {WARNING}{}{WARNING:#}", word(&diagnostic.code))?;
    }
    writeln!(output)
}
