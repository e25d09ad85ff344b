// Indexes four pages of a small partnership and asks what held on which day.
//
//     search [PAGES]     PAGES is examples/pages, unless told otherwise
#include <cstdlib>
#include <filesystem>
#include <fingerpost/fingerpost.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

using namespace fingerpost;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

const std::set<std::string> wanted{"newsletters/2024-04", "notices/covid-19-courses-2020",
                                   "protocols/leeds-bruising-2017",
                                   "protocols/leeds-bruising-not-independently-mobile"};

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void index_pages(const Index& index, const fs::path& pages) {
  Writer writer = index.writer();
  std::ifstream manifest(pages / "manifest.ndjson");
  for (std::string text; std::getline(manifest, text);) {
    Line line = line_from_json(text);
    line.source.name = line.path;
    if (wanted.count(line.source.id)) writer.put(line.source, contents(pages / line.path));
  }
  writer.commit(2026y / 6 / 1);
}

void ask(const Searcher& searcher, const Query& query, Date day) {
  const Results results = searcher.search(query, AsOf{day});
  std::cout << query.text << ", on " << to_iso(day) << ": " << results.total << " found\n";
  for (const Hit& hit : results.hits)
    std::cout << "  " << name(hit.standing) << ": " << hit.title << " > " << hit.heading << "\n    "
              << to_text(hit.snippet) << '\n';
  for (const Facet& facet : results.facets) {
    if (facet.field != "standing") continue;
    std::string between = "  standing: ";
    for (const Facet::Value& value : facet.values) {
      std::cout << between << value.id << ' ' << value.count;
      between = ", ";
    }
    std::cout << '\n';
  }
}

int main(int argc, char** argv) try {
  const fs::path pages = argc > 1 ? argv[1] : "examples/pages";
  char made[] = "/tmp/fingerpost-example-XXXXXX";
  if (!mkdtemp(made)) return 1;
  const fs::path folder = made;

  const Index index = Index::create(folder / "leeds.index");
  index_pages(index, pages);
  const Searcher searcher = index.searcher();
  ask(searcher, {.text = "missing children", .kinds = {Kind::event}, .limit = 1}, 2024y / 5 / 20);
  ask(searcher, {.text = "are courses cancelled", .limit = 1}, 2020y / 5 / 1);
  ask(searcher, {.text = "are courses cancelled", .limit = 2}, 2026y / 5 / 20);
  ask(searcher, {.text = "bruising protocol", .limit = 2, .facets = true}, 2026y / 5 / 20);

  try {
    Index::open(folder / "no.index");
  } catch (const Error& error) {
    std::cout << "not_found is " << static_cast<int>(error.fault()) << '\n';
  }
  fs::remove_all(folder);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "search: " << error.what() << '\n';
  return 1;
}
