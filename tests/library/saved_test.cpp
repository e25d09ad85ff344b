// Saved searches: told exactly what a full search finds among what is new, once.
#include "fingerpost/saved.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <set>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

using Lines = std::vector<std::string>;

struct Scene {
  Folder folder;
  Index index = Index::create(folder / "a.index");

  void commit(const std::vector<Document>& documents, Date day,
              const std::vector<std::string>& gone = {}) {
    auto writer = index.writer();
    for (const Document& each : documents) writer.put(each);
    for (const std::string& id : gone) writer.remove(id);
    writer.commit(day);
  }
  News news(SavedSearches saved, Date day) const {
    return index.searcher().news(std::move(saved), day);
  }
};

// "bruising: a#top b#top"
Lines told(const News& news) {
  Lines out;
  for (const SearchNews& each : news.searches) {
    std::string line = each.name + ":";
    for (const NewHit& hit : each.hits)
      for (const auto section : hit.sections)
        line += " " + news.documents[hit.document].document + "#" +
                news.documents[hit.document].sections[section].anchor;
    out.push_back(line);
  }
  return out;
}

SavedSearches asking(const std::vector<std::string>& texts) {
  SavedSearches saved;
  for (const std::string& text : texts) saved.keep(text, {.text = text});
  return saved;
}

Document guidance(std::string id, std::string text, Date from) {
  Document out = document(std::move(id), "Guidance", std::move(text));
  out.kind = out.sections[0].kind = Kind::guidance;
  out.validity.first = from;
  return out;
}

}  // namespace

TEST_CASE("a saved search is told of what came after it was kept, once", "[saved]") {
  Scene scene;
  scene.commit({document("a", "A", "Bruising in babies")}, 2024y / 1 / 10);
  SavedSearches saved = scene.news(asking({"bruising", "neglect"}), 2024y / 1 / 10).saved;
  scene.commit({document("b", "B", "Bruising and burns"), document("c", "C", "Signs of neglect")},
               2024y / 1 / 12);
  const News first = scene.news(saved, 2024y / 1 / 12);
  CHECK(told(first) == Lines{"bruising: b#top", "neglect: c#top"});
  CHECK(told(scene.news(first.saved, 2024y / 1 / 12)).empty());
  CHECK(told(scene.news(first.saved, 2025y / 1 / 12)).empty());
  SECTION("what was kept as text is what it was") {
    const SavedSearches read = saved_from_json(to_json(first.saved));
    CHECK(to_json(read) == to_json(first.saved));
    CHECK(told(scene.news(read, 2024y / 1 / 13)).empty());
  }
  SECTION("a section alone that changed is told, not those beside it") {
    Document page = document("b", "B", "Bruising and burns");
    page.sections.push_back({.heading = "More", .anchor = "more", .text = "Bruising in teenagers"});
    scene.commit({page}, 2024y / 1 / 14);
    CHECK(told(scene.news(first.saved, 2024y / 1 / 14)) == Lines{"bruising: b#more"});
  }
  SECTION("one kept later is not told of what was there") {
    SavedSearches more = first.saved;
    more.keep("burns", {.text = "burns"});
    CHECK(told(scene.news(more, 2024y / 1 / 14)).empty());
    more.searches[1].told = 0;
    REQUIRE(more.searches[1].name == "burns");
    CHECK(told(scene.news(more, 2024y / 1 / 14)) == Lines{"burns: b#top"});
  }
  SECTION("what is there when one is kept can be made known to it alone") {
    scene.commit({document("d", "D", "Bruising of knees")}, 2024y / 1 / 15);
    SavedSearches more = first.saved;
    const SavedSearches memory =
        scene.news({.searches = {}, .pass = more.pass, .known = more.known}, 2024y / 1 / 15).saved;
    more.pass = memory.pass, more.known = memory.known;
    more.keep("knees", {.text = "knees"});
    const News next = scene.news(more, 2024y / 1 / 16);
    CHECK(told(next) == Lines{"bruising: d#top"});
    scene.commit({document("e", "E", "Burnt knees")}, 2024y / 1 / 17);
    CHECK(told(scene.news(next.saved, 2024y / 1 / 17)) == Lines{"knees: e#top"});
  }
  SECTION("one that is forgotten is told nothing") {
    SavedSearches fewer = saved;
    CHECK(fewer.forget("bruising"));
    CHECK_FALSE(fewer.forget("bruising"));
    CHECK(told(scene.news(fewer, 2024y / 1 / 12)) == Lines{"neglect: c#top"});
  }
}

