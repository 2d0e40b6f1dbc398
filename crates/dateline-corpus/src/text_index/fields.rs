//! What is indexed of a document.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer};
use tantivy::{Index, TantivyDocument};

use dateline_core::Analysis;

use crate::store::DocumentRow;

/// The name of our way to cut text into words.
const FOLDED: &str = "folded";
/// Bytes of the longest word: longer ones are data, not language.
const LONGEST_WORD: usize = 80;

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// The document's id.
    pub(super) id: Field,
    /// Its headline.
    pub(super) title: Field,
    /// Its paragraphs; of a page that is no article, all its text.
    pub(super) body: Field,
    /// When it was published, as a number that sorts as the time does: `20230129181600`; 0 where unknown.
    pub(super) published: Field,
    /// Its outlet, folded.
    pub(super) outlet: Field,
    /// Its language.
    pub(super) language: Field,
}

impl Fields {
    /// The fields and the schema that they make.
    pub(super) fn new() -> (Self, Schema) {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(FOLDED)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let words = TextOptions::default().set_indexing_options(indexing);
        let fields = Self {
            id: schema.add_text_field("id", STRING | STORED),
            title: schema.add_text_field("title", words.clone()),
            body: schema.add_text_field("body", words),
            published: schema.add_u64_field("published", INDEXED | FAST),
            outlet: schema.add_text_field("outlet", STRING),
            language: schema.add_text_field("language", STRING),
        };
        (fields, schema.build())
    }

    /// The index's form of a document.
    pub(super) fn document(&self, row: &DocumentRow, analysis: &Analysis) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.id, &row.summary.id);
        document.add_text(self.title, row.summary.title.as_deref().unwrap_or_default());
        document.add_text(self.body, body(analysis));
        document.add_u64(self.published, number(&row.published));
        document
            .add_text(self.outlet, row.summary.outlet.as_deref().map(crate::text::fold).unwrap_or_default());
        document.add_text(self.language, &row.summary.language);
        document
    }
}

/// Teaches an index our way to cut text into words: case and diacritics aside.
pub(super) fn register_tokenizer(index: &Index) {
    let analyzer = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build();
    index.tokenizers().register(FOLDED, analyzer);
}

/// A stored time as a number that sorts as it does.
pub(super) fn number(time: &str) -> u64 {
    time.bytes().filter(u8::is_ascii_digit).fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

fn body(analysis: &Analysis) -> String {
    let paragraphs: Vec<&str> = analysis.article.paragraphs.iter().map(|block| block.text.as_str()).collect();
    if paragraphs.is_empty() { analysis.text.clone() } else { paragraphs.join("\n") }
}
