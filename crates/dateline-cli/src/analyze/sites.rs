//! What many pages of a site share, counted before they are read.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use dateline_core::page::repeated::{SiteLines, Sites, site_of, text_of};
use dateline_core::{Options, Page};
use dateline_input::pages;

use super::SiteChoice;
use crate::failure::Failure;
use crate::ordered::map_in_order;

/// The lines of the sites of the pages that were given.
#[derive(Default)]
pub(super) struct SiteLinesOf {
    choice: Option<SiteChoice>,
    lines: HashMap<String, Arc<SiteLines>>,
}

impl SiteLinesOf {
    /// Reads all pages once, for their lines alone. What cannot be read is told when they are read again.
    pub(super) fn read(
        choice: SiteChoice,
        paths: &[PathBuf],
        options: &dateline_input::Options,
    ) -> Result<Self, Failure> {
        if paths.iter().any(|path| path.as_os_str() == "-") {
            let failure =
                Failure::misuse("--sites reads its pages twice, and standard input can be read once");
            return Err(failure.advise("put the pages into a file"));
        }
        let mut sites = Sites::default();
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let found = pages(paths, options.clone()).filter_map(Result::ok);
        let work = |found: dateline_input::Found| {
            let site = site(choice, &found.page)?;
            Some((site, text_of(&found.page, &Options::default())))
        };
        map_in_order(found, workers, work, |line| -> Result<(), Failure> {
            if let Some((site, text)) = line {
                sites.add(&site, &text);
            }
            Ok(())
        })?;
        Ok(Self { choice: Some(choice), lines: sites.finish() })
    }

    /// How to read a page.
    pub(super) fn options(&self, page: &Page, reading: &Options) -> Options {
        let site = self.choice.and_then(|choice| site(choice, page));
        Options { site: site.and_then(|site| self.lines.get(&site).cloned()), ..reading.clone() }
    }
}

fn site(choice: SiteChoice, page: &Page) -> Option<String> {
    match choice {
        SiteChoice::ByUrl => page.known.url.as_deref().and_then(site_of),
        SiteChoice::One => Some(String::new()),
    }
}
