// A collection of the classic form, where nothing is in force, ended or for a place: what is
// ours must do no harm there. See plain/README.md.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "catch.hpp"
#include "index/support.hpp"
#include "peers/peers.hpp"
#include "questions/questions.hpp"

using namespace fingerpost;
using namespace fingerpost::questions;
using fingerpost::tests::Folder;
using namespace std::chrono_literals;

namespace {

const std::string folder = std::string(FINGERPOST_SOURCE) + "/tests/questions/plain/";

std::vector<Line> documents() {
  std::vector<Line> documents;
  std::ifstream in(folder + "documents.ndjson");
  for (std::string line; std::getline(in, line);) documents.push_back(line_from_json(line));
  return documents;
}

double average_precision(const std::vector<std::string>& answer, const rank::Grades& grades) {
  double found = 0, sum = 0;
  for (std::size_t i = 0; i < answer.size(); ++i)
    if (grades.count(answer[i])) sum += ++found / static_cast<double>(i + 1);
  return sum / static_cast<double>(grades.size());
}

struct Plain {
  double ndcg = 0, map = 0;
};

Plain measured(const std::string& name, const std::vector<Asked>& questions, const Ask& ask) {
  Plain plain;
  for (const Asked& question : questions) {
    const std::vector<std::string> answer = ask(question);
    plain.ndcg += rank::ndcg(answer, question.grades) / static_cast<double>(questions.size());
    plain.map += average_precision(answer, question.grades) / static_cast<double>(questions.size());
  }
  std::printf("plain abstracts: %-24s nDCG@10 %.3f  MAP %.3f\n", name.c_str(), plain.ndcg,
              plain.map);
  return plain;
}

// What a host might say of all of them; days as if dealt from a pack.
struct Told {
  bool dated = false;
  std::optional<Kind> kind = {};
};

Plain ours(const Told& told, const Weights& weights, const std::string& name) {
  Folder scratch;
  const Index index = Index::create(scratch / "i");
  Writer writer = index.writer();
  unsigned card = 7;
  for (const Line& line : documents()) {
    Source source = line.source;
    card = card * 1103515245u + 12345u;
    const Date published{std::chrono::sys_days(2026y / 1 / 1) -
                         std::chrono::days((card >> 8) % 3650)};
    if (told.dated) source.published = Period{published, published};
    source.kind = told.kind;
    writer.put(source, line.body);
  }
  writer.commit(2026y / 1 / 5);
  const Searcher searcher = index.searcher();
  return measured(name, load(folder + "questions.ndjson"), [&](const Asked& question) {
    Query query = question.request.query;
    query.limit = 100;
    query.snippets = false;
    query.weights = weights;
    return tests::ids(searcher.search(query, {*question.request.as_of, {}}));
  });
}

Plain theirs(peers::Peer& peer) {
  std::vector<std::string> ids;
  for (const Line& line : documents()) {
    peer.add({.title = line.source.title, .text = line.body});
    ids.push_back(line.source.id);
  }
  peer.commit();
  return measured(std::string(peer.name()), load(folder + "questions.ndjson"),
                  [&](const Asked& question) {
                    std::vector<std::string> answer;
                    for (std::size_t passage : peer.ask(question.request.query.text, 100).passages)
                      answer.push_back(ids[passage]);
                    return answer;
                  });
}

Weights ageless() {
  Weights weights;
  weights.news_floor = weights.recent_floor = weights.coming_floor = weights.over_floor = 1;
  return weights;
}

}  // namespace

TEST_CASE("plain abstracts are found as well as by Xapian at its strongest", "[questions]") {
  Folder scratch;
  const Plain mine = ours({}, {}, "Fingerpost");
  const auto strong = peers::strong_xapian(scratch / "strong");
  const Plain strongest = theirs(*strong);
  CHECK(mine.ndcg >= strongest.ndcg);
  CHECK(mine.map >= strongest.map);
  for (auto& peer : {peers::plain_xapian(scratch / "plain"), peers::fts5(scratch / "fts5")}) {
    if (!peer) continue;
    const Plain plain = theirs(*peer);
    CHECK(mine.ndcg >= plain.ndcg);
    CHECK(mine.map >= plain.map);
  }
}

TEST_CASE("without a cue of time, age changes the answers on dated abstracts hardly at all",
          "[questions]") {
  for (const Told& told : {Told{true, {}}, Told{true, Kind::page}, Told{true, Kind::item}}) {
    const Plain aged = ours(told, {}, "dated");
    const Plain still = ours(told, ageless(), "dated, without age");
    CHECK(std::abs(aged.ndcg - still.ndcg) <= 0.005);
  }
}
