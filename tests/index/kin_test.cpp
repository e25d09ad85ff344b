// Which documents are the same work: found at one address written in several ways,
// copied by another, brought out again.
#include <array>
#include <random>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

// Some 200 words that only `seed` decides, in the manner of guidance.
std::string prose(unsigned seed, int words = 200) {
  constexpr std::array<const char*, 40> stock{
      "child",   "family",  "worker", "concern", "manager", "record",   "share",   "refer",
      "bruise",  "infant",  "home",   "visit",   "school",  "nurse",    "police",  "team",
      "meeting", "plan",    "review", "risk",    "harm",    "evidence", "ask",     "listen",
      "write",   "call",    "decide", "agree",   "protect", "support",  "parent",  "carer",
      "sibling", "history", "injury", "mobile",  "explain", "consult",  "outcome", "safety"};
  std::mt19937 random(seed);
  std::string out;
  for (int i = 0; i < words; ++i)
    out.append(stock.at(random() % stock.size())).append(i % 12 == 11 ? ". " : " ");
  return out;
}

// With every n-th word another.
std::string edited(const std::string& text, int n) {
  std::string out;
  int word = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    out += ++word % n == 0 ? "otherwise" : text.substr(i, end - i);
    out += ' ';
    i = end + 1;
  }
  return out;
}

struct Paper {
  std::string id, title, publisher, text;
  Layer layer = Layer::unknown;
  std::string url = {};
  Kind kind = Kind::guidance;
  std::optional<Date> published = {};
  std::string tier = {};
};

Document made(const Paper& paper) {
  Document out = document(paper.id, paper.title, paper.text);
  out.kind = out.sections[0].kind = paper.kind;
  out.publisher = paper.publisher, out.layer = paper.layer, out.url = paper.url;
  out.tier = paper.tier;
  if (paper.published) out.published = day(*paper.published);
  return out;
}

struct Shelf {
  Folder folder;
  Index index = Index::create(folder / "i");

  void put(const std::vector<Paper>& papers) {
    Writer writer = index.writer();
    for (const Paper& paper : papers) writer.put(made(paper));
    writer.commit(2026y / 1 / 5);
  }
  Results ask(const std::string& text, Date on, std::vector<std::string> tiers = {},
              Group group = Group::document) {
    Query query;
    query.text = text, query.group = group, query.facets = true;
    return index.searcher(std::move(tiers)).search(query, {on, std::nullopt});
  }
  std::string standing(const std::string& id, Date on, const std::string& words = "bruise") {
    for (const Hit& hit : ask(words, on).hits)
      if (hit.document == id) return std::string(name(hit.standing)) + " " + hit.superseded_by;
    return "nothing";
  }
};

Ids copies(const Hit& hit) {
  Ids out;
  for (const Copy& copy : hit.copies) out.push_back(copy.document);
  return out;
}

}  // namespace

TEST_CASE("one address written in several ways is one hit, and every id stays", "[kin]") {
  const std::string text = prose(1);
  const std::vector<std::string> same{
      "https://www.leedsscp.org.uk/Practitioners/Bruising",
      "http://leedsscp.org.uk/practitioners/bruising/",
      "https://leedsscp.org.uk/index.php/practitioners/bruising",
      "https://leedsscp.org.uk:443/practitioners/bruising/index.html",
      "HTTPS://LEEDSSCP.ORG.UK/practitioners//bruising?utm_source=mail&fbclid=xyz#top",
      "https://leedsscp.org.uk/practitioners/bruising",
      "https://leedsscp.org.uk/practitioners/%62ruising"};
  std::vector<Paper> papers;
  for (std::size_t i = 0; i < same.size(); ++i)
    papers.push_back(
        {"page-" + std::to_string(i), "Bruising", "Leeds SCP", text, Layer::local, same[i]});
  Shelf shelf;
  shelf.put(papers);
  const Results found = shelf.ask("bruise", 2026y / 2 / 1);
  REQUIRE(found.hits.size() == 1);
  CHECK(found.total == 7);
  CHECK(found.hits[0].document == "page-5");  // at the plainest
  CHECK(copies(found.hits[0]) == Ids{"page-0", "page-1", "page-2", "page-3", "page-4", "page-6"});
  CHECK(shelf.index.searcher().ids().size() == 7);
  for (const Paper& paper : papers) CHECK(shelf.index.searcher().find(paper.id));
}