TEST_CASE("an index that is built anew, merged or restored tells nothing again", "[saved]") {
  const std::vector<Document> all{document("a", "A", "Bruising in babies"),
                                  document("b", "B", "Bruising and burns")};
  Scene scene;
  scene.commit(all, 2024y / 1 / 10);
  const SavedSearches saved = scene.news(asking({"bruising"}), 2024y / 1 / 10).saved;
  Scene again;
  again.commit({all[1]}, 2024y / 3 / 1);
  again.commit({all[0]}, 2024y / 3 / 2);
  again.index.writer().merge();
  CHECK(told(again.news(saved, 2024y / 3 / 2)).empty());
  SECTION("nor one that lost its last commits, when they are made again") {
    scene.commit({document("c", "C", "Bruising in teenagers")}, 2024y / 1 / 12);
    const SavedSearches later = scene.news(saved, 2024y / 1 / 12).saved;
    const SavedSearches restored = again.news(later, 2024y / 3 / 2).saved;
    CHECK(told(again.news(later, 2024y / 3 / 2)).empty());
    again.commit({document("c", "C", "Bruising in teenagers")}, 2024y / 3 / 3);
    CHECK(told(again.news(restored, 2024y / 3 / 3)).empty());
  }
}

// A reviewer, on paper: a protocol went from 48 to 24 hours and back, and nobody was told of
// the way back.
TEST_CASE("a text that comes back is told again", "[saved]") {
  const auto hours = [](const char* count) {
    return document("a", "A", std::string("Refer bruising within ") + count + " hours");
  };
  Scene scene;
  scene.commit({hours("48"), document("b", "B", "Bruising and burns")}, 2024y / 1 / 10);
  const SavedSearches first = scene.news(asking({"bruising"}), 2024y / 1 / 10).saved;
  const auto step = [](Scene& in, const SavedSearches& saved, const Document& put, Date day) {
    in.commit({put}, day);
    return in.news(saved, day);
  };
  SECTION("48, 24, 48, 24, 48 hours") {
    SavedSearches saved = first;
    unsigned day = 11;
    for (const char* each : {"24", "48", "24", "48"}) {
      const News news = step(scene, saved, hours(each), 2024y / 1 / day);
      CHECK(told(news) == Lines{"bruising: a#top"});
      CHECK(news.documents.at(0).standing == Standing::undated);
      CHECK(told(scene.news(news.saved, 2024y / 1 / day)).empty());
      saved = saved_from_json(to_json(news.saved));
      ++day;
    }
  }
  SECTION("beside another section that is new, and one that stayed is not") {
    Document page = hours("24");
    page.sections.push_back({.anchor = "more", .text = "Bruising stays the same"});
    const News second = step(scene, first, page, 2024y / 1 / 11);
    page.sections[0].text = "Refer bruising within 48 hours";
    CHECK(told(step(scene, second.saved, page, 2024y / 1 / 12)) == Lines{"bruising: a#top"});
  }
  SECTION("a page that was withdrawn and is published again") {
    Document withdrawn = hours("48");
    withdrawn.status = Status::withdrawn;
    const SavedSearches saved = step(scene, first, withdrawn, 2024y / 1 / 11).saved;
    CHECK(told(scene.news(saved, 2024y / 1 / 12)).empty());
    const News back = step(scene, saved, hours("48"), 2024y / 1 / 13);
    CHECK(told(back) == Lines{"bruising: a#top"});
    CHECK(told(scene.news(back.saved, 2024y / 1 / 14)).empty());
  }
  SECTION("a page that was removed and put again") {
    scene.commit({}, 2024y / 1 / 12, {"a"});
    const SavedSearches without = scene.news(first, 2024y / 1 / 12).saved;
    const News back = step(scene, without, hours("48"), 2024y / 1 / 13);
    CHECK(told(back) == Lines{"bruising: a#top"});
    CHECK(told(scene.news(back.saved, 2024y / 1 / 14)).empty());
  }
  SECTION("a page that another one superseded, which is withdrawn") {
    Document newer = document("c", "C", "Sleep safely");
    newer.replaces = {"a"};
    const News gone = step(scene, first, newer, 2024y / 1 / 11);
    CHECK(told(gone).empty());
    const SavedSearches saved = saved_from_json(to_json(gone.saved));
    Scene older;  // a copy from before, or one made anew without it
    older.commit({hours("48"), document("b", "B", "Bruising and burns")}, 2024y / 1 / 10);
    CHECK(told(older.news(saved, 2024y / 1 / 12)).empty());
    newer.status = Status::withdrawn;
    const News back = step(scene, saved, newer, 2024y / 1 / 13);
    CHECK(told(back) == Lines{"bruising: a#top"});
    CHECK(told(scene.news(back.saved, 2024y / 1 / 14)).empty());
    newer.status = Status::published;
    const News again = step(scene, back.saved, newer, 2024y / 1 / 15);
    newer.status = Status::withdrawn;
    CHECK(told(step(scene, again.saved, newer, 2024y / 1 / 16)) == Lines{"bruising: a#top"});
  }
  SECTION("one that another stood in for until a day, by the calendar alone") {
    Document newer = document("c", "C", "Sleep safely");
    newer.replaces = {"a"};
    newer.validity = {2024y / 1 / 11, 2024y / 1 / 20};
    const News gone = step(scene, first, newer, 2024y / 1 / 11);
    CHECK(told(scene.news(gone.saved, 2024y / 1 / 20)).empty());
    const News back = scene.news(gone.saved, 2024y / 1 / 21);
    CHECK(told(back) == Lines{"bruising: a#top"});
    CHECK(told(scene.news(back.saved, 2024y / 1 / 22)).empty());
  }
  SECTION("not when no pass saw it gone") {
    scene.commit({hours("24")}, 2024y / 1 / 11);
    const News news = step(scene, first, hours("48"), 2024y / 1 / 12);
    REQUIRE(news.documents.size() == 1);
    CHECK(news.documents[0].edition == 2);  // 24 hours, which it never heard of
  }
  SECTION("not by an older copy of the index, nor by what is then put as it was") {
    const SavedSearches second = step(scene, first, hours("24"), 2024y / 1 / 11).saved;
    Scene older;
    older.commit({hours("52")}, 2024y / 1 / 8);
    older.commit({hours("48"), document("b", "B", "Bruising and burns")}, 2024y / 1 / 10);
    const News restored = older.news(second, 2024y / 1 / 12);
    CHECK(told(older.news(restored.saved, 2024y / 1 / 12)).empty());
    CHECK(told(restored) == Lines{"bruising: a#top"});  // 52 hours, which it never heard of
    const News again = step(older, restored.saved, hours("24"), 2024y / 1 / 13);
    CHECK(told(again).empty());
    CHECK(told(step(older, again.saved, hours("48"), 2024y / 1 / 14)) == Lines{"bruising: a#top"});
  }
  SECTION("nor by one made anew, merged or not") {
    SavedSearches saved = step(scene, first, hours("24"), 2024y / 1 / 11).saved;
    saved = step(scene, saved, hours("48"), 2024y / 1 / 12).saved;
    scene.index.writer().merge();
    CHECK(told(scene.news(saved, 2024y / 1 / 13)).empty());
    Scene anew;
    anew.commit({document("b", "B", "Bruising and burns"), hours("48")}, 2024y / 3 / 1);
    CHECK(told(anew.news(saved, 2024y / 3 / 1)).empty());
  }
}

