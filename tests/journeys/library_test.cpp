// A partnership's content as a library: its diary, a year day by day, its newsletter.
#include <algorithm>
#include <map>

#include "catch.hpp"
#include "journeys/partnership.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

Date day_of(Date first, int days) { return std::chrono::sys_days(first) + std::chrono::days(days); }

// What a host would tell apart: the same thing told twice has the same.
std::string key_of(const Change& change) {
  std::string key = std::string(name(change.change)) + " " + change.document + " " +
                    std::to_string(change.edition) + " " + to_iso(change.on);
  for (const std::string& anchor : change.anchors) key += " " + anchor;
  return key;
}

bool by_commit(const Change& change) {
  return change.change == ChangeKind::added || change.change == ChangeKind::changed ||
         change.change == ChangeKind::removed;
}

// Every document of examples/pages, read.
std::vector<Document> pages() {
  const Searcher searcher = partnership().searcher();
  std::vector<Document> all;
  for (const std::string& id : searcher.ids())
    if (auto document = searcher.find(id)) all.push_back(std::move(*document));
  return all;
}

}  // namespace

TEST_CASE("the April newsletter's diary is a calendar that another library reads back",
          "[journeys][library]") {
  Folder folder;
  const Index index = Index::create(folder / "a.index");
  {
    Writer writer = index.writer();
    writer.put(
        {.id = "newsletter/2024-04", .name = "april-newsletter.txt", .publisher = "Leeds SCP"},
        seed("april-newsletter.txt"));
    writer.commit(2024y / 4 / 20);
  }
  const Diary told =
      diary(index.searcher(), {.period = {2024y / 5 / 1, 2024y / 6 / 30}}, {2024y / 4 / 20});
  REQUIRE(told.entries.size() == 3);
  const std::string calendar = to_icalendar(told, {.title = "Leeds", .url = "https://x.example/"});
  // libical, in the worker.
  const Document read =
      Reader(with_clues()).read({.id = "calendar", .media_type = "text/calendar"}, calendar);
  CHECK(read.problems.empty());
  std::map<std::string, std::string> back;
  for (const Section& section : read.sections)
    for (const DateMention& date : section.dates)
      if (date.role == Role::event) back[section.heading] = to_iso(date.when);
  CHECK(back == std::map<std::string, std::string>{
                    {"Mental Health Awareness Week", "2024-05-13/2024-05-19"},
                    {"International Missing Children\u2019s Day", "2024-05-25"},
                    {"Safeguarding Week 2024", "2024-06-24/2024-06-28"}});
  SECTION("put beside the newsletter it tells of the same three, and their uids stay") {
    Writer writer = index.writer();
    Document again = read;
    again.publisher = "Leeds SCP";
    writer.put(again);
    writer.commit(2024y / 4 / 21);
    const Diary both =
        diary(index.searcher(), {.period = {2024y / 5 / 1, 2024y / 6 / 30}}, {2024y / 4 / 21});
    REQUIRE(both.entries.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(both.entries[i].uid == told.entries[i].uid);
      CHECK(both.entries[i].sources.size() == 2);
    }
  }
}

TEST_CASE("a year of a partnership's life is told day by day, the right changes and none twice",
          "[journeys][library]") {
  const std::vector<Document> all = pages();
  REQUIRE(all.size() > 80);
  Folder folder;
  const Index index = Index::create(folder / "year.index");
  const Date first = 2027y / 1 / 1;
  std::set<std::string> there, told_keys;
  std::string cursor = index.searcher().cursor(day_of(first, -1));
  SavedSearches saved;
  saved.keep("children", {.text = "children"});
  saved = index.searcher().news(saved, first).saved;
  std::size_t commits = 0, told = 0;
  std::set<std::string> told_news;
  for (int i = 0; i < 365; ++i) {
    const Date today = day_of(first, i);
    std::set<std::string> wanted;
    {
      Writer writer = index.writer();
      Document document = all[static_cast<std::size_t>(i) % all.size()];
      const int round = i / static_cast<int>(all.size());
      const bool gone = !there.count(document.id);
      if (round > 0 && i % 7 == 3 && !gone) {
        writer.remove(document.id);
        there.erase(document.id);
        wanted.insert("removed " + document.id);
      } else {
        // Every eleventh is put as it was: that is no change.
        const bool same = round > 0 && i % 11 == 5 && !gone;
        if (!same && round > 0) {
          document.sections.front().text += "\n\nReviewed in round " + std::to_string(i) + ".";
          document.digest += std::to_string(i);
        }
        if (!same || round == 1) {
          const Put put = writer.put(document);
          if (put == Put::added) wanted.insert("added " + document.id);
          if (put == Put::changed && !same) wanted.insert("changed " + document.id);
        }
        there.insert(document.id);
      }
      const auto before = index.searcher().info().revision;
      commits += writer.commit(today) != before;
      if (i % 50 == 49) writer.merge();
    }
    const Searcher searcher = index.searcher();
    const Changes changes = searcher.changes(cursor, today);
    cursor = changes.cursor;
    std::set<std::string> found;
    for (const Change& each : changes.changes) {
      INFO(to_iso(today) << " " << key_of(each));
      CHECK(told_keys.insert(key_of(each)).second);
      if (by_commit(each)) found.insert(std::string(name(each.change)) + " " + each.document);
      if (!by_commit(each) && each.change != ChangeKind::coming_up) CHECK(each.on <= today);
      ++told;
    }
    INFO(to_iso(today));
    CHECK(found == wanted);
    CHECK(searcher.changes(cursor, today).changes.empty());
    News news = searcher.news(std::move(saved), today);
    saved = std::move(news.saved);
    for (const SearchNews& each : news.searches)
      for (const NewHit& hit : each.hits)
        for (const auto section : hit.sections) {
          const NewDocument& document = news.documents[hit.document];
          told_news.insert(document.document);
          CHECK(wanted.count("removed " + document.document) == 0);
          (void)section;
        }
  }
  CHECK(commits >= 300);
  CHECK(told > 300);
  CHECK(told_news.size() > 30);
}

