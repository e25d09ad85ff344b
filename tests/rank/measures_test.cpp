#include "catch.hpp"
#include "rank/rank.hpp"

using namespace fingerpost::rank;

TEST_CASE("an answer is worth what its ten documents are, the first ones most", "[rank]") {
  const Grades grades{{"right", 3}, {"good", 2}, {"fair", 1}};
  CHECK(ndcg({"right", "good", "fair"}, grades) == Approx(1));
  CHECK(ndcg({"fair", "wrong", "right"}, grades) == Approx(4.5 / 9.3928).epsilon(1e-4));
  CHECK(ndcg({"wrong", "other"}, grades) == 0);
  CHECK(ndcg({}, grades) == 0);
  std::vector<std::string> eleventh(10, "wrong");
  eleventh.push_back("right");
  CHECK(ndcg(eleventh, grades) == 0);
}

TEST_CASE("success is a good or right document in the first place", "[rank]") {
  const Grades grades{{"right", 3}, {"good", 2}, {"fair", 1}};
  CHECK(success({"right"}, grades));
  CHECK(success({"good", "right"}, grades));
  CHECK_FALSE(success({"fair", "right"}, grades));
  CHECK_FALSE(success({}, grades));
}

TEST_CASE("recall is the part of what is wanted among the first hundred", "[rank]") {
  const Grades grades{{"right", 3}, {"fair", 1}, {"wrong", 0}};
  CHECK(recall({"right", "wrong"}, grades) == 0.5);
  CHECK(recall({"fair", "other", "right"}, grades) == 1);
  std::vector<std::string> late(100, "other");
  late.push_back("right");
  CHECK(recall(late, grades) == 0);
  CHECK(recall({"right"}, {}) == 0);
}

TEST_CASE("an interval holds the mean, and narrows with the number of questions", "[rank]") {
  Values few, many;
  for (int i = 0; i < 400; ++i) (i < 25 ? few : many).push_back(i % 5 / 4.0);
  const Interval wide = bootstrap(few), narrow = bootstrap(many);
  CHECK(wide.low < 0.5);
  CHECK(wide.high > 0.5);
  CHECK(narrow.high - narrow.low < (wide.high - wide.low) / 2);
}

TEST_CASE("a difference on every question is no chance, one that goes both ways is", "[rank]") {
  Values ours, better, either;
  for (int i = 0; i < 40; ++i) {
    ours.push_back(0.5);
    better.push_back(0.5 + 0.01 * (i % 7 + 1));
    either.push_back(0.5 + (i % 2 ? 0.1 : -0.1));
  }
  CHECK(randomisation(better, ours) < 0.001);
  CHECK(randomisation(either, ours) > 0.5);
  CHECK(randomisation(ours, ours) == 1);
}
