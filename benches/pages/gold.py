"""Pages with what is known of them, from a folder: Dateline's own simple form, or one of five public sets."""

import gzip
import io
import json
import re
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

import zstandard


@dataclass
class Page:
    """A page and its gold; what is None is not known and not scored."""

    name: str
    content: bytes
    form: str = "html"
    url: str | None = None
    kind: str = "article"
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    body: str | None = None

    @property
    def site(self):
        return re.sub(r"^www\.", "", (self.url or "").split("://")[-1].split("/")[0])

    @property
    def names_people(self):
        """Whether the authors are people with given and family name, as far as their words tell: no teams, handles,
        companies, nor the site itself."""
        site = re.sub(r"\W", "", self.site)
        named = [name for name in self.authors if len(name.split()) >= 2 and not GROUPS.search(name)]
        return len(named) == len(self.authors) and all(re.sub(r"\W", "", n.lower()) not in site for n in named)

    @property
    def is_development(self):
        """Whether training keeps the page's site apart; `training/src/pages/data.rs` parts sites in the same way."""
        number = 0xCBF29CE484222325
        for byte in self.site.encode():
            number = ((number ^ byte) * 0x100000001B3) % (1 << 64)
        number >>= 32
        return number % 2 == 0 and number % 3 != 0


GROUPS = re.compile(
    r"\b(team|staff|editors?|editorial|desk|board|contributors?|admin|department|cent(er|re)|university|institute|press|"
    r"media|group|inc|llc)\b",
    re.IGNORECASE,
)

# A part in capitals after a name: `CFP`, `M.D. FACLM`, `E-RYT 200`.
DEGREE = re.compile(r"^(?=.*[.\d]|\S{2,6}$)[A-Z][A-Z.-]*[A-Z.]( [A-Z0-9.-]+)*$")

CREDENTIALS = re.compile(r"^(ph\.?d|md|m\.d|jd|ma|mba|msc?|m\.?s|rd|rdn|cpt|fand|jr|esq|rn|dds)\.?$", re.IGNORECASE)


ROLES = re.compile(
    r"\b(editor|expert|director|ceo|team|dietitian|contributor|reporter|writer|candidate)\b", re.IGNORECASE
)


def names(value):
    """The names in a list of authors written as one string, without degrees and roles."""
    parts = [part.strip() for part in re.split(r",| and | & |;|\|", value or "")]
    return [
        part
        for n, part in enumerate(parts)
        if part and not CREDENTIALS.match(part) and not (n and (DEGREE.match(part) or ROLES.search(part)))
    ]


def unpack(path):
    with open(path, "rb") as file:
        return zstandard.ZstdDecompressor(max_window_size=1 << 31).stream_reader(file).read()


def json_lines(text):
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def tar_files(data):
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return {Path(entry.name).name: archive.extractfile(entry).read() for entry in archive if entry.isfile()}


def read_own(folder):
    """`gold.jsonl`: a page a line, with `file` (its path beside the gold) and what is known; see the README."""
    for row in json_lines((folder / "gold.jsonl").read_text()):
        content = (folder / row["file"]).read_bytes()
        content = gzip.decompress(content) if row["file"].endswith(".gz") else content
        known = {
            key: row[key] for key in ("form", "url", "kind", "title", "authors", "published", "body") if key in row
        }
        yield Page(row["file"], content, **known)


def read_newspaper4k(folder):
    files = tar_files(unpack(folder / "html.tar.zst"))
    for row in json.loads(unpack(folder / "news_articles.json.zst")):
        if content := files.get(row["html_file"] + ".html"):
            yield Page(
                row["html_file"],
                content,
                url=row["link"],
                title=row["title"] or None,
                authors=names(row["authors"]),
                published=row["date"] or None,
                body=row["text"],
            )


def read_wcxb(folder):
    files = tar_files((folder / "dev-article-html.tar").read_bytes())
    listings = tar_files((folder / "dev-listing-html.tar").read_bytes())
    for row in json_lines(unpack(folder / "dev-ground-truth.jsonl.zst").decode()):
        known, name = row["ground_truth"], row.get("file_id", "") + ".html.gz"
        if name in listings:
            yield Page(row["file_id"], gzip.decompress(listings[name]), url=row["url"], kind="listing")
        elif name in files:
            yield Page(
                row["file_id"],
                gzip.decompress(files[name]),
                url=row["url"],
                title=known.get("title"),
                authors=names(known.get("author")),
                published=known.get("publish_date"),
                body=known.get("main_content"),
            )


def read_fundus(folder):
    for name, known in json.loads(unpack(folder / "ground_truth.json.zst")).items():
        path = folder / "html" / name
        if path.exists():
            body = "\n".join(flat(known["body"]))
            yield Page(name, gzip.decompress(path.read_bytes()), url=known["url"], body=body)


def flat(value):
    """The strings inside nested lists and objects, in order."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value or []:
            yield from flat(inner)


def read_htmldate(folder):
    files = tar_files(unpack(folder / "html_only_here.tar.zst"))
    for part in ("eval_default.json", "eval_mediacloud_2020.json"):
        for url, row in json.loads((folder / part).read_text()).items():
            if content := files.get(row["file"]):
                # Some of the dates are empty cells of a table, read as numbers.
                published = row["date"] if isinstance(row["date"], str) else None
                yield Page(row["file"], content, url=url, published=published)


def read_text_pages(folder):
    for row in json_lines(unpack(folder / "pages.jsonl.zst").decode()):
        yield Page(
            row["id"],
            row["text"].encode(),
            form="page",
            url=row["url"],
            title=row["title"] or None,
            authors=names(row["authors"]),
            published=row["date"] or None,
            body=row["body"],
        )


READERS = {
    "gold.jsonl": read_own,
    "news_articles.json.zst": read_newspaper4k,
    "dev-article-html.tar": read_wcxb,
    "html_only_here.tar.zst": read_htmldate,
    "pages.jsonl.zst": read_text_pages,
    "ground_truth.json.zst": read_fundus,
}


def read(folder):
    """The pages of a folder, whose form is told by a file that only that form has."""
    for name, reader in READERS.items():
        if (folder / name).exists():
            return list(reader(folder))
    raise SystemExit(f"error: {folder} holds none of {', '.join(READERS)}; see benches/pages/README.md")