TEST_CASE("addresses that only look alike are several", "[kin]") {
  Shelf shelf;
  shelf.put({{"a", "Bruising", "Leeds SCP", prose(1), Layer::local, "https://a.uk/p?id=1"},
             {"b", "Burning", "Leeds SCP", prose(2), Layer::local, "https://a.uk/p?id=2"},
             {"c", "Banning", "Leeds SCP", prose(3), Layer::local, "https://b.uk/p?id=1"},
             {"d", "Bending", "Leeds SCP", prose(4), Layer::local, "https://a.uk/"},
             {"e", "Binding", "Leeds SCP", prose(5), Layer::local, "https://a.uk/"}});
  CHECK(shelf.ask("bruise", 2026y / 2 / 1).hits.size() == 5);
}

TEST_CASE("a copy stands under the issuer's own, however well its own words fit", "[kin]") {
  const std::string text = prose(7);
  Shelf shelf;
  shelf.put(
      {{"school/bruising", "Bruising bruising bruise", "Moor School",
        "Our school keeps to this. " + text, Layer::agency, "https://moor.example/b"},
       {"scp/bruising", "Bruising in babies", "Leeds SCP", text, Layer::local,
        "https://leedsscp.org.uk/b"},
       {"scp/other", "Other", "Leeds SCP", prose(8), Layer::local, "https://leedsscp.org.uk/o"}});
  const Results found = shelf.ask("bruise", 2026y / 2 / 1);
  Ids all = ids(found);
  CHECK(std::count(all.begin(), all.end(), "school/bruising") == 0);
  CHECK(found.total == 3);
  for (const Hit& hit : found.hits)
    CHECK(copies(hit) == (hit.document == "scp/bruising" ? Ids{"school/bruising"} : Ids{}));
  SECTION("it counts, and in its publisher's facet, for who filters by that") {
    for (const Facet& facet : found.facets)
      if (facet.field == "publisher") CHECK(facet.values.size() == 2);
  }
  SECTION("pages go on behind it") {
    Query query;
    query.text = "bruise", query.limit = 1;
    const Searcher searcher = shelf.index.searcher();
    Ids paged;
    for (query.offset = 0; query.offset < 3; ++query.offset)
      for (const std::string& id : ids(searcher.search(query, {2026y / 2 / 1, {}})))
        paged.push_back(id);
    CHECK(paged == ids(found));
  }
  SECTION("asked for its publisher, the copy is found") {
    Query query;
    query.text = "bruise", query.publishers = {"Moor School"};
    CHECK(ids(shelf.index.searcher().search(query, {2026y / 2 / 1, {}})) == Ids{"school/bruising"});
  }
  SECTION("sections are each their own") {
    CHECK(shelf.ask("bruise", 2026y / 2 / 1, {}, Group::section).hits.size() == 3);
  }
}

TEST_CASE("a copy is told by its text, not by its length or its title", "[kin]") {
  struct Case {
    int every;  // n-th word is another
    bool copy;
  };
  for (const Case& each :
       {Case{1000, true}, Case{60, true}, Case{40, true}, Case{3, false}, Case{2, false}}) {
    INFO("every word no. " << each.every);
    const std::string text = prose(11, 300);
    Shelf shelf;
    shelf.put({{"own", "Bruising", "Leeds SCP", text, Layer::local},
               {"copy", "Bruises", "Moor School", edited(text, each.every), Layer::agency}});
    CHECK(shelf.ask("bruise", 2026y / 2 / 1).hits.size() == (each.copy ? 1u : 2u));
  }
}

