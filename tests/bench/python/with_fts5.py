"""Ten tasks, as they are written for SQLite FTS5."""

import re
import sqlite3


# -- index
def build(folder, sections):
    folder.mkdir()
    database = sqlite3.connect(folder / "fts.db")
    database.execute("CREATE VIRTUAL TABLE page USING fts5(id UNINDEXED, title, kind UNINDEXED, "
                     "year UNINDEXED, text, tokenize='porter unicode61')")
    database.execute("CREATE VIRTUAL TABLE word USING fts5vocab(page, row)")
    database.executemany("INSERT INTO page VALUES (?, ?, ?, ?, ?)", sections)
    database.commit()
    database.close()


def opened(folder):
    return sqlite3.connect(folder / "fts.db")


# -- search
def any_of(words):
    return " OR ".join('"' + each + '"' for each in re.findall(r"\w+", words))


def ask(database, match, where="", order="rank", what="id", *values):
    return database.execute(f"SELECT {what} FROM page WHERE page MATCH ? {where} ORDER BY {order} LIMIT 10",
                            (match, *values)).fetchall()


def search(database, words):
    return [id for id, in ask(database, any_of(words))]


# -- phrase
def phrase(database, words):
    return [id for id, in ask(database, f'"{words}"')]


# -- filter
def filtered(database, words, kind):
    return [id for id, in ask(database, any_of(words), "AND kind = ?", "rank", "id", kind)]


# -- facets
def facets(database, words):
    return dict(database.execute("SELECT kind, count(*) FROM page WHERE page MATCH ? GROUP BY kind", (any_of(words),)))


# -- snippet
def snippets(database, words):
    what = "snippet(page, 4, '<mark>', '</mark>', '...', 30)"
    return [text for text, in ask(database, any_of(words), what=what)]


# -- sort
def newest(database, words):
    return [id for id, in ask(database, any_of(words), order="year DESC, rank")]


# -- update
def update(folder, id, title, text):
    with opened(folder) as database:
        database.execute("DELETE FROM page WHERE id = ?", (id,))
        database.execute("INSERT INTO page VALUES (?, ?, 'guidance', 2024, ?)", (id, title, text))


# -- delete
def delete(folder, id):
    with opened(folder) as database:
        database.execute("DELETE FROM page WHERE id = ?", (id,))


# -- did you mean
def did_you_mean(database, words):
    import difflib

    known = [term for term, in database.execute("SELECT term FROM word")]
    return [" ".join((difflib.get_close_matches(each, known, 1) or [each])[0] for each in words.split())]
# -- end
