"""Search for a safeguarding partnership's guidance, protocols, newsletters and events.

    import fingerpost

    with fingerpost.Index.create("leeds.index") as index:
        with index.writer() as writer:
            writer.put("newsletter/2024-04", "April Newsletter ...", published="2024-04")
        for hit in index.search("missing children", as_of="2024-05-20", kinds=["event"]):
            print(hit.title, hit.heading, hit.standing, hit.snippet)
"""

from collections.abc import Sequence as _Sequence

from . import _fingerpost
from ._enums import Basis, Ended, Group, Kind, Layer, Put, Role, Sort, Standing, Status
from ._errors import (
    ArgumentError,
    ClosedError,
    Error,
    ForkedError,
    IndexCorruptError,
    IndexExistsError,
    IndexLockedError,
    IndexNotFoundError,
    IndexVersionError,
    InternalError,
    LimitError,
    OutOfMemoryError,
    QueryError,
    StorageError,
    UnsupportedMediaError,
    VocabularyError,
)
from ._fingerpost import (
    Acronym,
    CheckReport,
    Copy,
    Damage,
    DateMention,
    Document,
    Evidence,
    FacetValue,
    Hit,
    Index,
    IndexInfo,
    Period,
    Results,
    Searcher,
    Section,
    Snippet,
    Stated,
    Tag,
    Topic,
    Understood,
    Vocabulary,
    Writer,
    dates,
    index_format,
    read,
    topics,
)
from ._show import results_html as _results_html

__version__: str = _fingerpost.version()

__all__ = [name for name in dir() if not name.startswith("_")]

for _name in __all__:
    if getattr(globals()[_name], "__module__", "") in (_fingerpost.__name__, "fingerpost._errors"):
        globals()[_name].__module__ = "fingerpost"

Results._repr_html_ = _results_html
_Sequence.register(Results)