TEST_CASE("a school puts a copy up on a day of its own", "[kin]") {
  const std::string text = prose(71, 300);
  for (const bool same : {true, false}) {
    Shelf shelf;
    shelf.put(
        {{"own", "Bruising", "Leeds SCP", text, Layer::local, {}, Kind::guidance, 2024y / 6 / 11},
         {"copy",
          "Bruising",
          "Moor School",
          same ? text : edited(text, 25),
          Layer::agency,
          {},
          Kind::guidance,
          2025y / 9 / 1}});
    CHECK(shelf.ask("bruise", 2026y / 2 / 1).hits.size() == (same ? 1u : 2u));
  }
}

TEST_CASE("what two agencies made from one template stays two", "[kin]") {
  const std::string text = prose(13);
  Shelf shelf;
  shelf.put({{"moor", "Child protection policy", "Moor School", text, Layer::agency},
             {"fell", "Child protection policy", "Fell School", edited(text, 50), Layer::agency}});
  CHECK(shelf.ask("bruise", 2026y / 2 / 1).hits.size() == 2);
}

TEST_CASE("a copy of an edition stands under that edition", "[kin]") {
  const std::string text = prose(17, 400);
  Shelf shelf;
  shelf.put({{"dfe/24",
              "Keeping children safe 2024",
              "DfE",
              text,
              Layer::national,
              {},
              Kind::guidance,
              2024y / 9 / 1},
             {"dfe/25",
              "Keeping children safe 2025",
              "DfE",
              edited(text, 45),
              Layer::national,
              {},
              Kind::guidance,
              2025y / 9 / 1},
             {"school", "Keeping children safe 2024", "Moor School", text, Layer::agency}});
  const Results then = shelf.ask("bruise", 2025y / 2 / 1);
  REQUIRE(then.hits.size() == 1);
  CHECK(then.hits[0].document == "dfe/24");
  CHECK(copies(then.hits[0]) == Ids{"school"});
  // Under what is superseded nothing is put, and under another edition neither.
  for (const Hit& hit : shelf.ask("bruise", 2026y / 2 / 1).hits) CHECK(hit.copies.empty());
}

TEST_CASE("nothing is put under what would serve the asker worse", "[kin]") {
  const std::string text = prose(61, 300);
  const auto nation = [&] {
    return made(
        {"nation", "Bruising", "DfE", text, Layer::national, {}, Kind::guidance, 2018y / 1 / 1});
  };
  const auto leeds = [&](std::vector<std::string> places = {}) {
    Document out = made({"leeds",
                         "Bruising",
                         "Leeds SCP",
                         text + " Call the Leeds team.",
                         Layer::local,
                         {},
                         Kind::guidance,
                         {}});
    out.applies_to = std::move(places);
    return out;
  };
  const auto asked = [](const std::vector<Document>& documents, const std::string& place = "") {
    Folder folder;
    const Index index = Index::create(folder / "i");
    Writer writer = index.writer();
    for (const Document& each : documents) writer.put(each);
    writer.commit(2026y / 1 / 5);
    Query query;
    query.text = "bruise", query.place = place;
    Ids all = ids(index.searcher().search(query, {2026y / 2 / 1, {}}));
    std::sort(all.begin(), all.end());
    return all;
  };
  CHECK(asked({nation(), leeds()}) == Ids{"nation"});
  SECTION("what is in force under what is withdrawn") {
    Document gone = nation();
    gone.withdrawn = day(2023y / 1 / 1);
    CHECK(asked({gone, leeds()}) == Ids{"leeds", "nation"});
  }
  SECTION("a place's own under what is not for it") {
    Document elsewhere = nation();
    elsewhere.not_for = {{"leeds", "leeds"}};
    CHECK(asked({elsewhere, leeds()}, "leeds") == Ids{"leeds", "nation"});
  }
  SECTION("what was written for a place of its own") {
    CHECK(asked({nation(), leeds({"leeds"})}) == Ids{"leeds", "nation"});
  }
  SECTION("two dates of one course, two offices of one publisher") {
    for (const Kind kind : {Kind::course, Kind::contact}) {
      Document one = made({"one", "Course", "Leeds SCP", text, Layer::local, {}, kind});
      Document two = made({"two", "Course", "Leeds SCP", text, Layer::local, {}, kind});
      one.validity = {2026y / 5 / 12, 2026y / 5 / 12};
      two.validity = {2026y / 6 / 9, 2026y / 6 / 9};
      CHECK(asked({one, two}) == Ids{"one", "two"});
    }
  }
  SECTION("two schools of one trust") {
    Document ash = made({"ash", "Child protection policy", "The Trust", text, Layer::agency});
    Document birch =
        made({"birch", "Child protection policy", "The Trust", edited(text, 60), Layer::agency});
    ash.published = day(2024y / 9 / 1), birch.published = day(2025y / 9 / 1);
    CHECK(asked({ash, birch}) == Ids{"ash", "birch"});
  }
}

