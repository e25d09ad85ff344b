// Passages in the manner of real pages, each labelled with the topics
// they are about (`topics`) and those one may give or leave (`may`) before the
// tagger had read it:
//
//     gold.ndjson         the odd ones are for tuning, the even ones were set aside
//     gold-tuning.ndjson  another 145 for tuning
//     gold-aside.ndjson   another 207, written later and set aside; learnt from since
//     gold-fresh.ndjson   another 320, learnt from; their even half had been set aside
//     gold-blind.ndjson   another 390, hard ones: most describe what they never name. The
//                         even ones had been set aside; all are learnt from since
//     gold-training.ndjson  another 908, four for each topic, one of them a trap: learnt from
//     gold-real.ndjson    another 345 by two labellers who did not see each other's labels: what
//                         both want is wanted, what one wants may be given. The odd ones were
//                         looked at after the first run, the even ones never; nothing was
//                         learnt from either
//     gold-newest.ndjson  another 240 by two labellers likewise, set aside and asked once; learnt
//                         from since
//     gold-sixth.ndjson   another 240 by two labellers likewise, set aside and asked once; learnt
//                         from since
//     gold-seventh.ndjson another 240 by two labellers likewise, each difference settled by
//                         reading again, set aside: asked by name
//     judged.ndjson       150 tags of the pages that other rooms' tests read, each judged by
//                         reading; the odd ones were learnt from
//     gold-second.ndjson, gold-fresh-second.ndjson  labelled a second time, afresh
//                         (of the fresh ones those that either labelling gave a topic)
#include "gold.hpp"

#include "catch.hpp"

using namespace fingerpost;
using namespace fingerpost::gold;

TEST_CASE("passages get the topics they are about", "[topics][gold]") {
  const auto vocabulary = Vocabulary::built_in();
  const Score tuned = both(score(vocabulary, "gold.ndjson", Part::odd),
                           score(vocabulary, "gold-tuning.ndjson", Part::all));
  const Score even = score(vocabulary, "gold.ndjson", Part::even);
  const Score later = score(vocabulary, "gold-aside.ndjson", Part::all);
  const Score fresh = score(vocabulary, "gold-fresh.ndjson", Part::odd);
  const Score fresh_even = score(vocabulary, "gold-fresh.ndjson", Part::even);
  const Score hard = score(vocabulary, "gold-blind.ndjson", Part::odd);
  const Score hard_even = score(vocabulary, "gold-blind.ndjson", Part::even);
  const Score training = score(vocabulary, "gold-training.ndjson", Part::all);
  const Score real = score(vocabulary, "gold-real.ndjson", Part::odd);
  const Score unseen = score(vocabulary, "gold-real.ndjson", Part::even);
  print("passages for tuning", tuned);
  print("passages set aside", even);
  print("later passages, learnt from", later);
  print("fresh passages, learnt from", fresh);
  print("fresh passages, once set aside", fresh_even);
  print("hard passages, learnt from", hard);
  print("hard passages, once set aside", hard_even);
  print("training passages", training);
  print("passages in the manner of real pages, looked at", real);
  print("passages in the manner of real pages, never looked at", unseen);
  CHECK(unseen.all.right + unseen.all.missed > 150);
  CHECK(unseen.all.precision() >= 0.92);
  CHECK(unseen.all.recall() >= 0.84);
  CHECK(real.all.precision() >= 0.96);
  CHECK(real.all.recall() >= 0.84);
  CHECK(hard_even.all.precision() >= 0.86);
  CHECK(hard_even.all.recall() >= 0.76);
  CHECK(training.all.right + training.all.missed > 700);
  CHECK(training.all.precision() >= 0.83);
  CHECK(training.all.recall() >= 0.68);
  CHECK(even.all.precision() >= 0.95);
  CHECK(even.all.recall() >= 0.96);
  CHECK(later.all.precision() >= 0.94);
  CHECK(later.all.recall() >= 0.93);
  CHECK(fresh.all.precision() >= 0.96);
  CHECK(fresh.all.recall() >= 0.87);
  CHECK(fresh_even.all.precision() >= 0.93);
  CHECK(fresh_even.all.recall() >= 0.88);
  CHECK(hard.all.precision() >= 0.85);
  CHECK(hard.all.recall() >= 0.86);
}