TEST_CASE("an editor would send the digest of April 2024", "[journeys][library]") {
  const Searcher searcher = partnership().searcher();
  DigestOptions options{.period = {2024y / 4 / 1, 2024y / 4 / 30},
                        .title = "What is new in Leeds",
                        .url = "https://www.leedsscp.example/",
                        .publisher = "Leeds SCP",
                        .introduction = "Dear colleagues,\n\nplease pass this on."};
  options.filter.publishers = {"Leeds SCP"};
  const Digest digest = fingerpost::digest(searcher, options, 2024y / 5 / 2);
  std::map<std::string, Ids> parts;
  for (const DigestPart& part : digest.parts) {
    for (const DigestItem& item : part.items) {
      INFO(part.id << " " << item.document);
      parts[part.id].push_back(item.document);
      const auto document = searcher.find(item.document);
      REQUIRE(document);
      if (part.id == "gone") continue;
      CHECK((item.standing == Standing::in_force || item.standing == Standing::undated ||
             item.standing == Standing::upcoming));
      const bool of_april =
          (document->published && document->published->overlaps(options.period)) ||
          (document->updated && document->updated->overlaps(options.period));
      CHECK(of_april);
    }
    for (const DiaryEntry& entry : part.entries) parts[part.id].push_back(entry.name);
  }
  const Ids& fresh = parts["new"];
  CHECK(std::find(fresh.begin(), fresh.end(), "newsletters/2024-04") != fresh.end());
  for (const char* name : {"Mental Health Awareness Week", "Safeguarding Week"})
    CHECK(std::count(parts["diary"].begin(), parts["diary"].end(), name) == 1);
  for (const DigestForm form : {DigestForm::markdown, DigestForm::html, DigestForm::text}) {
    const std::string text = render(digest, form);
    INFO(text);
    CHECK(text.find("What is new in Leeds") != text.npos);
    CHECK(text.find("please pass this on") != text.npos);
    CHECK(text.find("13 to 19 May 2024") != text.npos);
    CHECK(text.find("<img") == text.npos);
    CHECK(text.find("{{") == text.npos);
  }
}

TEST_CASE("an edition that comes into force by the calendar alone is told on that day, once",
          "[journeys][library]") {
  Folder folder;
  const Index index = Index::create(folder / "kcsie.index");
  {
    Writer writer = index.writer();
    for (const Document& document : pages())
      if (document.id == "guidance/kcsie-2024" || document.id == "guidance/kcsie-2025")
        writer.put(document);
    writer.commit(2025y / 8 / 1);
  }
  const Searcher searcher = index.searcher();
  SavedSearches saved;
  saved.keep("kcsie", {.text = "keeping children safe in education"});
  saved = searcher.news(saved, 2025y / 8 / 1).saved;
  std::string cursor = searcher.cursor(2025y / 8 / 1);
  std::vector<std::string> told, news_days;
  for (int i = 1; i < 60; ++i) {
    const Date today = day_of(2025y / 8 / 1, i);
    const Changes changes = searcher.changes(cursor, today);
    cursor = changes.cursor;
    for (const Change& each : changes.changes)
      if (each.change != ChangeKind::review_due)
        told.push_back(to_iso(today) + " " + std::string(name(each.change)) + " " + each.document);
    News news = searcher.news(std::move(saved), today);
    saved = std::move(news.saved);
    if (!news.searches.empty()) news_days.push_back(to_iso(today));
    for (const NewDocument& document : news.documents)
      CHECK(document.document == "guidance/kcsie-2025");
  }
  CHECK(told == std::vector<std::string>{"2025-09-01 superseded guidance/kcsie-2024",
                                         "2025-09-01 came_into_force guidance/kcsie-2025"});
  CHECK(news_days == std::vector<std::string>{"2025-09-01"});
  const Digest digest = fingerpost::digest(
      searcher, {.period = {2025y / 9 / 1, 2025y / 9 / 30}, .ahead = 0}, 2025y / 10 / 1);
  REQUIRE(digest.parts.size() == 2);
  CHECK(digest.parts[0].items.at(0).document == "guidance/kcsie-2025");
  CHECK(digest.parts[1].id == "gone");
  CHECK(digest.parts[1].items.at(0).read_instead == "guidance/kcsie-2025");
}
