// Ours and two plain engines answer the same questions over the same sections.
// The plain ones get the words of a question and know no day, place or tier
// beyond that only public sections are put into them.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>

#include "catch.hpp"
#include "peers/peers.hpp"
#include "questions/corpus.hpp"
#include "questions/questions.hpp"
#include "questions/report.hpp"

using namespace fingerpost;
using namespace fingerpost::questions;
using fingerpost::tests::Folder;
using rank::mean, rank::randomisation;
using namespace std::chrono_literals;

namespace {

// A little under what is reached on the part to tune on (0.879 and 0.866); raise
// them when the table says so.
constexpr double least_ndcg = 0.86;
constexpr double least_success = 0.82;
constexpr double least_fourth = 0.79;  // reached: see README.md

std::string in_folder(const char* file) {
  return std::string(FINGERPOST_SOURCE) + "/tests/questions/" + file;
}

// Four parts, of which three were set aside once, asked once, and are tuned on since. The
// fourth is asked over more pages, which the grades of the others know nothing of.
constexpr const char* files[] = {"questions.ndjson", "aside.ndjson", "aside-third.ndjson"};
constexpr const char* fourth = "aside-fourth.ndjson";

const std::vector<Asked>& all_questions() {
  static const std::vector<Asked> questions = [] {
    std::vector<Asked> all;
    for (const char* file : files)
      for (Asked& each : load(in_folder(file))) all.push_back(std::move(each));
    return all;
  }();
  return questions;
}

// The public sections of the corpus, each under its document.
struct Sections {
  std::vector<peers::Passage> passages;
  std::vector<std::string> documents;
};

Sections public_sections(const Index& index) {
  Sections sections;
  Searcher searcher = index.searcher();
  for (const std::string& id : searcher.ids()) {
    Document document = *searcher.find(id);
    for (const Section& section : document.sections) {
      sections.passages.push_back(
          {.title = document.title, .heading = section.heading, .text = section.text});
      sections.documents.push_back(id);
    }
  }
  return sections;
}

// Every passage that matches, folded to its document's best.
Run ask_peer(peers::Peer& peer, const Sections& sections, const std::vector<Asked>& questions) {
  for (const peers::Passage& passage : sections.passages) peer.add(passage);
  peer.commit();
  return run(std::string(peer.name()), questions, [&](const Asked& question) {
    std::vector<std::string> documents;
    for (std::size_t passage :
         peer.ask(question.request.query.text, sections.passages.size()).passages) {
      const std::string& document = sections.documents[passage];
      if (std::find(documents.begin(), documents.end(), document) == documents.end())
        documents.push_back(document);
    }
    return documents;
  });
}

Results answer(const Searcher& searcher, const Asked& question) {
  Query query = question.request.query;
  query.explain = true;
  return searcher.search(query, {*question.request.as_of, question.request.known_at});
}

// For each question that fails: what was answered, and why.
void write_report(const std::vector<Asked>& questions, const Run& ours) {
  Searcher searcher = corpus().searcher();
  std::ofstream report(std::string(FINGERPOST_BUILD) + "/questions-that-fail.txt");
  for (std::size_t i = 0; i < questions.size(); ++i)
    if (ours.success[i] == 0)
      report << (questions[i].known_baseline ? "(known) " : "")
             << told(questions[i], answer(searcher, questions[i]));
}

std::vector<Run> run_all(const std::vector<Asked>& questions, const Index& index) {
  Searcher searcher = index.searcher();
  std::vector<Run> runs{run("Fingerpost", questions, [&](const Asked& question) {
    return tests::ids(answer(searcher, question));
  })};
  Folder folder;
  Sections sections = public_sections(index);
  for (auto& peer : {peers::plain_xapian(folder / "xapian"),
                     peers::strong_xapian(folder / "strong"), peers::fts5(folder / "fts5")})
    if (peer) runs.push_back(ask_peer(*peer, sections, questions));
  return runs;
}

bool counted(const Asked& question) { return !question.known_baseline; }

// Nor than by stock Xapian at its strongest, which stands beside it.
void better_than_plain_bm25(const std::vector<Asked>& questions, const std::vector<Run>& runs) {
  Values ours = pick(runs[0].ndcg, questions, counted);
  for (const std::size_t xapian : {1, 2}) {
    Values bm25 = pick(runs[xapian].ndcg, questions, counted);
    CHECK(mean(ours) > mean(bm25));
    CHECK(randomisation(ours, bm25) < 0.05);
  }
}

// Each asked on a day.
void grades_name_public_pages(const std::vector<Asked>& questions, const Index& index) {
  tests::Ids ids = index.searcher().ids();
  for (const Asked& question : questions) {
    INFO(question.id);
    CHECK(question.request.as_of->ok());
    CHECK_FALSE(question.grades.empty());
    for (const auto& [document, grade] : question.grades) {
      INFO(document);
      CHECK(std::find(ids.begin(), ids.end(), document) != ids.end());
      CHECK((grade >= 1 && grade <= 3));
    }
  }
}

// One part alone: its failures are not listed, only counted by class.
std::vector<Run> ask_once(const std::vector<Asked>& questions, const Index& index) {
  REQUIRE(questions.size() >= 100);
  grades_name_public_pages(questions, index);
  std::vector<Run> runs = run_all(questions, index);
  std::printf("%s", table(questions, runs).c_str());
  better_than_plain_bm25(questions, runs);
  return runs;
}

}  // namespace