TEST_CASE("of a hundred copies none is lost, whatever came first", "[kin]") {
  const std::string text = prose(67, 300);
  const Paper own{"scp", "Bruising", "Leeds SCP", text, Layer::local};
  std::vector<Paper> papers;
  for (int i = 0; i < 100; ++i)
    papers.push_back({"school-" + std::to_string(i), "Bruising", "School " + std::to_string(i),
                      text, Layer::agency});
  Shelf first, last;
  papers.insert(papers.begin(), own);
  first.put(papers);
  std::reverse(papers.begin(), papers.end());
  last.put(papers);
  const Results one = first.ask("bruise", 2026y / 2 / 1), two = last.ask("bruise", 2026y / 2 / 1);
  REQUIRE(one.hits.size() == 1);
  CHECK(one.total == 101);
  CHECK(one.hits[0].copies.size() == 20);
  CHECK(one.notices == std::vector<std::string>{"80 more copies of scp are not shown"});
  CHECK(to_json(one) == to_json(two));
}

TEST_CASE("nothing of a tier that is not opened is a copy, or an own", "[kin]") {
  const std::string text = prose(19);
  const Paper open{"school", "Bruising", "Moor School", text, Layer::agency};
  const Paper closed{"police", "Bruising",     "Leeds SCP", text,    Layer::local,
                     {},       Kind::guidance, {},          "police"};
  Shelf one, both;
  one.put({open});
  both.put({open, closed});
  CHECK(to_json(one.ask("bruise", 2026y / 2 / 1)) == to_json(both.ask("bruise", 2026y / 2 / 1)));
  CHECK(copies(both.ask("bruise", 2026y / 2 / 1, {"police"}).hits.at(0)) == Ids{"school"});
}