TEST_CASE("what comes into force by the calendar alone is new that day", "[saved]") {
  Scene scene;
  scene.commit({guidance("kcsie", "Keeping children safe", 2024y / 9 / 1)}, 2024y / 6 / 1);
  const SavedSearches saved = scene.news(asking({"children"}), 2024y / 7 / 1).saved;
  CHECK(told(scene.news(saved, 2024y / 8 / 31)).empty());
  const News news = scene.news(saved, 2024y / 9 / 1);
  CHECK(told(news) == Lines{"children: kcsie#top"});
  CHECK(news.documents.at(0).standing == Standing::in_force);
  CHECK(told(scene.news(news.saved, 2024y / 9 / 2)).empty());
  SECTION("and what is published by the calendar") {
    Document later = document("later", "Later", "Children and sleep");
    later.published = day(2024y / 10 / 1);
    scene.commit({later}, 2024y / 9 / 3);
    CHECK(told(scene.news(news.saved, 2024y / 9 / 30)).empty());
    CHECK(told(scene.news(news.saved, 2024y / 10 / 1)) == Lines{"children: later#top"});
  }
}

TEST_CASE("tiers that are not opened are told to nobody, and change no byte", "[saved]") {
  Scene scene, plain;
  const Document open = document("a", "A", "Bruising in babies");
  Document closed = document("s", "S", "Bruising of a named child");
  closed.tier = "police";
  const SavedSearches saved = plain.news(asking({"bruising", "named"}), 2024y / 1 / 1).saved;
  scene.commit({open, closed}, 2024y / 1 / 10);
  plain.commit({open}, 2024y / 1 / 10);
  CHECK(to_json(scene.news(saved, 2024y / 1 / 10)) == to_json(plain.news(saved, 2024y / 1 / 10)));
  CHECK(told(scene.index.searcher({"police"}).news(saved, 2024y / 1 / 10)) ==
        Lines{"bruising: a#top s#top", "named: s#top"});
}