// Asked once while they were set aside (.868 and .742, 14 of 80 traps), learnt from since.
TEST_CASE("the newest passages get the topics they are about", "[topics][gold]") {
  const auto vocabulary = Vocabulary::built_in();
  const Score newest = score(vocabulary, "gold-newest.ndjson", Part::all);
  print("the newest passages, learnt from", newest);
  int traps = 0;
  const int wrong = taken(vocabulary, "gold-newest.ndjson", traps);
  std::printf("topics, newest trap passages with a false tag: %d of %d\n", wrong, traps);
  CHECK(newest.all.right + newest.all.missed > 150);
  CHECK(newest.all.precision() >= 0.93);
  CHECK(newest.all.recall() >= 0.84);
  CHECK(traps == 80);
  CHECK(wrong <= 8);
}

// Asked once while they were set aside (.869 and .920, 18 of 80 traps), learnt from since.
TEST_CASE("the sixth passages stay as they were learnt", "[topics][gold]") {
  const auto vocabulary = Vocabulary::built_in();
  const Score sixth = score(vocabulary, "gold-sixth.ndjson", Part::all);
  int traps = 0;
  const int wrong = taken(vocabulary, "gold-sixth.ndjson", traps);
  print("the sixth passages, learnt from", sixth);
  std::printf("topics, sixth trap passages with a false tag: %d of %d\n", wrong, traps);
  CHECK(traps == 80);
  CHECK(sixth.all.precision() >= 0.92);
  CHECK(sixth.all.recall() >= 0.90);
  CHECK(wrong <= 12);
}

// Of one half of the judged tags: how many of those judged right are still given, and how
// many of those judged false.
struct Kept {
  int right = 0, lost = 0, wrong = 0, mended = 0;
};

Kept kept(const Vocabulary& vocabulary, bool odd) {
  Kept out;
  bool even = false;
  for (auto& line : ndjson::read(folder + "judged.ndjson")) {
    even = !even;
    if (even != odd) continue;
    const std::string& verdict = line.texts["verdict"];
    const bool given_now = given(vocabulary.tag(line.texts["text"], line.texts["title"]))
                               .contains(line.texts["topic"]);
    if (verdict == "right") ++(given_now ? out.right : out.lost);
    if (verdict == "false") ++(given_now ? out.wrong : out.mended);
  }
  std::printf("topics, judged tags, %s: %d right ones given, %d not; %d false ones given, %d not\n",
              odd ? "learnt from" : "set aside", out.right, out.lost, out.wrong, out.mended);
  return out;
}

// Drawn at random over topics when eight tags of each half were false.
TEST_CASE("tags of pages that were judged right stay, and false ones go", "[topics][gold]") {
  const auto vocabulary = Vocabulary::built_in();
  const Kept learnt = kept(vocabulary, true), aside = kept(vocabulary, false);
  CHECK(learnt.right + learnt.lost == 51);
  CHECK(learnt.right >= 50);
  CHECK(learnt.wrong <= 4);
  CHECK(aside.right + aside.lost == 53);
  CHECK(aside.right >= 48);
  CHECK(aside.wrong <= 7);
}