TEST_CASE("editions of one work supersede each other without being told to", "[kin]") {
  struct Case {
    std::string name, older, newer;
    Kind kind = Kind::guidance;
    bool superseded = true;
    std::string publisher = "DfE", other = "DfE";
  };
  const std::vector<Case> cases{
      {"years", "Keeping children safe in education 2024",
       "Keeping children safe in education 2025"},
      {"a year in brackets", "Threshold document (2021)", "Threshold document (2024)"},
      {"months", "Bruising protocol - March 2023", "Bruising protocol - May 2025"},
      {"versions", "Bruising protocol v1.2", "Bruising protocol v2.0"},
      {"versions of two digits", "Bruising protocol version 9", "Bruising protocol version 10"},
      {"two years", "Safeguarding policy 2023-24", "Safeguarding policy 2024-25", Kind::protocol},
      {"years of a strategy", "Neglect strategy 2021-2024", "Neglect strategy 2025 to 2028"},
      {"years of a strategy in short", "Neglect strategy 2019-21", "Neglect strategy 2022-24"},
      {"a subtitle behind the year", "Working together to safeguard children 2018",
       "Working together to safeguard children 2023: statutory guidance"},
      {"annual reports are records", "Annual report 2023-24", "Annual report 2024-25",
       Kind::governance, false},
      {"events are over by themselves", "Safeguarding week 2024", "Safeguarding week 2025",
       Kind::event, false},
      {"newsletters are records", "Newsletter May 2024", "Newsletter June 2024", Kind::newsletter,
       false},
      {"another's", "Threshold document 2021", "Threshold document 2024", Kind::guidance, false,
       "Leeds SCP", "Aireby SCP"},
      {"nobody's", "Threshold document 2021", "Threshold document 2024", Kind::guidance, false, "",
       ""},
      {"another work", "Bruising protocol 2021", "Burns protocol 2024", Kind::guidance, false},
      {"a number that is no edition", "Section 47 enquiries", "Section 17 enquiries",
       Kind::guidance, false},
      {"a part of a work", "Bruising protocol part 1", "Bruising protocol part 2", Kind::guidance,
       false},
      {"ages", "Pathway for under 16", "Pathway for under 18", Kind::guidance, false},
      {"a year of an Act", "Education Act 2002: guidance for schools",
       "Education Act 2011: guidance for schools", Kind::guidance, false},
      {"a year group", "Admission form Year group 2012", "Admission form Year group 2014",
       Kind::form, false},
      {"a month within the years of the other", "Threshold document 2024-25",
       "Threshold document May 2024", Kind::guidance, false},
      {"a year and a month of a later one", "Threshold document 2021",
       "Threshold document May 2024"},
      {"years that are no edition", "Review of deaths 2015 to 2019",
       "Review of deaths 2020 to 2024", Kind::review, false},
  };
  for (const Case& each : cases) {
    INFO(each.name);
    Shelf shelf;
    shelf.put({{"older",
                each.older,
                each.publisher,
                prose(23),
                Layer::national,
                {},
                each.kind,
                2023y / 1 / 10},
               {"newer",
                each.newer,
                each.other,
                prose(24),
                Layer::national,
                {},
                each.kind,
                2025y / 3 / 1}});
    const std::string then = shelf.standing("older", 2024y / 6 / 1);
    const std::string now = shelf.standing("older", 2026y / 2 / 1);
    CHECK(then.find("superseded") == std::string::npos);
    CHECK((now == "superseded newer") == each.superseded);
  }
}

TEST_CASE("an edition does not come before its year, nor against its days", "[kin]") {
  Shelf shelf;
  shelf.put({{"older", "Threshold document 2024", "Leeds SCP", prose(1), Layer::local},
             {"newer", "Threshold document 2027", "Leeds SCP", prose(2), Layer::local}});
  CHECK(shelf.standing("older", 2026y / 12 / 31) == "undated ");
  CHECK(shelf.standing("older", 2027y / 1 / 1) == "superseded newer");
  Shelf other;
  other.put({{"older",
              "Referral form v1",
              "Leeds SCP",
              prose(1),
              Layer::local,
              {},
              Kind::form,
              2025y / 1 / 1},
             {"newer",
              "Referral form v2",
              "Leeds SCP",
              prose(2),
              Layer::local,
              {},
              Kind::form,
              2025y / 1 / 1}});
  CHECK(other.standing("older", 2026y / 1 / 1) == "in_force ");
}

TEST_CASE("a successor stays one through a hundred mended bodies", "[kin]") {
  Shelf shelf;
  shelf.put({{"older", "Threshold document 2021", "Leeds SCP", prose(1), Layer::local}});
  for (int i = 0; i < 60; ++i)
    shelf.put({{"newer", "Threshold document 2024", "Leeds SCP", prose(2) + " " + std::to_string(i),
                Layer::local}});
  CHECK(shelf.standing("older", 2026y / 2 / 1) == "superseded newer");
}

