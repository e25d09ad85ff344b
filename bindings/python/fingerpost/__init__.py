"""Search for a safeguarding partnership's guidance, protocols, newsletters and events.

    import fingerpost

    with fingerpost.Index.create("leeds.index") as index:
        with index.writer() as writer:
            writer.put("newsletter/2024-04", "April Newsletter ...", published="2024-04")
        for hit in index.search("missing children", as_of="2024-05-20", kinds=["event"]):
            print(hit.title, hit.heading, hit.standing, hit.snippet)
"""

from collections.abc import Sequence as _Sequence

from ._main_only import require_main_interpreter as _require_main_interpreter

_require_main_interpreter()

from . import _fingerpost
from ._enums import Basis, Ended, Group, Kind, Layer, Put, Role, Sort, Standing, Status
from ._errors import (
    ArgumentError,
    ClosedError,
    ConflictError,
    CursorError,
    DowngradeError,
    Error,
    ExpiredError,
    ForkedError,
    GapError,
    IndexCorruptError,
    IndexExistsError,
    IndexLockedError,
    IndexNotFoundError,
    IndexVersionError,
    InternalError,
    LimitError,
    OutOfMemoryError,
    PackError,
    QueryError,
    SignatureError,
    StorageError,
    UnsupportedMediaError,
    UntrustedKeyError,
    VocabularyError,
)
from ._fingerpost import (
    Acronym,
    Attachment,
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
    Reader,
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
    apply_pack,
    backup,
    dates,
    digest,
    digest_template,
    index_format,
    media_type_of,
    migrate,
    pack_keys,
    places,
    read,
    read_pack,
    reader_info,
    restore,
    topics,
    weights,
)
from . import _asking, _frames, _lines, _show
from ._asking import read_async
from ._values import to_dict as _to_dict

__version__: str = _fingerpost.version()

__all__ = [name for name in dir() if not name.startswith("_")]

for _name in __all__:
    if getattr(globals()[_name], "__module__", "").startswith("fingerpost."):
        globals()[_name].__module__ = "fingerpost"

Results.rows, Results.to_pandas, Results.to_polars = _frames.rows, _frames.to_pandas, _frames.to_polars
Results._repr_html_, Hit._repr_html_ = _show.results_html, _show.hit_html
Document._repr_html_, Index._repr_html_ = _show.document_html, _show.index_html
for _value in (Acronym, Attachment, Copy, Damage, Evidence, FacetValue, Section, Snippet, Stated, Tag, Topic,
               TopicMeant, TopicSuggestion, Understood):
    _value.to_dict = _to_dict
for _asked in (Index, Searcher):
    _asked.search_async, _asked.get_async = _asking.search_async, _asking.get_async
    _asked.like_async, _asked.complete_async = _asking.like_async, _asking.complete_async
    _asked.hits_async = _asking.hits_async
Searcher.hits, Index.hits = _asking.hits, _asking.index_hits
Writer.put_lines = _lines.put_lines
Writer.put_async, Writer.commit_async = _asking.put_async, _asking.commit_async
_Sequence.register(Results)
