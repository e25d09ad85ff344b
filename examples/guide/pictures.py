"""The pictures of the guide: pictures.py INDEX FOLDER."""

import sys

import matplotlib

matplotlib.use("agg")
import fingerpost  # noqa: E402
import fingerpost.plot  # noqa: E402


def main(index, folder):
    with fingerpost.Index.open(index) as index:
        for name, ax in {
            "timeline": fingerpost.plot.timeline(
                index.search("working together to safeguard children", as_of="2022-05-20", limit=8)),
            "topics": fingerpost.plot.topics_over_time(index, as_of="2026-05-20", most=6),
            "coverage": fingerpost.plot.coverage(index, as_of="2026-05-20"),
            "coverage-by-year": fingerpost.plot.coverage(index, as_of="2026-05-20", by="year", most=12),
        }.items():
            ax.figure.savefig(f"{folder}/{name}.png", dpi=110)


if __name__ == "__main__":
    main(*sys.argv[1:])
