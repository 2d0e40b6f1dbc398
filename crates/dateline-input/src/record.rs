//! One line of JSON Lines.

use dateline_core::{Form, Known, Page};
use serde::Deserialize;

/// A line as written. Keys that are not here are other people's, and left alone.
#[derive(Deserialize)]
#[serde(expecting = "a JSON object")]
struct Record {
    #[serde(default)]
    id: Option<Id>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    fetched: Option<String>,
    #[serde(default)]
    html: Option<String>,
    #[serde(default)]
    page: Option<String>,
    #[serde(default)]
    article: Option<String>,
}

/// An id; tables often carry numbers.
#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a string or a whole number as id")]
enum Id {
    Text(String),
    Number(u64),
}

/// Reads a page from a JSON object with exactly one of `html`, `page`, `article`.
///
/// # Errors
///
/// Says in words what is wrong with the object.
pub fn from_json(line: &[u8]) -> Result<Page, String> {
    let record: Record = serde_json::from_slice(line).map_err(|error| problem(&error))?;
    let given = [
        ("html", Form::Html, record.html),
        ("page", Form::Page, record.page),
        ("article", Form::Article, record.article),
    ];
    let mut bodies = given.into_iter().filter_map(|(key, form, text)| text.map(|text| (key, form, text)));
    let Some((key, form, text)) = bodies.next() else {
        return Err("has none of \"html\", \"page\", \"article\"".to_owned());
    };
    if let Some((other, ..)) = bodies.next() {
        return Err(format!("has both \"{key}\" and \"{other}\"; give the one that was fetched"));
    }
    Ok(Page {
        bytes: text.into_bytes(),
        form: Some(form),
        // A JSON string is Unicode whatever the HTML in it says of itself.
        charset: Some("utf-8".to_owned()),
        known: Known {
            id: record.id.map(|id| match id {
                Id::Text(text) => text,
                Id::Number(number) => number.to_string(),
            }),
            url: record.url,
            title: record.title,
            published: record.published,
            fetched: record.fetched,
        },
    })
}

/// The words of a JSON error, with the column: the line is known to whoever reads the file.
fn problem(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or(&words);
    match error.classify() {
        serde_json::error::Category::Data => words.to_owned(),
        _ => format!("not JSON: {words} at column {}", error.column()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        assert_eq!(from_json(line.as_bytes()).unwrap_err(), expected, "{line}");
    }

    #[test]
    fn reads_a_page_with_what_the_scraper_knew() {
        let page = from_json(
            br#"{"id": 7, "url": "https://example.org/a", "html": "<p>Hi", "crawl": {"depth": 2}}"#,
        )
        .unwrap();
        assert_eq!(page.bytes, b"<p>Hi");
        assert_eq!((page.form, page.charset.as_deref()), (Some(Form::Html), Some("utf-8")));
        assert_eq!(page.known.id.as_deref(), Some("7"));
        assert_eq!(page.known.url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn an_empty_page_is_a_page() {
        assert_eq!(from_json(br#"{"article": "", "html": null}"#).unwrap().bytes, b"");
    }

    #[test]
    fn says_what_is_wrong() {
        check("{", "not JSON: EOF while parsing an object at column 1");
        check("[]", "has none of \"html\", \"page\", \"article\"");
        check("7", "invalid type: integer `7`, expected a JSON object");
        check(r#"{"id": "a"}"#, "has none of \"html\", \"page\", \"article\"");
        check(
            r#"{"html": "a", "article": "b"}"#,
            "has both \"html\" and \"article\"; give the one that was fetched",
        );
        check(r#"{"html": 7}"#, "invalid type: integer `7`, expected a string");
        check(r#"{"id": [], "html": ""}"#, "expected a string or a whole number as id");
    }
}
