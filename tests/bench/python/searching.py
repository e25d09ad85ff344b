"""The Python half of overhead.py: searching.py INDEX QUESTIONS TIMES. The same as searching.cpp."""

import sys

import fingerpost


def shown(results):
    return sum(len(hit.document) + len(hit.title) + len(hit.heading) + len(hit.url) + len(hit.kind) +
               len(hit.standing) + len(hit.snippet.html.encode()) for hit in results)


def main(folder, questions, times):
    with open(questions) as file:
        texts = file.read().splitlines()
    searcher = fingerpost.Index.open(folder).searcher()
    print(sum(shown(searcher.search(text, as_of="2024-06-01")) for _ in range(int(times)) for text in texts))


if __name__ == "__main__":
    main(*sys.argv[1:])
