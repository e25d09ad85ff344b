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
    CursorError,
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
    TopicMeant,
    TopicSuggestion,
    Understood,
    Vocabulary,
    Writer,
    dates,
    index_format,
    read,
    topics,
)
from . import _asking, _frames
from ._show import results_html as _results_html

__version__: str = _fingerpost.version()

__all__ = [name for name in dir() if not name.startswith("_")]

for _name in __all__:
    if getattr(globals()[_name], "__module__", "") in (_fingerpost.__name__, "fingerpost._errors"):
        globals()[_name].__module__ = "fingerpost"

Results._repr_html_ = _results_html
Results.rows, Results.to_pandas, Results.to_polars = _frames.rows, _frames.to_pandas, _frames.to_polars
for _asked in (Index, Searcher):
    _asked.search_async, _asked.get_async = _asking.search_async, _asking.get_async
Searcher.hits, Index.hits = _asking.hits, _asking.index_hits
_Sequence.register(Results)