TEST_CASE("an edition that is no more than a draft supersedes nothing", "[kin]") {
  Shelf shelf;
  Document draft = made({"newer", "Threshold document 2026", "Leeds SCP", prose(2), Layer::local});
  draft.status = Status::draft;
  Writer writer = shelf.index.writer();
  writer.put(made({"older", "Threshold document 2024", "Leeds SCP", prose(1), Layer::local}));
  writer.put(draft);
  writer.commit(2026y / 1 / 5);
  CHECK(shelf.standing("older", 2026y / 2 / 1).find("superseded") == std::string::npos);
}

TEST_CASE("a new body at a known address under another id is its next edition", "[kin]") {
  const std::string url = "https://leedsscp.org.uk/bruising";
  Shelf shelf;
  shelf.put({{"crawl-1", "Bruising protocol", "Leeds SCP", prose(31), Layer::local, url,
              Kind::protocol, 2023y / 5 / 1},
             {"crawl-2", "Bruising protocol", "Leeds SCP", prose(32), Layer::local, url + "/",
              Kind::protocol, 2025y / 5 / 1}});
  CHECK(shelf.standing("crawl-1", 2024y / 5 / 1) == "in_force ");
  CHECK(shelf.standing("crawl-1", 2026y / 5 / 1) == "superseded crawl-2");
  SECTION("at another address it is another's") {
    Shelf trust;
    trust.put({{"ash", "Child protection policy", "The Trust", prose(35), Layer::agency,
                "https://ash.example/policy", Kind::protocol, 2024y / 9 / 1},
               {"birch", "Child protection policy", "The Trust", edited(prose(35), 50),
                Layer::agency, "https://birch.example/policy", Kind::protocol, 2025y / 9 / 1}});
    CHECK(trust.standing("ash", 2026y / 5 / 1) == "in_force ");
  }
  SECTION("of a newsletter both are kept as the records they are") {
    Shelf news;
    news.put({{"march-24", "March newsletter", "Leeds SCP", prose(33), Layer::local, url,
               Kind::newsletter, 2024y / 3 / 1},
              {"march-25", "March newsletter", "Leeds SCP", prose(34), Layer::local, url,
               Kind::newsletter, 2025y / 3 / 1}});
    CHECK(news.standing("march-24", 2026y / 5 / 1) == "in_force ");
  }
}

TEST_CASE("what a control sheet says it supersedes is superseded", "[kin]") {
  const auto sheet = [](const std::string& supersedes) {
    Source source;
    source.id = "new", source.title = "Bruising and injury protocol",
    source.publisher = "Leeds SCP";
    source.kind = Kind::protocol, source.media_type = "text/plain";
    source.published = period_from_iso("2025-03-01");
    return read(source, "Bruising and injury protocol\n\nVersion: 2\nSupersedes: " + supersedes +
                            "\n\n" + prose(41));
  };
  struct Case {
    std::string supersedes;
    bool expected;
  };
  for (const Case& each :
       {Case{"Bruises in babies 2019", true}, Case{"bruises in babies 2019.", true},
        Case{"Version 1", false}, Case{"Bruises", false}, Case{"none", false}}) {
    INFO(each.supersedes);
    Shelf shelf;
    Writer writer = shelf.index.writer();
    writer.put(made({"old",
                     "Bruises in babies 2019",
                     "Leeds SCP",
                     prose(40),
                     Layer::local,
                     {},
                     Kind::protocol,
                     2019y / 1 / 1}));
    writer.put(sheet(each.supersedes));
    writer.commit(2026y / 1 / 5);
    CHECK((shelf.standing("old", 2026y / 2 / 1) == "superseded new") == each.expected);
  }
}
