"""Ten tasks, as they are written for tantivy's bindings."""

import tantivy


# -- index
def schema():
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("id", stored=True, tokenizer_name="raw", fast=True)
    fields.add_text_field("title", stored=True, tokenizer_name="en_stem")
    fields.add_text_field("kind", stored=True, tokenizer_name="raw", fast=True)
    fields.add_integer_field("year", stored=True, indexed=True, fast=True)
    fields.add_text_field("text", stored=True, tokenizer_name="en_stem")
    return fields.build()


def build(folder, sections):
    folder.mkdir()
    index = tantivy.Index(schema(), path=str(folder))
    writer = index.writer()
    for id, title, kind, year, text in sections:
        writer.add_document(tantivy.Document(id=id, title=title, kind=kind, year=year, text=text))
    writer.commit()
    writer.wait_merging_threads()


def opened(folder):
    index = tantivy.Index.open(str(folder))
    index.reload()
    return index


# -- search
def query_of(index, words):
    return index.parse_query(words, ["title", "text"])


def ids(searcher, found):
    return [searcher.doc(address)["id"][0] for _, address in found.hits]


def search(index, words):
    searcher = index.searcher()
    return ids(searcher, searcher.search(query_of(index, words), 10))


# -- phrase
def phrase(index, words):
    return search(index, f'"{words}"')


# -- filter
def of_kind(index, words, kind):
    only = tantivy.Query.term_query(index.schema, "kind", kind)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query_of(index, words)), (tantivy.Occur.Must, only)])


def filtered(index, words, kind):
    searcher = index.searcher()
    return ids(searcher, searcher.search(of_kind(index, words, kind), 10))


# -- facets
def facets(index, words):
    found = index.searcher().aggregate(query_of(index, words), {"kind": {"terms": {"field": "kind"}}})
    return {each["key"]: each["doc_count"] for each in found["kind"]["buckets"]}


# -- snippet
def snippets(index, words):
    searcher, query = index.searcher(), query_of(index, words)
    generator = tantivy.SnippetGenerator.create(searcher, query, index.schema, "text")
    return [generator.snippet_from_doc(searcher.doc(address)).to_html()
            for _, address in searcher.search(query, 10).hits]


# -- sort
def newest(index, words):
    searcher = index.searcher()
    return ids(searcher, searcher.search(query_of(index, words), 10, order_by_field="year"))


# -- update
def update(folder, id, title, text):
    writer = opened(folder).writer()
    writer.delete_documents("id", id)
    writer.add_document(tantivy.Document(id=id, title=title, kind="guidance", year=2024, text=text))
    writer.commit()
    writer.wait_merging_threads()


# -- delete
def delete(folder, id):
    writer = opened(folder).writer()
    writer.delete_documents("id", id)
    writer.commit()
    writer.wait_merging_threads()


# -- did you mean
did_you_mean = None  # none: a fuzzy query finds, but proposes nothing
# -- end
