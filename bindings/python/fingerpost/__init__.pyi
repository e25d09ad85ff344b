"""Search for a safeguarding partnership's guidance, protocols, newsletters and events."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from enum import Enum
from os import PathLike, stat_result
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, SupportsIndex, final, overload

__version__: str

def index_format() -> int:
    """The format of the indexes it writes; it reads this one and every older one."""

def digest_template(form: str = "markdown") -> str:
    """The template that Index.digest uses for that form, to begin one's own with."""

# -- The closed lists of words: each member is also a str ---------------------

class Kind(str, Enum):
    PAGE = "page"
    GUIDANCE = "guidance"
    PROTOCOL = "protocol"
    NEWSLETTER = "newsletter"
    ITEM = "item"
    EVENT = "event"
    COURSE = "course"
    NOTICE = "notice"
    BRIEFING = "briefing"
    REVIEW = "review"
    FORM = "form"
    CONTACT = "contact"
    GOVERNANCE = "governance"

class Layer(str, Enum):
    UNKNOWN = "unknown"
    NATIONAL = "national"
    REGIONAL = "regional"
    LOCAL = "local"
    AGENCY = "agency"

class Status(str, Enum):
    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"

class Standing(str, Enum):
    IN_FORCE = "in_force"
    UPCOMING = "upcoming"
    ENDED = "ended"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"
    UNDATED = "undated"

class Role(str, Enum):
    MENTIONED = "mentioned"
    EVENT = "event"
    STARTS = "starts"
    ENDS = "ends"
    PUBLISHED = "published"
    UPDATED = "updated"
    REVIEW_DUE = "review_due"
    EDITION = "edition"

class Basis(str, Enum):
    STATED = "stated"
    WEEKDAY = "weekday"
    NEIGHBOUR = "neighbour"
    PUBLISHED = "published"
    TOPIC = "topic"
    GUESSED = "guessed"

class Ended(str, Enum):
    RANK_LOWER = "rank_lower"
    LEAVE_OUT = "leave_out"
    RANK_EQUALLY = "rank_equally"

class Sort(str, Enum):
    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    START = "start"

class Group(str, Enum):
    DOCUMENT = "document"
    SECTION = "section"
    WORK = "work"

