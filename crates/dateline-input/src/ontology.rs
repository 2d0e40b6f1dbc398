//! Ontologies from folders.

use std::path::Path;
use std::sync::Arc;

use dateline_core::events::{Ontology, OntologyFile};

use crate::error::{Error, Result};

/// Reads the files of an ontology in a folder and lays them over the ontology that comes with the program. Nothing is
/// used of a folder in which a line is not understood.
pub fn ontology(folder: &Path) -> Result<Arc<Ontology>> {
    let overlaid = Ontology::overlaid(&ontology_files(folder)?);
    overlaid.map(Arc::new).map_err(|problems| Error::BadOntology { path: folder.to_owned(), problems })
}

/// The files of an ontology in a folder, by name: those whose names end in `.tsv`. A folder without any is refused, for it
/// is hardly what was meant.
pub fn ontology_files(folder: &Path) -> Result<Vec<OntologyFile>> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        |source| Error::Unreadable { path, source }
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            let text = std::fs::read_to_string(&path).map_err(unreadable(&path))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(OntologyFile { name, text });
        }
    }
    if files.is_empty() {
        return Err(Error::NoOntology { path: folder.to_owned() });
    }
    files.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(files)
}
