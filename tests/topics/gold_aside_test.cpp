// Passages that are set aside: nobody learns from them, and they are asked by name alone,
// `test_topics "[seventh]"`, once a piece of work is done. gold_test.cpp tells of the files.
#include "gold.hpp"

#include "catch.hpp"

using namespace fingerpost;
using namespace fingerpost::gold;

TEST_CASE("passages of the seventh set get the topics they are about", "[.][seventh]") {
  const auto vocabulary = Vocabulary::built_in();
  const Score seventh = score(vocabulary, "gold-seventh.ndjson", Part::all);
  print("the seventh passages, set aside", seventh);
  int traps = 0;
  const int wrong = taken(vocabulary, "gold-seventh.ndjson", traps);
  std::printf("topics, seventh trap passages with a false tag: %d of %d\n", wrong, traps);
  CHECK(seventh.all.precision() >= 0.92);
  CHECK(seventh.all.recall() >= 0.88);
  CHECK(wrong == 0);
}