class Put(str, Enum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    ABSENT = "absent"

_KindName = Literal[
    "page", "guidance", "protocol", "newsletter", "item", "event", "course", "notice", "briefing",
    "review", "form", "contact", "governance",
]
_LayerName = Literal["unknown", "national", "regional", "local", "agency"]
_StatusName = Literal["published", "draft", "withdrawn"]
_EndedName = Literal["rank_lower", "leave_out", "rank_equally"]
_SortName = Literal["best", "newest", "oldest", "title", "start"]
_GroupName = Literal["document", "section", "work"]
_FacetName = Literal[
    "topic", "kind", "publisher", "layer", "standing", "year", "language", "format"
]
_Day = date | str
_When = date | str | Period
_Content = str | bytes | bytearray | memoryview
_Folder = str | bytes | PathLike[str] | PathLike[bytes]

# -- Errors -------------------------------------------------------------------

class Error(Exception):
    """Base of everything fingerpost raises."""

    code: int
    """The status that C gives: 6 is FINGERPOST_E_LOCKED."""
    fault: str
    """Its name: "locked"."""
    at: int | None
    """The byte of the text at fault; None where the error is about no text."""
    def __init_subclass__(cls, fault: str = "", **rest: object) -> None: ...

class ArgumentError(Error, ValueError): ...
class QueryError(Error, ValueError): ...
class VocabularyError(Error, ValueError): ...
class IndexNotFoundError(Error, FileNotFoundError): ...
class IndexExistsError(Error, FileExistsError): ...
class IndexLockedError(Error, BlockingIOError): ...
class IndexVersionError(Error): ...
class IndexCorruptError(Error): ...
class StorageError(Error, OSError): ...
class UnsupportedMediaError(Error, ValueError): ...
class OutOfMemoryError(Error, MemoryError): ...
class InternalError(Error, RuntimeError): ...
class LimitError(Error, ValueError): ...
class ClosedError(Error, ValueError): ...
class ForkedError(Error, RuntimeError): ...
class CursorError(Error, ValueError): ...
class PackError(Error, ValueError): ...
class SignatureError(Error, ValueError): ...
class UntrustedKeyError(Error, ValueError): ...
class GapError(Error, ValueError): ...
class DowngradeError(Error, ValueError): ...
class ExpiredError(Error, ValueError): ...
class ConflictError(Error, ValueError): ...

# -- Dates --------------------------------------------------------------------

@final
class Period:
    """A run of whole days, both ends included; an end that is None is open."""

    def __init__(self, first: _Day | None = None, last: _Day | None = None) -> None: ...
    @staticmethod
    def fromisoformat(text: str) -> Period:
        """Reads "2024-05-25", "2024-05", "2024" or "2024-05-13/2024-05-19"."""
    def isoformat(self) -> str: ...
    @property
    def first(self) -> date | None: ...
    @property
    def last(self) -> date | None: ...
    def overlaps(self, other: Period) -> bool: ...
    def __contains__(self, day: _Day) -> bool: ...
    def __bool__(self) -> bool: ...
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...

@final
class DateMention:
    """A date found in a text, and how it was settled."""

    @property
    def when(self) -> Period: ...
    @property
    def first(self) -> date | None: ...
    @property
    def last(self) -> date | None: ...
    @property
    def role(self) -> Role: ...
    @property
    def basis(self) -> Basis: ...
    @property
    def certainty(self) -> float:
        """0 to 1, that the year is right."""
    @property
    def words(self) -> str: ...
    @property
    def offset(self) -> int:
        """Of the words in the text, in UTF-8 bytes."""
    @property
    def length(self) -> int:
        """Of the words, in UTF-8 bytes."""
    @property
    def conflict(self) -> str | None: ...
    @property
    def repeats(self) -> str | None:
        """An RFC 5545 RRULE."""
    @property
    def from_time(self) -> str | None: ...
    @property
    def to_time(self) -> str | None: ...
    def to_dict(self) -> dict[str, Any]: ...

def dates(
    text: _Content, *, published: _When | None = None, heading: str = "",
    vocabulary: Vocabulary | None = None, almanac: str = "",
) -> list[DateMention]:
    """Every date in a text, in reading order."""

# -- Topics -------------------------------------------------------------------

@final
class Evidence:
    """The text's own words that gave a topic away."""

    @property
    def words(self) -> str: ...
    @property
    def offset(self) -> int: ...
    @property
    def length(self) -> int: ...
    @property
    def where(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Tag:
    """A topic found, with the words that gave it away."""

    @property
    def topic(self) -> str: ...
    @property
    def weight(self) -> float: ...
    @property
    def evidence(self) -> list[Evidence]: ...
    @property
    def inherited_from(self) -> str | None: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Acronym:
    @property
    def text(self) -> str: ...
    @property
    def rule(self) -> Literal["any", "upper", "context"]: ...
    @property
    def near(self) -> list[str]: ...
    @property
    def hosts(self) -> list[str]: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Topic:
    """One concept of a vocabulary."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def names(self) -> list[str]: ...
    @property
    def acronyms(self) -> list[Acronym]: ...
    @property
    def broader(self) -> list[str]: ...
    @property
    def related(self) -> list[str]: ...
    @property
    def not_meant(self) -> list[str]: ...
    @property
    def signs(self) -> list[str]: ...
    @property
    def former(self) -> list[tuple[str, Period]]: ...
    @property
    def note(self) -> str: ...
    @property
    def lived(self) -> Period: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class TopicSuggestion:
    """A topic that a person may have meant who typed something else."""

    @property
    def topic(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def why(self) -> Literal["sense", "acronym", "spelling", "near"]: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Vocabulary:
    """The controlled vocabulary. Immutable; share it between threads."""

    @staticmethod
    def built_in() -> Vocabulary: ...
    @staticmethod
    def from_json(json: str) -> Vocabulary: ...
    @staticmethod
    def faults(json: str) -> list[str]:
        """Everything wrong with a vocabulary, one line each."""
    @staticmethod
    def load(file: _Folder) -> Vocabulary: ...
    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def topics(self) -> list[Topic]: ...
    def narrower(self, id: str) -> list[str]: ...
    def broader(self, id: str) -> list[str]: ...
    def tag(self, text: _Content, title: str = "", inherited: bool = False) -> list[Tag]: ...
    def named_in(self, query: str, context: str = "") -> list[Tag]: ...
    def suggest(self, query: str, context: str = "") -> list[TopicSuggestion]: ...
    def explain(self, text: _Content, title: str = "") -> list[dict[str, Any]]: ...
    def merged(
        self, topics: Iterable[Mapping[str, Any]], *, name: str = "", version: str = ""
    ) -> Vocabulary:
        """This one with the entries of another, as mappings, laid over it."""
    def phrases(self, texts: Iterable[_Content], *, limit: int = 30) -> list[dict[str, Any]]:
        """Phrases that recur in texts and that no topic covers: {"words", "texts"}."""
    def differences(self, older: Vocabulary) -> list[dict[str, Any]]: ...
    @staticmethod
    def import_(content: _Content) -> tuple[Vocabulary, list[str], list[str]]:
        """The vocabulary, what was repaired in it, and what was lost."""
    def to_skos(
        self, form: Literal["json-ld", "rdf-xml"] = "json-ld", *, base: str
    ) -> tuple[str, list[str]]: ...
    def to_json(self) -> str: ...
    def __getitem__(self, id: str) -> Topic: ...
    def __contains__(self, id: str) -> bool: ...
    def __len__(self) -> int: ...

def topics(
    text: _Content, *, title: str = "", vocabulary: Vocabulary | None = None,
    inherited: bool = False,
) -> list[Tag]:
    """What a text is about, best first."""

# -- Documents ----------------------------------------------------------------

@final
class Section:
    """The unit that is found."""

    @property
    def heading(self) -> str: ...
    @property
    def path(self) -> list[str]: ...
    @property
    def anchor(self) -> str: ...
    @property
    def fragment(self) -> str: ...
    @property
    def page(self) -> int | None: ...
    @property
    def page_label(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def text(self) -> str: ...
    @property
    def validity(self) -> Period: ...
    @property
    def dates(self) -> list[DateMention]: ...
    @property
    def tags(self) -> list[Tag]: ...
    @property
    def topics(self) -> list[str]: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Stated:
    """A value that somebody states of a whole document."""

    @property
    def field(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def origin(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def agrees(self) -> bool: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Attachment:
    """What came within a document, unread."""

    @property
    def name(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def content(self) -> bytes: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Document:
    """A page as it is understood. A copy: it outlives the index."""

    @staticmethod
    def from_json(json: str) -> Document: ...
    @property
    def id(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def publisher(self) -> str: ...
    @property
    def layer(self) -> Layer: ...
    @property
    def tier(self) -> str: ...
    @property
    def status(self) -> Status: ...
    @property
    def media_type(self) -> str: ...
    @property
    def applies_to(self) -> list[str]: ...
    @property
    def not_for(self) -> dict[str, str]: ...
    @property
    def replaces(self) -> list[str]: ...
    @property
    def supplements(self) -> list[str]: ...
    @property
    def topics(self) -> list[str]: ...
    @property
    def audience(self) -> list[str]: ...
    @property
    def sensitive(self) -> bool: ...
    @property
    def published(self) -> Period | None: ...
    @property
    def published_basis(self) -> Basis: ...
    @property
    def updated(self) -> Period | None: ...
    @property
    def review_due(self) -> Period | None: ...
    @property
    def withdrawn(self) -> Period | None: ...
    @property
    def validity(self) -> Period: ...
    @property
    def extra(self) -> Any: ...
    @property
    def metadata(self) -> list[Stated]: ...
    @property
    def sections(self) -> list[Section]: ...
    @property
    def attachments(self) -> list[Attachment]: ...
    @property
    def digest(self) -> str: ...
    @property
    def problems(self) -> list[str]: ...
    def to_json(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object) -> bool: ...
    __hash__: None  # type: ignore[assignment]

def read(
    content: _Content | PathLike[str], *, vocabulary: Vocabulary | None = None,
    almanac: str = "", id: str = ..., url: str = ..., title: str = ..., media_type: str = ..., name: str = ...,
    kind: Kind | _KindName | None = ..., publisher: str = ..., layer: Layer | _LayerName = ...,
    tier: str = ..., status: Status | _StatusName | None = ..., applies_to: Iterable[str] = ...,
    not_for: Mapping[str, str] = ..., replaces: Iterable[str] = ...,
    supplements: Iterable[str] = ..., topics: Iterable[str] = ..., audience: Iterable[str] = ...,
    sensitive: bool = ...,
    published: _When | None = ..., updated: _When | None = ..., valid_from: _When | None = ...,
    valid_until: _When | None = ..., review_due: _When | None = ..., withdrawn: _When | None = ...,
    extra: Mapping[str, Any] = ...,
) -> Document:
    """Reads a text, bytes or a file (an os.PathLike) into a dated, tagged Document."""
async def read_async(
    content: _Content | PathLike[str], *, vocabulary: Vocabulary | None = None,
    almanac: str = "", id: str = ..., url: str = ..., title: str = ..., media_type: str = ..., name: str = ...,
    kind: Kind | _KindName | None = ..., publisher: str = ..., layer: Layer | _LayerName = ...,
    tier: str = ..., status: Status | _StatusName | None = ..., applies_to: Iterable[str] = ...,
    not_for: Mapping[str, str] = ..., replaces: Iterable[str] = ...,
    supplements: Iterable[str] = ..., topics: Iterable[str] = ..., audience: Iterable[str] = ...,
    sensitive: bool = ...,
    published: _When | None = ..., updated: _When | None = ..., valid_from: _When | None = ...,
    valid_until: _When | None = ..., review_due: _When | None = ..., withdrawn: _When | None = ...,
    extra: Mapping[str, Any] = ...,
) -> Document:
    """read() on another thread: reads a text, bytes or a file (an os.PathLike) into a dated, tagged Document."""

@final
class Reader:
    """Reads many documents as read() does one: what parses them is started once."""

    def __init__(
        self, *, vocabulary: Vocabulary | None = None, almanac: str = "",
        worker: _Folder | None = None, may_be_unsealed: bool = False,
    ) -> None: ...
    def read(
        self, content: _Content | PathLike[str], *, id: str = ..., url: str = ..., title: str = ..., media_type: str = ..., name: str = ...,
        kind: Kind | _KindName | None = ..., publisher: str = ..., layer: Layer | _LayerName = ...,
        tier: str = ..., status: Status | _StatusName | None = ..., applies_to: Iterable[str] = ...,
        not_for: Mapping[str, str] = ..., replaces: Iterable[str] = ...,
        supplements: Iterable[str] = ..., topics: Iterable[str] = ..., audience: Iterable[str] = ...,
        sensitive: bool = ...,
        published: _When | None = ..., updated: _When | None = ..., valid_from: _When | None = ...,
        valid_until: _When | None = ..., review_due: _When | None = ..., withdrawn: _When | None = ...,
        extra: Mapping[str, Any] = ...,
    ) -> Document:
        """A text, bytes or a file as a Document, with the bytes of its attachments."""
    def close(self) -> None: ...
    @property
    def closed(self) -> bool: ...
    def __enter__(self) -> Reader: ...
    def __exit__(
        self, type: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

def digest(
    content: _Content | PathLike[str], *, almanac: str = "", origin: str = "",
    id: str = ..., url: str = ..., title: str = ..., media_type: str = ..., name: str = ...,
    kind: Kind | _KindName | None = ..., publisher: str = ..., layer: Layer | _LayerName = ...,
    tier: str = ..., status: Status | _StatusName | None = ..., applies_to: Iterable[str] = ...,
    not_for: Mapping[str, str] = ..., replaces: Iterable[str] = ...,
    supplements: Iterable[str] = ..., topics: Iterable[str] = ..., audience: Iterable[str] = ...,
    sensitive: bool = ...,
    published: _When | None = ..., updated: _When | None = ..., valid_from: _When | None = ...,
    valid_until: _When | None = ..., review_due: _When | None = ..., withdrawn: _When | None = ...,
    extra: Mapping[str, Any] = ...,
) -> str:
    """What identifies a source and its bytes: the Document.digest that comes of them."""

def weights() -> list[dict[str, Any]]:
    """What a request's weights may change: name, value, least, most, words."""

def places() -> dict[str, Any]:
    """The places an index knows unless it is told others: "places", "publishers"."""

def media_type_of(name: str, content: _Content) -> str:
    """Found from the bytes, then the name; "" if unknown."""

def reader_info() -> dict[str, Any]:
    """What can be read here: "formats"; "absent", each with what it needs; "sealed"; "landlock"."""

# -- Answers ------------------------------------------------------------------

@final
class Snippet:
    """A few words around the match."""

    @property
    def parts(self) -> list[tuple[str, bool]]: ...
    @property
    def html(self) -> str: ...
    def _repr_html_(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Copy:
    """A document with nearly the same text as a hit's."""

    @property
    def document(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def standing(self) -> Standing: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Hit:
    """A document with its best section, as it stands on the day asked about."""

    @property
    def document(self) -> str: ...
    @property
    def edition(self) -> int: ...
    @property
    def anchor(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def page(self) -> int | None: ...
    @property
    def page_label(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def publisher(self) -> str: ...
    @property
    def layer(self) -> Layer: ...
    @property
    def standing(self) -> Standing: ...
    @property
    def review_overdue(self) -> bool: ...
    @property
    def superseded_by(self) -> str | None: ...
    @property
    def not_for_you(self) -> tuple[str, str | None] | None: ...
    @property
    def validity(self) -> Period: ...
    @property
    def published(self) -> Period | None: ...
    @property
    def updated(self) -> Period | None: ...
    @property
    def review_due(self) -> Period | None: ...
    @property
    def event_name(self) -> str: ...
    @property
    def event_days(self) -> Period: ...
    @property
    def called_off(self) -> bool: ...
    @property
    def topics(self) -> list[str]: ...
    @property
    def snippet(self) -> Snippet: ...
    @property
    def score(self) -> float: ...
    @property
    def sections(self) -> list[Hit]: ...
    @property
    def supersedes(self) -> list[str]: ...
    @property
    def companions(self) -> list[dict[str, Any]]: ...
    @property
    def said(self) -> dict[str, Any] | None: ...
    @property
    def cites_superseded(self) -> list[dict[str, Any]]: ...
    @property
    def editions(self) -> list[dict[str, Any]]: ...
    @property
    def copies(self) -> list[Copy]: ...
    @property
    def dates(self) -> list[DateMention]: ...
    @property
    def factors(self) -> list[tuple[str, float]]: ...
    @property
    def extra(self) -> Any: ...
    def to_dict(self) -> dict[str, Any]: ...
    def _repr_html_(self) -> str: ...

@final
class FacetValue:
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def broader(self) -> list[str]: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class TopicMeant:
    """A topic that may have been meant."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def count(self) -> int: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Understood:
    """What words of the query were taken to mean."""

    @property
    def key(self) -> str: ...
    @property
    def value(self) -> Any: ...
    @property
    def words(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Results(Sequence[Hit]):
    """The hits of one page, best first. A copy: it outlives its searcher."""

    @property
    def id(self) -> str: ...
    @property
    def query(self) -> str: ...
    @property
    def as_of(self) -> date: ...
    @property
    def total(self) -> int: ...
    @property
    def total_exact(self) -> bool: ...
    @property
    def later(self) -> int: ...
    @property
    def revision(self) -> int: ...
    @property
    def recorded(self) -> date | None: ...
    @property
    def did_you_mean(self) -> list[str]: ...
    @property
    def topics_meant(self) -> list[TopicMeant]: ...
    @property
    def understood(self) -> list[Understood]: ...
    @property
    def notices(self) -> list[str]: ...
    @property
    def cards(self) -> list[dict[str, Any]]: ...
    @property
    def pinned(self) -> list[dict[str, Any]]: ...
    @property
    def earliest_held(self) -> list[dict[str, Any]]: ...
    @property
    def facets(self) -> dict[str, list[FacetValue]]: ...
    def to_json(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_atom(self, *, title: str, url: str, publisher: str = "") -> str: ...
    def to_json_feed(self, *, title: str, url: str, publisher: str = "") -> str: ...
    def to_icalendar(self, *, title: str, url: str, publisher: str = "") -> str: ...
    def rows(self) -> list[dict[str, Any]]:
        """A row a hit: what a table shows of it. Of a month or a year, its last day."""
    def to_pandas(self) -> Any:
        """The rows as a pandas.DataFrame. ImportError without pandas."""
    def to_polars(self) -> Any:
        """The rows as a polars.DataFrame. ImportError without polars."""
    def _repr_html_(self) -> str: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Hit]: ...
    @overload
    def __getitem__(self, index: SupportsIndex) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...

# -- An index -----------------------------------------------------------------

@final
class IndexInfo:
    """What is in an index, for the opened tiers."""

    @property
    def documents(self) -> int: ...
    @property
    def sections(self) -> int: ...
    @property
    def editions(self) -> int: ...
    @property
    def revision(self) -> int: ...
    @property
    def recorded(self) -> date | None: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Damage:
    @property
    def file(self) -> str: ...
    @property
    def what(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class CheckReport:
    """True when nothing is damaged."""

    @property
    def files(self) -> int: ...
    @property
    def damage(self) -> list[Damage]: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __bool__(self) -> bool: ...

class _Asked:
    def search(
        self, text: str = "", *, as_of: _Day | None = None, known_at: _Day | None = None,
        kinds: Iterable[Kind | _KindName] | None = None, topics: Iterable[str] | None = None,
        publishers: Iterable[str] | None = None, layers: Iterable[Layer | _LayerName] | None = None,
        context: str | None = None, for_: str | None = None, from_: _When | None = None,
        to: _When | None = None,
        ended: Ended | _EndedName | None = None, sort: Sort | _SortName | None = None,
        group: Group | _GroupName | None = None, limit: int | None = None,
        offset: int | None = None, facets: bool | Iterable[_FacetName] | None = None,
        explain: bool | None = None, snippets: bool | None = None,
        companions: bool | None = None, strict: bool | None = None, literal: bool | Iterable[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        weights: Mapping[str, float] | None = None, id: str | None = None,
        timeout: float | None = None,
    ) -> Results:
        """The keys of a request; as_of is today unless it is given."""
    def like(
        self, id: str, anchor: str = "", *, as_of: _Day | None = None,
        known_at: _Day | None = None, for_: str = "", limit: int = 10,
    ) -> Results:
        """What is most like a document, or one of its sections."""
    async def search_async(
        self, text: str = "", *, as_of: _Day | None = None, known_at: _Day | None = None,
        kinds: Iterable[Kind | _KindName] | None = None, topics: Iterable[str] | None = None,
        publishers: Iterable[str] | None = None, layers: Iterable[Layer | _LayerName] | None = None,
        context: str | None = None, for_: str | None = None, from_: _When | None = None,
        to: _When | None = None,
        ended: Ended | _EndedName | None = None, sort: Sort | _SortName | None = None,
        group: Group | _GroupName | None = None, limit: int | None = None,
        offset: int | None = None, facets: bool | Iterable[_FacetName] | None = None,
        explain: bool | None = None, snippets: bool | None = None,
        companions: bool | None = None, strict: bool | None = None, literal: bool | Iterable[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        weights: Mapping[str, float] | None = None, id: str | None = None,
        timeout: float | None = None,
    ) -> Results:
        """search() on another thread: the event loop goes on."""
    def hits(
        self, text: str = "", *, as_of: _Day | None = None, known_at: _Day | None = None,
        kinds: Iterable[Kind | _KindName] | None = None, topics: Iterable[str] | None = None,
        publishers: Iterable[str] | None = None, layers: Iterable[Layer | _LayerName] | None = None,
        context: str | None = None, for_: str | None = None, from_: _When | None = None,
        to: _When | None = None,
        ended: Ended | _EndedName | None = None, sort: Sort | _SortName | None = None,
        group: Group | _GroupName | None = None, limit: int | None = None,
        offset: int | None = None, facets: bool | Iterable[_FacetName] | None = None,
        explain: bool | None = None, snippets: bool | None = None,
        companions: bool | None = None, strict: bool | None = None, literal: bool | Iterable[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        weights: Mapping[str, float] | None = None, id: str | None = None,
        timeout: float | None = None,
    ) -> Iterator[Hit]:
        """Every hit of one commit, page by page, at most 10,000; a `limit` ends it sooner."""
    def hits_async(
        self, text: str = "", *, as_of: _Day | None = None, known_at: _Day | None = None,
        kinds: Iterable[Kind | _KindName] | None = None, topics: Iterable[str] | None = None,
        publishers: Iterable[str] | None = None, layers: Iterable[Layer | _LayerName] | None = None,
        context: str | None = None, for_: str | None = None, from_: _When | None = None,
        to: _When | None = None,
        ended: Ended | _EndedName | None = None, sort: Sort | _SortName | None = None,
        group: Group | _GroupName | None = None, limit: int | None = None,
        offset: int | None = None, facets: bool | Iterable[_FacetName] | None = None,
        explain: bool | None = None, snippets: bool | None = None,
        companions: bool | None = None, strict: bool | None = None, literal: bool | Iterable[str] | None = None,
        extra: Mapping[str, Any] | None = None,
        weights: Mapping[str, float] | None = None, id: str | None = None,
        timeout: float | None = None,
    ) -> AsyncIterator[Hit]:
        """hits(), each page found on another thread."""
    def complete(
        self, prefix: str, *, as_of: _Day | None = None, limit: int = 10
    ) -> list[dict[str, Any]]:
        """What may be meant by the beginning of a word; as_of is today unless it is given."""
    def evaluate(
        self, questions: Iterable[Mapping[str, Any]], *, as_of: _Day | None = None,
        weights: Mapping[str, float] | None = None, against: Mapping[str, float] | None = None,
    ) -> dict[str, Any]:
        """How well graded questions are answered, and whether `against` answers them better."""
    async def complete_async(
        self, prefix: str, *, as_of: _Day | None = None, limit: int = 10
    ) -> list[dict[str, Any]]: ...
    async def like_async(
        self, id: str, anchor: str = "", *, as_of: _Day | None = None,
        known_at: _Day | None = None, for_: str = "", limit: int = 10,
    ) -> Results: ...
    async def get_async(self, id: str, *, known_at: _Day | None = None) -> Document | None: ...
    def get(self, id: str, *, known_at: _Day | None = None) -> Document | None:
        """The document as it stands, or stood on the day `known_at`."""
    def ids(self) -> list[str]: ...
    def at(self, url: str) -> list[str]:
        """Ids of the documents there at that address, however it is written."""
    def documents(
        self, text: str = "", *, from_id: str = "", limit: int = 100, **request: Any
    ) -> dict[str, Any]:
        """Documents that filters keep, by id: {"documents", "next", "total"}; `from_id` is
        the "next" of the part before. The filters are keys of a request."""
    def history(self, id: str, *, as_of: _Day | None = None) -> list[dict[str, Any]]:
        """Every body under that id, oldest first."""
    def work(self, name: str, *, as_of: _Day | None = None) -> list[dict[str, Any]]:
        """The editions of a work, oldest first, with what changed from one to the next. The
        name is a title, how it begins, initials, an id or an address; with an edition ("KCSIE
        2024") only that one is given."""
    def edition(self, id: str, edition: int) -> Document | None:
        """One of them."""
    def differences(self, id: str, before: int, after: int) -> dict[str, Any]:
        """What edition `after` says that edition `before` did not. Raises
        IndexNotFoundError where there is no such edition."""
    def related(self, id: str, *, as_of: _Day | None = None) -> list[dict[str, Any]]:
        """What else has to do with a document, from both sides."""
    def cursor(self, *, as_of: _Day | None = None) -> str:
        """For whoever wants what comes from now on."""
    def changes(
        self, since: str | _Day = "", *, as_of: _Day | None = None, ahead: int = 14,
        differences: bool = True, **filter: Any,
    ) -> dict[str, Any]:
        """What happened since a cursor, or since the end of a day, each thing told once:
        {"cursor", "changes": [{"change", "on", "document", ...}]}. Raises CursorError for
        that of another index, or of a state lost when the index was restored. Only of what a
        filter keeps, where its keys are given: kinds, topics, publishers, text."""
    def news(
        self, saved: Mapping[str, Any], *, as_of: _Day | None = None
    ) -> dict[str, Any]:
        """Saved searches, asked of what is new since each was told: {"documents", "searches",
        "saved"}. Nothing is told twice, also when the index was built anew."""
    def diary(self, *, as_of: _Day | None = None, **options: Any) -> dict[str, Any]:
        """What happens between two days, each event once: {"from", "to", "entries"}. The keys
        are from_, to, topics, publishers and for_."""
    def diary_calendar(
        self, *, as_of: _Day | None = None, title: str = ..., url: str = "", **options: Any
    ) -> str:
        """The same as a calendar (iCalendar)."""
    def digest(
        self, form: str = "markdown", *, template: str = "", as_of: _Day | None = None,
        **options: Any,
    ) -> str:
        """A newsletter of what changed, as markdown, html, text, atom, json_feed or json. The
        keys are from_ (needed), to, title, url, publisher, introduction, pinned, dropped,
        audience, filter and ahead."""
    def changes_feed(
        self, since: str | _Day = "", *, as_of: _Day | None = None, ahead: int = 14, title: str,
        url: str = "", publisher: str = "",
    ) -> str:
        """The same as a feed (Atom)."""
    @property
    def info(self) -> IndexInfo: ...
    def close(self) -> None: ...
    @property
    def closed(self) -> bool: ...
    def __getitem__(self, id: str) -> Document: ...
    def __contains__(self, id: str) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...

@final
class Searcher(_Asked):
    """Answers from the commit it was opened on, for the tiers it was opened for."""

    def pack(
        self, secret_key: str, *, issuer: str, sequence: int = ..., since: str = ..., after: int = ...,
        created: _Day | None = ..., expires: _Day | None = ...,
    ) -> bytes:
        """What it sees as one signed file; since and after are the "cursor" and the
        "sequence" of an earlier pack, for what changed since."""
    def pack_to(
        self, file: str | PathLike[str], secret_key: str, *, issuer: str, sequence: int = ..., since: str = ...,
        after: int = ..., created: _Day | None = ..., expires: _Day | None = ...,
    ) -> dict[str, Any]:
        """The same into a new file, part by part; gives what read_pack would say of it."""
    def refresh(self) -> bool:
        """Moves on to the last commit. False when there was none to move to."""
    def __enter__(self) -> Searcher: ...
    def __exit__(
        self, type: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

@final
class Writer:
    """Leaving the `with` block commits; leaving it by an exception drops everything."""

    @overload
    def put(self, id: Document | Mapping[str, Any]) -> Put: ...
    @overload
    def put(
        self, id: str, content: _Content | PathLike[str], *, origin: str = ..., url: str = ...,
        title: str = ...,
        media_type: str = ..., name: str = ..., kind: Kind | _KindName | None = ...,
        publisher: str = ..., layer: Layer | _LayerName = ..., tier: str | None = ...,
        status: Status | _StatusName | None = ..., applies_to: Iterable[str] = ...,
        not_for: Mapping[str, str] = ..., replaces: Iterable[str] = ...,
        supplements: Iterable[str] = ..., topics: Iterable[str] = ..., audience: Iterable[str] = ...,
        sensitive: bool = ...,
        published: _When | None = ..., updated: _When | None = ..., valid_from: _When | None = ...,
        valid_until: _When | None = ..., review_due: _When | None = ...,
        withdrawn: _When | None = ..., extra: Mapping[str, Any] = ...,
    ) -> Put: ...
    @overload
    async def put_async(self, id: Document | Mapping[str, Any]) -> Put: ...
    @overload
    async def put_async(
        self, id: str, content: _Content | PathLike[str], *, origin: str = ..., url: str = ...,
        title: str = ...,
        media_type: str = ..., name: str = ..., kind: Kind | _KindName | None = ...,
        publisher: str = ..., layer: Layer | _LayerName = ..., tier: str | None = ...,
        status: Status | _StatusName | None = ..., applies_to: Iterable[str] = ...,
        not_for: Mapping[str, str] = ..., replaces: Iterable[str] = ...,
        supplements: Iterable[str] = ..., topics: Iterable[str] = ..., audience: Iterable[str] = ...,
        sensitive: bool = ...,
        published: _When | None = ..., updated: _When | None = ..., valid_from: _When | None = ...,
        valid_until: _When | None = ..., review_due: _When | None = ...,
        withdrawn: _When | None = ..., extra: Mapping[str, Any] = ...,
    ) -> Put: ...
    def remove(self, id: str) -> bool: ...
    def commit(self, recorded: _Day | None = None) -> int:
        """Records the changes as known from that day (the writer's, else today)."""
    async def commit_async(self, recorded: _Day | None = None) -> int: ...
    def merge(self) -> None: ...
    def purge(self, *, ids: Iterable[str] = ..., replaced_before: _Day | None = ...) -> dict[str, Any]:
        """Takes documents, or editions replaced before a day, out of every file for good.
        While "held" is true somebody reads old files: purge again then."""
    def retag(self, vocabulary: Vocabulary) -> int:
        """Tags what is indexed with another vocabulary, which becomes the index's own."""
    def use_cards(self, cards: Mapping[str, Any]) -> bool:
        """Makes these cards and pins the index's own, in place of those it had."""
    def cards(self) -> dict[str, Any]: ...
    def use_almanac(self, almanac: str) -> bool:
        """Makes these lines the index's own, by which what is put from now on is read."""
    def put_file(
        self, file: str | PathLike[str], *, id: str | None = None, origin: str = "",
        retry: bool = False, url: str = ..., title: str = ...,
        media_type: str = ..., name: str = ..., kind: Kind | _KindName | None = ...,
        publisher: str = ..., layer: Layer | _LayerName = ..., tier: str | None = ...,
        status: Status | _StatusName | None = ..., applies_to: Iterable[str] = ...,
        not_for: Mapping[str, str] = ..., replaces: Iterable[str] = ...,
        supplements: Iterable[str] = ..., topics: Iterable[str] = ..., audience: Iterable[str] = ...,
        sensitive: bool = ...,
        published: _When | None = ..., updated: _When | None = ..., valid_from: _When | None = ...,
        valid_until: _When | None = ..., review_due: _When | None = ...,
        withdrawn: _When | None = ..., extra: Mapping[str, Any] = ...,
    ) -> Put:
        """put() of a file, which is not opened when it looks as it did when it was put last."""
    def put_lines(
        self, lines: str | bytes | Iterable[str | bytes], *, folder: str | PathLike[str] | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> dict[str, Any]:
        """Puts or removes what each line of NDJSON says; a broken line is a failure."""
    def held(self, id: str) -> dict[str, str] | None:
        """{"tier", "origin"} of a document as it stands after what was put."""
    def from_(self, origin: str) -> list[str]:
        """Ids of the documents that came from that folder or site."""
    def known(
        self, id: str, look: str | PathLike[str] | stat_result, *, origin: str = "", url: str = ..., title: str = ...,
        media_type: str = ..., name: str = ..., kind: Kind | _KindName | None = ...,
        publisher: str = ..., layer: Layer | _LayerName = ..., tier: str | None = ...,
        status: Status | _StatusName | None = ..., applies_to: Iterable[str] = ...,
        not_for: Mapping[str, str] = ..., replaces: Iterable[str] = ...,
        supplements: Iterable[str] = ..., topics: Iterable[str] = ..., audience: Iterable[str] = ...,
        sensitive: bool = ...,
        published: _When | None = ..., updated: _When | None = ..., valid_from: _When | None = ...,
        valid_until: _When | None = ..., review_due: _When | None = ...,
        withdrawn: _When | None = ..., extra: Mapping[str, Any] = ...,
    ) -> list[dict[str, str]] | None:
        """What failed of a file that looks as it did when it was noted; None: it must be read."""
    def note_read(
        self, id: str, look: str | PathLike[str] | stat_result, digest: str, *, origin: str = "",
        url: str = ..., title: str = ...,
        media_type: str = ..., name: str = ..., kind: Kind | _KindName | None = ...,
        publisher: str = ..., layer: Layer | _LayerName = ..., tier: str | None = ...,
        status: Status | _StatusName | None = ..., applies_to: Iterable[str] = ...,
        not_for: Mapping[str, str] = ..., replaces: Iterable[str] = ...,
        supplements: Iterable[str] = ..., topics: Iterable[str] = ..., audience: Iterable[str] = ...,
        sensitive: bool = ...,
        published: _When | None = ..., updated: _When | None = ..., valid_from: _When | None = ...,
        valid_until: _When | None = ..., review_due: _When | None = ...,
        withdrawn: _When | None = ..., extra: Mapping[str, Any] = ...,
    ) -> None:
        """The file was read, and its document, of that digest, is put."""
    def note_failed(
        self, id: str, look: str | PathLike[str] | stat_result, failure: Error | Mapping[str, str], *,
        origin: str = "", url: str = ..., title: str = ...,
        media_type: str = ..., name: str = ..., kind: Kind | _KindName | None = ...,
        publisher: str = ..., layer: Layer | _LayerName = ..., tier: str | None = ...,
        status: Status | _StatusName | None = ..., applies_to: Iterable[str] = ...,
        not_for: Mapping[str, str] = ..., replaces: Iterable[str] = ...,
        supplements: Iterable[str] = ..., topics: Iterable[str] = ..., audience: Iterable[str] = ...,
        sensitive: bool = ...,
        published: _When | None = ..., updated: _When | None = ..., valid_from: _When | None = ...,
        valid_until: _When | None = ..., review_due: _When | None = ...,
        withdrawn: _When | None = ..., extra: Mapping[str, Any] = ...,
    ) -> None:
        """The file could not be read."""
    def forget_file(self, id: str, *, origin: str = "") -> None: ...
    def keep_files(self, origin: str, ids: Set[str]) -> None:
        """Forgets the files of `origin` but these."""
    def failed(self) -> list[dict[str, str]]:
        """What could not be read when it was last tried, in every tier."""
    def holds(self, id: str, digest: str) -> bool: ...
    def within(self, id: str) -> list[str]: ...
    def close(self) -> None:
        """Drops what was not committed and frees the lock."""
    @property
    def closed(self) -> bool: ...
    def __enter__(self) -> Writer: ...
    def __exit__(
        self, type: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

@final
class Index(_Asked):
    """A folder. Safe to share between threads. What it shows itself is public."""

    @staticmethod
    def create(
        folder: _Folder, *, vocabulary: Vocabulary | _Folder | None = None, language: str = ...,
        default_tier: str = ..., places: Mapping[str, Sequence[str]] = ...,
        publishers: Mapping[str, str] = ..., almanac: str = ...,
    ) -> Index: ...
    @staticmethod
    def open(folder: _Folder) -> Index: ...
    @staticmethod
    def check(folder: _Folder) -> CheckReport:
        """Reads every file of the last commit against its hash."""
    def writer(self, recorded: _Day | None = None) -> Writer: ...
    def searcher(self, tiers: Sequence[str] = ...) -> Searcher:
        """Public documents, and those of `tiers`."""
    def content_report(
        self, form: str = "json", *, as_of: _Day | None = None, tiers: Sequence[str] = ...,
        **options: Any,
    ) -> str:
        """What went stale, contradicts itself or is missing, each with its evidence, as json,
        text, csv or svg. The keys are matters, within and filter."""
    def topic_report(
        self, as_of: _Day | None = None, *, tiers: Sequence[str] = ..., phrases: int = 30
    ) -> dict[str, Any]:
        """Topics without guidance in force, and phrases that no topic covers."""
    def issuers(self) -> list[dict[str, Any]]:
        """Whose packs it takes: for whoever may write it."""
    def read(self, content: _Content | PathLike[str], **source: Any) -> Document:
        """What Writer.put would add, without adding it."""
    @property
    def vocabulary(self) -> Vocabulary: ...
    @property
    def almanac(self) -> str: ...
    def _repr_html_(self) -> str: ...
    @property
    def folder(self) -> Path: ...
    def __enter__(self) -> Index: ...
    def __exit__(
        self, type: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

# -- Keeping, and packs ---------------------------------------------------------

def backup(folder: _Folder, to: _Folder) -> dict[str, Any]:
    """Copies the last commit of an index, also while it is written to."""
def restore(copy: _Folder, folder: _Folder) -> dict[str, Any]:
    """Puts a copy back where nothing is, once every file of it was looked through."""
def migrate(folder: _Folder, to: _Folder) -> dict[str, Any]:
    """Writes an index of an older form, or one stemmed by other rules, anew in `to`."""
def pack_keys(password: str = "") -> dict[str, str]:
    """A new pair in the forms of minisign: {"id", "public_key", "secret_key"}."""
def read_pack(pack: bytes | str | PathLike[str], public_key: str) -> dict[str, Any]:
    """What a pack says of itself, once its signature was found good."""
def apply_pack(
    folder: _Folder, pack: bytes | str | PathLike[str], *, public_key: str = ..., new_key: bool = ...,
    tier: str = ..., layer: Layer | _LayerName | None = ..., recorded: _Day | None = ...,
    strict: bool = ..., dry_run: bool = ...,
) -> dict[str, Any]:
    """Makes the documents of a pack those of the index in `folder`, all or nothing; makes the
    index where there is none."""
