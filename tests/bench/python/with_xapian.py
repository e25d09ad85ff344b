"""Ten tasks, as they are written for the bindings of Xapian."""

import xapian


# -- index
def build(folder, sections):
    database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
    for section in sections:
        put(database, *section)
    database.commit()
    database.close()


def put(database, id, title, kind, year, text):
    document, terms = xapian.Document(), xapian.TermGenerator()
    terms.set_stemmer(xapian.Stem("en"))
    terms.set_database(database)
    terms.set_flags(xapian.TermGenerator.FLAG_SPELLING)
    terms.set_document(document)
    terms.index_text(title, 2)
    terms.increase_termpos()
    terms.index_text(text)
    document.add_boolean_term("Q" + id)
    document.add_boolean_term("K" + kind)
    document.add_value(0, str(year))
    document.add_value(1, kind)
    document.add_value(2, id)
    document.set_data(text)
    database.replace_document("Q" + id, document)


def opened(folder):
    return xapian.Database(str(folder))


# -- search
def query_of(database, words):
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("en"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_database(database)
    parser.set_default_op(xapian.Query.OP_OR)
    return parser, parser.parse_query(words, parser.FLAG_DEFAULT | parser.FLAG_SPELLING_CORRECTION)


def ask(database, query, set_up=lambda enquire: None):
    enquire = xapian.Enquire(database)
    enquire.set_query(query)
    set_up(enquire)
    return enquire.get_mset(0, 10)


def ids(matches):
    return [match.document.get_value(2).decode() for match in matches]


def search(database, words):
    return ids(ask(database, query_of(database, words)[1]))


# -- phrase
def phrase(database, words):
    return ids(ask(database, query_of(database, f'"{words}"')[1]))


# -- filter
def filtered(database, words, kind):
    query = query_of(database, words)[1]
    return ids(ask(database, xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query("K" + kind))))


# -- facets
def facets(database, words):
    spy = xapian.ValueCountMatchSpy(1)
    enquire = xapian.Enquire(database)
    enquire.set_query(query_of(database, words)[1])
    enquire.add_matchspy(spy)
    enquire.get_mset(0, 10, database.get_doccount())
    return {item.term.decode(): item.termfreq for item in spy.values()}


# -- snippet
def snippets(database, words):
    matches = ask(database, query_of(database, words)[1])
    return [matches.snippet(match.document.get_data().decode(), 200, xapian.Stem("en")) for match in matches]


# -- sort
def newest(database, words):
    query = query_of(database, words)[1]
    return ids(ask(database, query, lambda enquire: enquire.set_sort_by_value(0, True)))


# -- update
def update(folder, id, title, text):
    database = xapian.WritableDatabase(str(folder), xapian.DB_OPEN)
    put(database, id, title, "guidance", 2024, text)
    database.commit()
    database.close()


# -- delete
def delete(folder, id):
    database = xapian.WritableDatabase(str(folder), xapian.DB_OPEN)
    database.delete_document("Q" + id)
    database.commit()
    database.close()


# -- did you mean
def did_you_mean(database, words):
    corrected = query_of(database, words)[0].get_corrected_query_string().decode()
    return [corrected] if corrected else []
# -- end
