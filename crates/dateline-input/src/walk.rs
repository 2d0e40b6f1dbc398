//! From the paths that a user gives to files, in an order that does not depend on the file system.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Extensions of files that lie beside saved pages and are none themselves.
const NOT_PAGES: &[&str] = &[
    "avif", "bmp", "css", "doc", "docx", "eot", "gif", "ico", "jpeg", "jpg", "js", "map", "mov", "mp3",
    "mp4", "ogg", "otf", "pdf", "png", "ppt", "pptx", "svg", "tar", "tif", "tiff", "ttf", "wav", "webm",
    "webp", "woff", "woff2", "xls", "xlsx", "zip",
];

/// Names of files that speak of a folder and are no pages of it.
const ABOUT_THE_FOLDER: &[&str] = &["changelog", "copying", "license", "makefile", "readme"];

/// A file to be read, and what it was found under.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The path as typed, or as typed and what follows it in a folder.
    pub(crate) path: PathBuf,
    /// The path below the folder that was given; the file's name for a file that was given.
    pub(crate) below: PathBuf,
}

/// Walks files and folders, depth first, each folder in the order of its names.
#[derive(Debug)]
pub(crate) struct Walk {
    ahead: VecDeque<Entry>,
}

impl Walk {
    pub(crate) fn new(paths: Vec<PathBuf>) -> Self {
        let entry = |path: PathBuf| Entry { below: PathBuf::new(), path };
        Self { ahead: paths.into_iter().map(entry).collect() }
    }

    /// Puts what a folder holds ahead of all else.
    fn enter(&mut self, folder: &Entry) -> io::Result<()> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&folder.path)? {
            let entry = entry?;
            let name = entry.file_name();
            let is_wanted = if entry.path().is_dir() {
                // A link to a folder may lead back to where it is; a link to a file is a file.
                !entry.file_type()?.is_symlink() && !is_hidden(Path::new(&name))
            } else {
                may_be_page(Path::new(&name))
            };
            if is_wanted {
                names.push(name);
            }
        }
        names.sort_unstable();
        for name in names.into_iter().rev() {
            self.ahead.push_front(Entry { path: folder.path.join(&name), below: folder.below.join(&name) });
        }
        Ok(())
    }
}

impl Iterator for Walk {
    type Item = Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut entry = self.ahead.pop_front()?;
            if entry.path.as_os_str() != "-" && entry.path.is_dir() {
                if let Err(source) = self.enter(&entry) {
                    return Some(Err(Error::Unreadable { path: entry.path, source }));
                }
                continue;
            }
            if entry.below.as_os_str().is_empty() {
                entry.below = entry.path.file_name().map(PathBuf::from).unwrap_or_default();
            }
            return Some(Ok(entry));
        }
    }
}

fn is_hidden(name: &Path) -> bool {
    name.as_os_str().as_encoded_bytes().starts_with(b".")
}

/// Whether a file in a folder may be a page, by its name. A file that is named by the user is always read.
fn may_be_page(name: &Path) -> bool {
    let is_one_of = |part: Option<&OsStr>, list: &[&str]| {
        part.is_some_and(|part| list.contains(&part.to_string_lossy().to_lowercase().as_str()))
    };
    !is_hidden(name)
        && !is_one_of(name.extension(), NOT_PAGES)
        && !is_one_of(name.file_stem(), ABOUT_THE_FOLDER)
}

/// The bytes of all files that [`pages`](crate::pages) would read, or `None` where that cannot be told beforehand
/// (standard input, a pipe). Walks every folder: meant for a progress bar.
pub fn total_bytes<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> Option<u64> {
    let mut total = 0;
    for entry in Walk::new(paths.into_iter().map(Into::into).collect()).flatten() {
        let metadata = fs::metadata(&entry.path).ok()?;
        if !metadata.is_file() {
            return None;
        }
        total += metadata.len();
    }
    Some(total)
}