TEST_CASE("what is no set of saved searches is refused, and says where", "[saved]") {
  const auto [json, says] = GENERATE(table<std::string, std::string>(
      {{R"({"searches": [{"request": {}}]})", "name"},
       {R"({"searches": [{"name": "a", "request": {"texts": "b"}}]})", "a: "},
       {R"({"searches": [{"name": "a"}, {"name": "a"}]})", "two saved searches"},
       {R"({"searches": [{"name": "a", "request": {"as_of": "2024-01-01"}}]})", "as_of"},
       {R"({"known": [{"pass": 1, "keys": "12"}]})", "keys"},
       {R"({"known": [{"pass": 1, "keys": "0123456789abcdeg"}]})", "keys"},
       {R"([])", "saved searches"}}));
  try {
    saved_from_json(json);
    FAIL("taken: " << json);
  } catch (const Error& error) {
    INFO(error.what());
    CHECK(error.fault() == Fault::bad_argument);
    CHECK(std::string(error.what()).find(says) != std::string::npos);
  }
}

TEST_CASE("a search for another day is not asked, and told so", "[saved]") {
  Scene scene;
  const SavedSearches saved =
      scene.news(asking({"bruising as-of:2020-05-01"}), 2024y / 1 / 1).saved;
  scene.commit({document("a", "A", "Bruising")}, 2024y / 1 / 10);
  const News news = scene.news(saved, 2024y / 1 / 10);
  REQUIRE(news.searches.size() == 1);
  CHECK(news.searches[0].hits.empty());
  CHECK(news.searches[0].notices.size() == 1);
}

