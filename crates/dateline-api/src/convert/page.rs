//! What a scraper hands over.

use dateline_core::{Form, Known, Page};
use dateline_proto::v1;

use super::wire::{enumeration, message};

message! { Page = v1::Page { bytes, form, charset, known } }
message! { Known = v1::Known, default { id, url, title, published, fetched } }

enumeration! { Form = v1::Form { Html, Page, Article } }
