//! The files of a tar archive in memory: enough of the format for archives of plain files.

const BLOCK: usize = 512;

/// The files' names, without folders, and contents.
pub(super) fn files(archive: &[u8]) -> impl Iterator<Item = (String, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let header = archive.get(at..at + BLOCK)?;
            let name = text(&header[..100]);
            let size = usize::from_str_radix(text(&header[124..136]).trim(), 8).ok()?;
            let start = at + BLOCK;
            at = start + size.div_ceil(BLOCK) * BLOCK;
            let name = name.rsplit('/').next().unwrap_or_default().to_owned();
            if matches!(header[156], b'0' | 0) && !name.is_empty() {
                return Some((name, archive.get(start..start + size)?));
            }
        }
    })
}

fn text(field: &[u8]) -> String {
    let end = field.iter().position(|&byte| byte == 0).unwrap_or(field.len());
    String::from_utf8_lossy(&field[..end]).into_owned()
}
