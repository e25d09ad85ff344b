#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "json/json.hpp"

namespace fp = fingerpost;
using fp::Json;

namespace {

// "7: ..." of the byte and the message; empty when it is JSON.
std::string trouble(std::string_view text) {
  try {
    fp::parse_json(text);
  } catch (const fp::Error& error) {
    CHECK(error.fault() == fp::Fault::bad_argument);
    return std::to_string(error.at().value_or(999)) + ": " + error.what();
  }
  return "";
}

std::string again(std::string_view text) { return fp::to_json(fp::parse_json(text)); }

}  // namespace

TEST_CASE("a value reads back as it was written", "[json]") {
  const std::string text =
      GENERATE(R"(null)", R"(true)", R"(-7)", R"(0.5)", R"("a text")", R"([])", R"({})",
               R"({"b": 1, "a": [2, 3.5, {"c": null}], "": "empty key"})",
               R"("£5 — caf\u0000é \"x\" \\ \n")", R"(9223372036854775807)",
               R"(-9223372036854775808)", R"(1e+300)", R"(5e-324)");
  CHECK(again(text) == text);
}

TEST_CASE("members keep their order", "[json]") {
  CHECK(again(R"({"z":1,"a":2,"m":3})") == R"({"z": 1, "a": 2, "m": 3})");
}

TEST_CASE("a fraction stays one, a whole number stays whole", "[json]") {
  CHECK(again("[7.0, 7, 1e2]") == "[7.0, 7, 100.0]");
  CHECK(fp::parse_json("7").integer());
  CHECK_FALSE(fp::parse_json("7.0").integer());
  CHECK(fp::to_json(Json(1.0 / 0.0)) == "null");
}

TEST_CASE("a whole number beyond 64 bits is the nearest fraction", "[json]") {
  const Json value = fp::parse_json("18446744073709551616");
  REQUIRE(std::holds_alternative<double>(value.value));
  CHECK(std::get<double>(value.value) == Approx(1.8446744073709552e19));
}

TEST_CASE("what is not JSON is named, with its byte", "[json]") {
  struct Case {
    std::string text;
    std::size_t at;
    std::string says;
  };
  const std::vector<Case> cases{
      {"", 0, "unexpected end"},
      {"{", 1, "unexpected end"},
      {"[1,]", 3, "unexpected ']'"},
      {"{\"a\" 1}", 5, "expected ':'"},
      {"nul", 3, "invalid literal"},
      {"{\"a\":1} x", 8, "expected end of input"},
      {"\"\xff\"", 1, "UTF-8"},
      {"\"\\ud800\"", 7, "surrogate"},
      {"1e999", 4, "a number too large"},
      {"[01]", 2, "unexpected"},
      {"'a'", 0, "invalid literal"},
      {"{\"a\": 1, \"b\": 2, \"a\": 3}", 17, "twice"},
      {"[{\"x\\\"\": 1, \"x\\\"\": 2}]", 12, "twice"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    const std::string said = trouble(each.text);
    CHECK(said.find(each.says) != std::string::npos);
    CHECK(said.substr(0, said.find(':')) == std::to_string(each.at));
    CHECK(said.find("json.exception") == std::string::npos);
  }
}

TEST_CASE("the same key may stand in different objects", "[json]") {
  CHECK(trouble(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]})").empty());
}

TEST_CASE("sixty-four levels are read and no more", "[json]") {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  CHECK(trouble(nested(64)).empty());
  CHECK(trouble(nested(65)).find("deeper than 64") != std::string::npos);
  CHECK(trouble(nested(1000000)).find("deeper than 64") != std::string::npos);
  CHECK(trouble(std::string(1000000, '[')).find("deeper than 64") != std::string::npos);
}

TEST_CASE("text that is not UTF-8 is written with U+FFFD", "[json]") {
  CHECK(fp::to_json(Json("a\xff"
                         "b")) == "\"a\uFFFDb\"");
  CHECK(fp::to_json(Json("\xe2\x82")) == "\"\uFFFD\"");
  CHECK(again(fp::to_json(Json(std::string("\x01\x7f\xc0\x80")))) ==
        fp::to_json(Json(std::string("\x01\x7f\xc0\x80"))));
}

namespace {

Json any_value(std::mt19937& random, int depth) {
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  switch (pick(depth > 4 ? 5 : 7)) {
    case 0:
      return nullptr;
    case 1:
      return pick(2) == 0;
    case 2:
      return static_cast<std::int64_t>(random()) - 1'000'000'000;
    case 3:
      return static_cast<double>(random()) / 7919.0 + 0.25;
    case 4: {
      std::string text;
      for (int n = pick(8); n > 0; --n) text += static_cast<char>(pick(128));
      return text;
    }
    case 5: {
      Json::Array array;
      for (int n = pick(5); n > 0; --n) array.push_back(any_value(random, depth + 1));
      return array;
    }
    default: {
      Json::Object object;
      for (int n = pick(5); n > 0; --n)
        object.emplace_back("key" + std::to_string(n), any_value(random, depth + 1));
      return object;
    }
  }
}

}  // namespace

TEST_CASE("whatever is written is read back the same", "[json]") {
  std::mt19937 random(20240520);
  for (int i = 0; i < 2000; ++i) {
    const Json value = any_value(random, 0);
    REQUIRE(fp::parse_json(fp::to_json(value)) == value);
  }
}

TEST_CASE("any bytes are JSON or an Error", "[json]") {
  std::mt19937 random(7);
  const std::string alphabet = "{}[]\",:\\ntrue0123.e-+ \xc3\xa9\xff\x01u";
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (unsigned n = random() % 40; n > 0; --n) text += alphabet[random() % alphabet.size()];
    try {
      fp::parse_json(text);
    } catch (const fp::Error& error) {
      REQUIRE(error.fault() == fp::Fault::bad_argument);
      REQUIRE(error.at().value_or(99) <= text.size());
    }
  }
}

TEST_CASE("a large text is read in time that grows with its size alone", "[json]") {
  std::string object = "{";
  for (int i = 0; i < 200000; ++i)
    object += (i ? ",\"key" : "\"key") + std::to_string(i) + "\":" + std::to_string(i);
  object += "}";
  const std::string text = "\"" + std::string(20u << 20, 'x') + "\"";
  const std::clock_t start = std::clock();
  CHECK(fp::parse_json(object).object()->size() == 200000);
  CHECK(fp::parse_json(text).text()->size() == 20u << 20);
  const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  CHECK(took < 10);  // 0.4 s of a processor here; a quadratic reader takes minutes
}