TEST_CASE("practitioners' questions find what they need, better than by plain BM25",
          "[questions]") {
  const std::vector<Asked>& questions = all_questions();
  REQUIRE(questions.size() >= 500);
  std::vector<Run> runs = run_all(questions, corpus());
  std::printf("%s", table(questions, runs).c_str());
  write_report(questions, runs[0]);
  CHECK(mean(pick(runs[0].ndcg, questions, counted)) >= least_ndcg);
  CHECK(mean(pick(runs[0].success, questions, counted)) >= least_success);
  better_than_plain_bm25(questions, runs);
}

// Hidden: asked for by name, `test_questions "[parts]"`.
TEST_CASE("each part alone finds what it needs, better than by plain BM25", "[.][parts]") {
  for (const char* file : files) ask_once(load(in_folder(file)), corpus());
  ask_once(load(in_folder(fourth)), corpus_fourth());
}

TEST_CASE("the fourth part, where many pages look alike, finds what it needs", "[questions]") {
  const std::vector<Asked> questions = load(in_folder(fourth));
  REQUIRE(questions.size() >= 100);
  grades_name_public_pages(questions, corpus_fourth());
  const Searcher searcher = corpus_fourth().searcher();
  const Run ours = run("Fingerpost", questions, [&](const Asked& question) {
    return tests::ids(answer(searcher, question));
  });
  CHECK(mean(pick(ours.ndcg, questions, counted)) >= least_fourth);
  CHECK(std::none_of(questions.begin(), questions.end(),
                     [](const Asked& question) { return question.set_aside; }));
}

// Set aside: asked for by name, `test_questions "[fifth]"`, once a piece of work is done.
TEST_CASE("the fifth part finds what it needs, better than by plain BM25", "[.][fifth]") {
  const tests::Folder folder;
  ask_once(load(in_folder("aside-fifth.ndjson")), corpus_fifth(folder / "fifth.index"));
}

// Likewise, `test_questions "[sixth]"`. The bounds are those aimed at for strangers' questions.
TEST_CASE("the sixth part finds what it needs, better than by plain BM25", "[.][sixth]") {
  const tests::Folder folder;
  const std::vector<Asked> questions = load(in_folder("aside-sixth.ndjson"));
  const std::vector<Run> runs = ask_once(questions, corpus_sixth(folder / "sixth.index"));
  CHECK(mean(pick(runs[0].ndcg, questions, counted)) >= 0.90);
  CHECK(mean(pick(runs[0].success, questions, counted)) >= 0.85);
}

TEST_CASE("where no page is right, none is answered", "[questions]") {
  const std::vector<Asked> questions = load(in_folder("aside-third-nothing.ndjson"));
  REQUIRE_FALSE(questions.empty());
  Searcher searcher = corpus().searcher();
  CHECK(std::all_of(questions.begin(), questions.end(), [&](const Asked& question) {
    return question.grades.empty() && tests::ids(answer(searcher, question)).empty();
  }));
}

TEST_CASE("every question is asked on a day, and its grades name pages that are public",
          "[questions]") {
  CHECK(corpus().searcher().ids().size() >= 700);
  grades_name_public_pages(all_questions(), corpus());
}

TEST_CASE("what is set aside is not among the questions to tune on", "[questions]") {
  std::map<std::string, int> classes;
  for (const Asked& question : all_questions()) {
    INFO(question.id);
    CHECK_FALSE(question.set_aside);
    ++classes[question.kind];
  }
  CHECK(all_questions().size() >= 500);
  for (const auto& [kind, count] : classes) {
    INFO(kind);
    CHECK(count >= 5);
  }
}

// Those that ask for a day, an event or what is new are what age is for.
TEST_CASE("without a cue of time, age does the practitioners' questions no harm", "[questions]") {
  std::vector<fingerpost::Question> questions;
  for (const char* file : files) {
    std::ifstream in(in_folder(file));
    for (std::string line; std::getline(in, line);) {
      fingerpost::Question question = question_from_json(line);
      const std::string& group = question.group;
      const bool cue =
          group == "date" || group == "event" || group == "notice" || group == "training-event";
      if (!cue && !question.aside) questions.push_back(std::move(question));
    }
  }
  Weights ageless;
  ageless.news_floor = ageless.recent_floor = ageless.coming_floor = ageless.over_floor = 1;
  const Evaluation evaluation =
      evaluate(corpus().searcher(), questions, {2026y / 1 / 15, {}}, ageless, Weights());
  REQUIRE(evaluation.groups.front().name == "all");
  CHECK(evaluation.groups.front().difference->ndcg_10.mean >= -0.005);
  CHECK(evaluation.missing.empty());
}