namespace {

// Words as a partnership has them: a few are everywhere, many are rare.
std::string word(std::mt19937& dice) {
  std::uniform_real_distribution<double> part(0, 1);
  const auto n = static_cast<unsigned>(3000 * part(dice) * part(dice) * part(dice));
  std::string out = "w";
  for (unsigned rest = n + 30; rest > 0; rest /= 20) out += "bcdfghklmnprstvwzjqx"[rest % 20];
  return out + "a";
}

std::string words(std::mt19937& dice, unsigned count) {
  std::string out;
  for (unsigned i = 0; i < count; ++i) out += (i ? " " : "") + word(dice);
  return out;
}

Document page(std::mt19937& dice, unsigned number) {
  static const Kind kinds[] = {Kind::page, Kind::guidance, Kind::protocol, Kind::event};
  Document out = document("page" + std::to_string(number), words(dice, 4), words(dice, 60));
  out.kind = out.sections[0].kind = kinds[number % 4];
  out.publisher = number % 3 ? "Leeds SCP" : "Bradford SCP";
  if (number % 7 == 0) out.validity.last = 2023y / 1 / 1;
  for (unsigned i = 1; i < 5; ++i)
    out.sections.push_back({.heading = words(dice, 3),
                            .anchor = "s" + std::to_string(i),
                            .kind = out.kind,
                            .text = words(dice, 60)});
  return out;
}

Query question(std::mt19937& dice, unsigned number) {
  Query query{.text = words(dice, 1 + number % 4)};
  if (number % 11 == 1) query.text = '"' + words(dice, 2) + '"';
  if (number % 13 == 2) query.text += " -" + word(dice);
  if (number % 17 == 3) query.text = "+" + word(dice) + " " + word(dice);
  if (number % 19 == 4) query.text = word(dice).substr(0, 4) + "*";
  if (number % 23 == 5) query.kinds = {Kind::protocol, Kind::event};
  if (number % 29 == 6) query.publishers = {"Leeds SCP"};
  if (number % 31 == 7) query.ended = Ended::leave_out;
  if (number % 37 == 8) query.text = "";
  if (number % 41 == 9) query.text = word(dice) + "x";
  if (number % 43 == 10) query.text = word(dice) + " NEAR " + word(dice);
  return query;
}

// All that asking in full gives, section by section.
std::set<std::string> in_full(const Searcher& searcher, Query query, Date day) {
  query.group = Group::section;
  query.limit = 100;
  query.snippets = query.companions = false;
  std::set<std::string> out;
  for (query.offset = 0;; query.offset += 100) {
    const Results results = searcher.search(query, {day});
    for (const Hit& hit : results.hits) out.insert(hit.document + "#" + hit.anchor);
    if (query.offset + 100 >= results.total) return out;
  }
}

}  // namespace

TEST_CASE(
    "ten thousand saved searches over a thousand new sections are each told what asking in "
    "full gives",
    "[saved]") {
  Scene scene;
  std::mt19937 dice(20240520);
  std::vector<Document> old, fresh;
  for (unsigned i = 0; i < 400; ++i) old.push_back(page(dice, i));
  for (unsigned i = 400; i < 600; ++i) fresh.push_back(page(dice, i));
  scene.commit(old, 2024y / 1 / 10);
  SavedSearches saved;
  for (unsigned i = 0; i < 10'000; ++i)
    saved.searches.push_back({"q" + std::to_string(i), question(dice, i), {}});
  saved = scene.news(std::move(saved), 2024y / 1 / 10).saved;
  scene.commit(fresh, 2024y / 1 / 11);

  const Searcher searcher = scene.index.searcher();
  const auto begin = std::chrono::steady_clock::now();
  const News news = searcher.news(saved, 2024y / 1 / 11);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  WARN("10,000 saved searches, 1,000 new sections of 3,000: " << took.count() << " s");
  std::map<std::string, std::set<std::string>> told;
  for (const SearchNews& each : news.searches)
    for (const NewHit& hit : each.hits)
      for (const auto section : hit.sections)
        told[each.name].insert(news.documents[hit.document].document + "#" +
                               news.documents[hit.document].sections[section].anchor);
  std::size_t compared = 0, found = 0;
  for (unsigned i = 0; i < 10'000; i += 7) {  // every seventh: asking in full takes its time
    const SavedSearch& search = saved.searches[i];
    std::set<std::string> wanted;
    for (const std::string& each : in_full(searcher, search.query, 2024y / 1 / 11))
      if (std::stoul(each.substr(4)) >= 400) wanted.insert(each);
    INFO(search.name << " " << search.query.text);
    CHECK(told[search.name] == wanted);
    ++compared, found += wanted.size();
  }
  CHECK(compared > 1400);
  CHECK(found > 10'000);
  CHECK(told.size() > 5'000);
}