// Cohen's kappa over every decision "this passage is about that topic".
double agreement(const char* first_file, const char* second_file) {
  const auto second = ndjson::read(folder + second_file);
  std::vector<ndjson::Line> first;
  for (auto& line : ndjson::read(folder + first_file))
    if (first.size() < second.size() && line.texts.at("id") == second[first.size()].texts.at("id"))
      first.push_back(std::move(line));
  REQUIRE(first.size() == second.size());
  double both = 0, either = 0, mine = 0, theirs = 0, jaccard = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    REQUIRE(first[i].texts.at("id") == second[i].texts.at("id"));
    const Ids a = set_of(first[i].lists.at("topics")), b = set_of(second[i].lists.at("topics"));
    Ids all = a;
    all.insert(b.begin(), b.end());
    const auto shared = static_cast<double>(a.size() + b.size() - all.size());
    both += shared;
    either += static_cast<double>(all.size());
    mine += static_cast<double>(a.size());
    theirs += static_cast<double>(b.size());
    jaccard += all.empty() ? 1 : shared / static_cast<double>(all.size());
  }
  const auto n = static_cast<double>(first.size() * Vocabulary::built_in().topics().size());
  const double agreed = (n - either + both) / n;
  const double chance = mine / n * theirs / n + (1 - mine / n) * (1 - theirs / n);
  const double kappa = (agreed - chance) / (1 - chance);
  std::printf("topics, two labellings of %s: kappa %.3f Jaccard %.3f F1 %.3f\n", first_file, kappa,
              jaccard / static_cast<double>(first.size()), 2 * both / (mine + theirs));
  return kappa;
}

TEST_CASE("two labellings of the passages agree", "[topics][gold]") {
  CHECK(agreement("gold.ndjson", "gold-second.ndjson") >= 0.9);
  CHECK(agreement("gold-fresh.ndjson", "gold-fresh-second.ndjson") >= 0.9);
  CHECK(agreement("gold-blind.ndjson", "gold-blind-second.ndjson") >= 0.9);
  CHECK(agreement("gold-newest-first.ndjson", "gold-newest-second.ndjson") >= 0.9);
  CHECK(agreement("gold-sixth-first.ndjson", "gold-sixth-second.ndjson") >= 0.9);
  CHECK(agreement("gold-seventh-first.ndjson", "gold-seventh-second.ndjson") >= 0.9);
  CHECK(agreement("gold-real-first.ndjson", "gold-real-second.ndjson") >= 0.9);
}

TEST_CASE("no trap sentence gets a topic it does not mean", "[topics][gold]") {
  const auto vocabulary = Vocabulary::built_in();
  const auto traps = ndjson::read(folder + "traps.ndjson");
  CHECK(traps.size() >= 206);
  for (auto trap : traps) {
    const Ids got = given(vocabulary.tag(trap.texts["text"]));
    for (const auto& id : trap.lists["not"]) {
      INFO(trap.texts["id"] << ": " << trap.texts["text"]);
      REQUIRE(vocabulary.find(id) != nullptr);
      CHECK_FALSE(got.contains(id));
    }
  }
}

// How many of the sentences of that file get a topic that is not meant.
std::size_t trapped(const char* file, std::size_t sentences) {
  const auto vocabulary = Vocabulary::built_in();
  const auto traps = ndjson::read(folder + file);
  CHECK(traps.size() == sentences);
  std::size_t failed = 0;
  for (auto trap : traps) {
    const Ids got = given(vocabulary.tag(trap.texts["text"], trap.texts["title"]));
    const auto& not_meant = trap.lists["not"];
    failed += std::any_of(not_meant.begin(), not_meant.end(),
                          [&](const auto& id) { return got.contains(id); });
  }
  std::printf("topics, trap sentences of %s: %zu of %zu fail\n", file, failed, traps.size());
  return failed;
}

