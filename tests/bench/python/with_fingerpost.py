"""Ten tasks, as they are written for Fingerpost. What is between the marks is counted."""

import fingerpost


# -- index
def build(folder, sections):
    with fingerpost.Index.create(folder) as index, index.writer(recorded="2024-06-01") as writer:
        for id, title, kind, year, text in sections:
            writer.put(id, text, title=title, kind=kind, published=str(year))


def opened(folder):
    return fingerpost.Index.open(folder).searcher()


# -- search
def search(searcher, words):
    return [hit.document for hit in searcher.search(words, as_of="2024-06-01")]


# -- phrase
def phrase(searcher, words):
    return [hit.document for hit in searcher.search(f'"{words}"', as_of="2024-06-01")]


# -- filter
def filtered(searcher, words, kind):
    return [hit.document for hit in searcher.search(words, as_of="2024-06-01", kinds=[kind])]


# -- facets
def facets(searcher, words):
    found = searcher.search(words, as_of="2024-06-01", facets=True).facets["kind"]
    return {value.id: value.count for value in found}


# -- snippet
def snippets(searcher, words):
    return [hit.snippet.html for hit in searcher.search(words, as_of="2024-06-01")]


# -- sort
def newest(searcher, words):
    return [hit.document for hit in searcher.search(words, as_of="2024-06-01", sort="newest")]


# -- update
def update(folder, id, title, text):
    with fingerpost.Index.open(folder) as index, index.writer() as writer:
        writer.put(id, text, title=title)


# -- delete
def delete(folder, id):
    with fingerpost.Index.open(folder) as index, index.writer() as writer:
        writer.remove(id)


# -- did you mean
def did_you_mean(searcher, words):
    return searcher.search(words, as_of="2024-06-01").did_you_mean
# -- end
