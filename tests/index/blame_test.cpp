// A disk that rots, found by somebody who searches: the index is at fault, whatever was asked, and
// says so. A damaged posting list once named a section that was not there, and the host died of it;
// a stored page that was no JSON any more was told as the asker's broken request.
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <set>

#include "catch.hpp"
#include "fingerpost/json.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

constexpr Date today = 2024y / 5 / 20;
constexpr int changed_ways = 250;  // enough to meet each of the faults that it was written for

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

// Sixty pages of words that many share and few do.
void fill(const Index& index) {
  std::mt19937 chance(11);
  const std::vector<std::string> words{"child",   "protection", "bruise",   "baby", "neglect",
                                       "meeting", "strategy",   "referral", "team", "school"};
  Writer writer = index.writer();
  for (int page = 0; page < 60; ++page) {
    std::string text = "Page " + std::to_string(page) + "\n\n";
    for (int word = 0; word < 120; ++word) text += words[chance() % words.size()] + " ";
    const std::string id = "page/" + std::to_string(page);
    writer.put(Source{.id = id, .media_type = "text/plain"},
               text + "unique" + std::to_string(page));
  }
  writer.commit(today);
}

std::string damaged(std::string bytes, std::mt19937& chance) {
  const std::size_t many = std::size_t{1} << (chance() % 12);
  for (std::size_t i = 0; i < many; ++i)
    bytes[chance() % bytes.size()] ^= static_cast<char>(1 << chance() % 8);
  return bytes;
}

void ask(const Searcher& searcher, const std::string& request) {
  searcher.search(request_from_json(request).query, {today});
}

const std::vector<std::function<void(const Searcher&)>> questions{
    [](const Searcher& s) {
      ask(s, R"({"text": "neglect referral", "facets": true, "limit": 50})");
    },
    [](const Searcher& s) { ask(s, R"({"text": "\"child protection\"", "group": "section"})"); },
    [](const Searcher& s) { ask(s, R"({"text": "bruis* NEAR/5 baby", "explain": true})"); },
    [](const Searcher& s) { ask(s, R"({"text": "uniqe17 stratgy", "sort": "newest"})"); },
    [](const Searcher& s) { s.find("page/7"); },
    [](const Searcher& s) { s.complete("chi", {today}); },
    [](const Searcher& s) { s.like("page/9", {today}); },
    [](const Searcher& s) { s.related("page/9", {today}); },
    [](const Searcher& s) { s.history("page/9", today); },
    [](const Searcher& s) { s.changes("", today); },
};

// Faults other than damage, each once.
std::set<std::string> blamed(const std::filesystem::path& folder) {
  std::set<std::string> wrong;
  const auto heed = [&](const std::function<void()>& call) {
    try {
      call();
    } catch (const Error& error) {
      if (error.fault() != Fault::corrupt) wrong.insert(error.what());
    }
  };
  heed([&] {
    const Searcher searcher = Index::open(folder).searcher();
    for (const auto& question : questions) heed([&] { question(searcher); });
  });
  return wrong;
}

}  // namespace

TEST_CASE("what is damaged is told as damage, and never as a wrong request", "[index][damage]") {
  Folder folder;
  fill(Index::create(folder / "leeds.index"));
  CHECK(blamed(folder / "leeds.index").empty());
  std::mt19937 chance(7);
  for (const auto& each :
       std::filesystem::recursive_directory_iterator(folder / "leeds.index" / "segments")) {
    if (each.path().filename() != "postings") continue;
    const std::string whole = bytes_of(each.path());
    for (int way = 0; way < changed_ways; ++way) {
      write(each.path(), damaged(whole, chance));
      INFO("change " << way);
      CHECK(blamed(folder / "leeds.index") == std::set<std::string>());
    }
    write(each.path(), whole);
  }
  CHECK(blamed(folder / "leeds.index").empty());
}