// What not to be caught by traps costs: sentences almost like them in which the topic is meant.
std::size_t missed(const char* file, std::size_t sentences) {
  const auto vocabulary = Vocabulary::built_in();
  const auto twins = ndjson::read(folder + file);
  CHECK(twins.size() == sentences);
  std::size_t out = 0;
  for (auto twin : twins) {
    const Ids got = given(vocabulary.tag(twin.texts["text"], twin.texts["title"]));
    for (const auto& id : twin.lists["topics"]) {
      CHECK(vocabulary.find(id) != nullptr);
      out += !got.contains(id);
    }
  }
  std::printf("topics, sentences like traps of %s: %zu topics of %zu sentences missed\n", file, out,
              twins.size());
  return out;
}

TEST_CASE("few trap sentences written blind get a topic they do not mean", "[topics][gold]") {
  // Without the vocabulary's own phrases: 9 of 65 failed, then 4; learnt from since.
  CHECK(trapped("traps-blind.ndjson", 65) == 0);
  // In the manner of real pages: 7 failed when they were first read; the odd ones learnt from.
  CHECK(trapped("traps-real.ndjson", 100) <= 1);
  // Later ones, of the same kinds in other words: 18 failed when first read; learnt from since.
  CHECK(trapped("traps-fresh.ndjson", 76) <= 3);
}

// Twenty kinds of sentence in which a name stands and the topic is not meant; every second
// one was learnt from. 30 failed when they were first read, and 9 twins were missed.
TEST_CASE("few sentences of any kind of trap get a topic, and their twins do", "[topics][gold]") {
  CHECK(trapped("traps-kinds.ndjson", 146) <= 1);
  CHECK(missed("twins-kinds.ndjson", 79) <= 8);
  // Passages of kinds that are not there: a vacancy, minutes, notices of a website, a tender, a
  // drill. 16 failed and 4 twins were missed when they were first read; learnt from since.
  CHECK(trapped("traps-settings.ndjson", 60) <= 8);
  CHECK(missed("twins-settings.ndjson", 30) <= 4);
}

// Questions with letters of two senses, in both senses and in neither, written before
// any was asked.
TEST_CASE("questions with ambiguous letters name what they mean", "[topics][gold]") {
  const auto vocabulary = Vocabulary::built_in();
  int wanted = 0, found = 0, surest = 0;
  for (auto& line : ndjson::read(folder + "query-blind.ndjson")) {
    std::map<std::string, double> got;
    for (const Tag& tag : vocabulary.named_in(line.texts["text"], line.texts["host"]))
      got[tag.topic] = tag.weight;
    double other = 0;
    for (const auto& id : line.lists["not"]) other = std::max(other, got[id]);
    for (const auto& id : line.lists["topics"]) {
      ++wanted;
      found += got[id] > 0;
      surest += got[id] > other;
    }
  }
  std::printf("topics, ambiguous questions: %d of %d found, %d of them as the surest sense\n",
              found, wanted, surest);
  CHECK(wanted >= 50);
  CHECK(found >= 49);
}

TEST_CASE("every passage is labelled with topics there are", "[topics][gold]") {
  const auto vocabulary = Vocabulary::built_in();
  for (const auto* file :
       {"gold.ndjson", "gold-second.ndjson", "gold-tuning.ndjson", "gold-aside.ndjson",
        "gold-fresh.ndjson", "gold-fresh-second.ndjson", "gold-blind.ndjson",
        "gold-blind-second.ndjson", "gold-training.ndjson", "gold-describing.ndjson",
        "gold-real.ndjson", "gold-real-first.ndjson", "gold-real-second.ndjson",
        "gold-newest.ndjson", "gold-newest-first.ndjson", "gold-newest-second.ndjson",
        "gold-sixth.ndjson", "gold-sixth-first.ndjson", "gold-sixth-second.ndjson",
        "gold-seventh.ndjson", "gold-seventh-first.ndjson", "gold-seventh-second.ndjson"})
    for (auto& line : ndjson::read(folder + file))
      for (const auto* list : {"topics", "may"})
        for (const auto& id : line.lists[list]) {
          INFO(file << " " << line.texts["id"] << " " << id);
          CHECK(vocabulary.find(id) != nullptr);
        }
}
