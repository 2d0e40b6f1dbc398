//! The form of the data files: one record a line, fields apart by tabs, `#` for comments.

/// One record of a data file.
#[derive(Clone, Debug)]
pub(crate) struct Record<'a> {
    /// The line that it stands on, counted from one.
    pub(crate) line: usize,
    text: &'a str,
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

    /// The column, counted from one in characters, at which a field starts; where the line has fewer, that after its end.
    pub(crate) fn column(&self, index: usize) -> usize {
        let start = match self.fields.get(index) {
            Some(field) => (field.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize),
            None => self.text.len(),
        };
        self.text.get(..start).map_or(0, |before| before.chars().count()) + 1
    }

    /// How many fields the line has.
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
        Some(Record { line: index + 1, text: line, fields })
    })
}
