"""Ten tasks, as they are written for Whoosh."""

from whoosh import fields, index, qparser, query, sorting
from whoosh.analysis import StemmingAnalyzer


# -- index
def build(folder, sections):
    folder.mkdir()
    schema = fields.Schema(id=fields.ID(stored=True, unique=True), title=fields.TEXT(stored=True, analyzer=StemmingAnalyzer()),
                           kind=fields.ID(stored=True, sortable=True), year=fields.NUMERIC(stored=True, sortable=True),
                           text=fields.TEXT(stored=True, analyzer=StemmingAnalyzer(), spelling=True))
    writer = index.create_in(str(folder), schema).writer()
    for id, title, kind, year, text in sections:
        writer.add_document(id=id, title=title, kind=kind, year=year, text=text)
    writer.commit()


def opened(folder):
    return index.open_dir(str(folder)).searcher()


# -- search
def query_of(searcher, words):
    parser = qparser.MultifieldParser(["title", "text"], searcher.schema, group=qparser.OrGroup)
    return parser.parse(words)


def ids(found):
    return [hit["id"] for hit in found]


def search(searcher, words):
    return ids(searcher.search(query_of(searcher, words), limit=10))


# -- phrase
def phrase(searcher, words):
    return search(searcher, f'"{words}"')


# -- filter
def filtered(searcher, words, kind):
    return ids(searcher.search(query_of(searcher, words), limit=10, filter=query.Term("kind", kind)))


# -- facets
def facets(searcher, words):
    found = searcher.search(query_of(searcher, words), limit=10, groupedby="kind", maptype=sorting.Count)
    return found.groups("kind")


# -- snippet
def snippets(searcher, words):
    return [hit.highlights("text") for hit in searcher.search(query_of(searcher, words), limit=10)]


# -- sort
def newest(searcher, words):
    return ids(searcher.search(query_of(searcher, words), limit=10, sortedby="year", reverse=True))


# -- update
def update(folder, id, title, text):
    writer = index.open_dir(str(folder)).writer()
    writer.update_document(id=id, title=title, kind="guidance", year=2024, text=text)
    writer.commit()


# -- delete
def delete(folder, id):
    writer = index.open_dir(str(folder)).writer()
    writer.delete_by_term("id", id)
    writer.commit()


# -- did you mean
def did_you_mean(searcher, words):
    return [searcher.correct_query(query_of(searcher, words), words).string]
# -- end
