//! The form of the data files: one record a line, fields apart by tabs, `#` for comments.

/// One record of a data file.
#[derive(Clone, Debug)]
pub(crate) struct Record<'a> {
    /// The line that it stands on, counted from one.
    pub(crate) line: usize,
    fields: Vec<&'a str>,
}

impl<'a> Record<'a> {
    /// The field at `index` without its white space; empty when the line has fewer fields or says `-`.
    pub(crate) fn field(&self, index: usize) -> &'a str {
        match self.fields.get(index) {
            Some(&"-") | None => "",
            Some(field) => field,
        }
    }

    /// How many fields the line has.
    #[cfg(test)]
    pub(crate) fn width(&self) -> usize {
        self.fields.len()
    }
}

/// The records of a data file, comments and empty lines left out.
pub(crate) fn records(file: &str) -> impl Iterator<Item = Record<'_>> {
    file.lines().enumerate().filter_map(|(index, line)| {
        let line = line.split_once(" #").map_or(line, |(before, _)| before).trim_end();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let fields = line.split('\t').map(str::trim).filter(|field| !field.is_empty()).collect();
        Some(Record { line: index + 1, fields })
    })
}
