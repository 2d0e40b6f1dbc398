//! Pages of results that fit into a message.

use std::sync::Arc;

use dateline_api::convert::{Asked, ListRequest, ListResponse, Wire};
use dateline_api::error::invalid;
use dateline_corpus::{Ingest, Listing, PageRequest, Result};
use prost::Message;
use tonic::{Request, Response, Status};

use crate::backend::Backend;

impl Backend {
    /// Answers a request for a page of results.
    pub(crate) async fn list<Q, R, F>(&self, request: Request<Q>, ask: F) -> Result<Response<R>, Status>
    where
        Q: ListRequest,
        Q::Filter: Send + Sync + 'static,
        R: ListResponse + Send + 'static,
        F: Fn(&dyn Ingest, &Q::Filter, &PageRequest) -> Result<Listing<R::Item>> + Send + 'static,
    {
        let Asked { parent, filter, page } = request.into_inner().read().map_err(|wrong| invalid(&wrong))?;
        self.check(&parent)?;
        let config = Arc::clone(&self.config);
        let ask = move |corpus: &dyn Ingest| fit(page, config.list_bytes, |page| ask(corpus, &filter, page));
        Ok(Response::new(self.ask(ask).await?))
    }
}

/// The results of `ask` that fit into `budget` bytes, at least one; when they do not all fit, fewer are asked for, so that
/// the corpus says where the next page starts.
fn fit<R: ListResponse>(
    mut page: PageRequest,
    budget: usize,
    ask: impl Fn(&PageRequest) -> Result<Listing<R::Item>>,
) -> Result<R> {
    loop {
        let Listing { items, next_page_token, total } = ask(&page)?;
        let items: Vec<_> = items.into_iter().map(Wire::into_proto).collect();
        let fitting = count_fitting(&items, budget);
        if fitting == items.len() {
            return Ok(R::new(items, next_page_token, total));
        }
        page.size = Some(fitting as u32);
    }
}

/// How many of the items, from the first, fit into `budget` bytes; the first always does.
fn count_fitting(items: &[impl Message], budget: usize) -> usize {
    let mut used = 0;
    for (index, item) in items.iter().enumerate() {
        let length = item.encoded_len();
        // A tag and a length stand before each item.
        used += length + prost::length_delimiter_len(length) + 1;
        if used > budget && index > 0 {
            return index;
        }
    }
    items.len()
}

#[cfg(test)]
mod tests {
    use dateline_corpus::{Error, QuoteRecord};
    use dateline_proto::v1;

    use super::*;

    /// A corpus of twelve quotes, in which the page token is the number of the next one.
    fn quotes(page: &PageRequest) -> Result<Listing<QuoteRecord>> {
        let start: u32 =
            page.token.as_deref().map_or(Ok(0), str::parse).map_err(|_| Error::invalid("token", "?"))?;
        let end = (start + page.size.unwrap_or(50)).min(12);
        let items = (start..end).map(|index| v1::QuoteRecord {
            index,
            document: "x".repeat(1000),
            passage: Some(v1::Passage { span: Some(v1::Span::default()), ..v1::Passage::default() }),
            kind: v1::QuoteKind::Direct as i32,
            ..v1::QuoteRecord::default()
        });
        let items = items.map(|quote| QuoteRecord::from_proto(quote).unwrap()).collect();
        Ok(Listing { items, next_page_token: (end < 12).then(|| end.to_string()), total: None })
    }

    fn check(budget: usize, pages: &[usize]) {
        let mut request = PageRequest::default();
        let mut found = Vec::new();
        let mut seen = Vec::new();
        loop {
            let page: v1::ListQuotesResponse = fit(request.clone(), budget, quotes).unwrap();
            found.push(page.quotes.len());
            seen.extend(page.quotes.iter().map(|quote| quote.index));
            if page.next_page_token.is_empty() {
                break;
            }
            request.token = Some(page.next_page_token);
        }
        assert_eq!(found, pages);
        assert_eq!(seen, (0..12).collect::<Vec<_>>(), "nothing is lost or given twice");
    }

    #[test]
    fn a_page_is_cut_where_its_bytes_end() {
        check(1 << 20, &[12]);
        check(5200, &[5, 5, 2]);
        check(10, &[1; 12]);
    }
}
