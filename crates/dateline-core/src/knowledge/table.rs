//! Reading the knowledge files: rows of columns between tabs, lists between bars, `#` before remarks.

/// The rows of a file, each cut into `N` columns; columns that a row leaves out are empty.
pub(super) fn rows<const N: usize>(file: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t');
        std::array::from_fn(|_| columns.next().unwrap_or_default())
    })
}

/// The entries of a list within a column.
pub(super) fn list(column: &'static str) -> Vec<&'static str> {
    column.split('|').filter(|entry| !entry.is_empty()).collect()
}

/// A name as the look-ups compare it: typographic apostrophes made plain, white space folded to single spaces.
pub(super) fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_skip_remarks_and_fill_up() {
        let found: Vec<[&str; 3]> = rows("# a remark\n\na\tb|c\nd\te\tf\tg\n").collect();
        assert_eq!(found, [["a", "b|c", ""], ["d", "e", "f"]]);
        assert_eq!(list("b|c"), ["b", "c"]);
        assert!(list("").is_empty());
    }

    #[test]
    fn plain_folds_space_and_apostrophes() {
        assert_eq!(plain(" Cote\n d’Ivoire "), "Cote d'Ivoire");
    }
}
