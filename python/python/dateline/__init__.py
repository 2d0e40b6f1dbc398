"""Reads news pages and answers who did what to whom, when and where, and who says so.

`analyze` reads one page, `pipe` many; `Corpus` keeps what was read in a directory and joins it across pages; `connect`
asks a corpus on a server. Every answer carries the text that it was read from.
"""

from dateline._native import ENGINE
from dateline.corpus import Client, Corpus, connect
from dateline.errors import (
    ClosedError,
    CorpusLockedError,
    CorruptError,
    DatelineError,
    DeadlineExceededError,
    InputError,
    InternalError,
    InvalidArgumentError,
    LimitExceededError,
    NewerSchemaError,
    NotACorpusError,
    NotFoundError,
    ReadOnlyError,
    StorageError,
    UnavailableError,
    UnimplementedError,
)
from dateline.ingesting import IngestFailure, IngestReport
from dateline.models import LanguageModel, Ontology, load_model, load_ontology
from dateline.naming import NameComparison, compare_names
from dateline.pages import Page, read_pages
from dateline.reading import analyze, analyze_many, pipe
from dateline.results import Listing, Results
from dateline.values import Analysis, Participant, Span

__version__ = ENGINE

__all__ = [
    "ENGINE",
    "Analysis",
    "Client",
    "ClosedError",
    "Corpus",
    "CorpusLockedError",
    "CorruptError",
    "DatelineError",
    "DeadlineExceededError",
    "IngestFailure",
    "IngestReport",
    "InputError",
    "InternalError",
    "InvalidArgumentError",
    "LanguageModel",
    "LimitExceededError",
    "Listing",
    "NameComparison",
    "NewerSchemaError",
    "NotACorpusError",
    "NotFoundError",
    "Ontology",
    "Page",
    "Participant",
    "ReadOnlyError",
    "Results",
    "Span",
    "StorageError",
    "UnavailableError",
    "UnimplementedError",
    "analyze",
    "analyze_many",
    "compare_names",
    "connect",
    "load_model",
    "load_ontology",
    "pipe",
    "read_pages",
]
