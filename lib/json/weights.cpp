// Weights come as an object of numbers, by the names of their table.
#include "fingerpost/weights.hpp"

#include <cstdio>

#include "fingerpost/error.hpp"
#include "json/fields.hpp"
#include "json/json.hpp"

namespace fingerpost {
namespace {

std::string plain(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", number);
  return text;
}

void set(Weights& weights, const Weight& weight, const json::Field& field) {
  const double value = field.number();
  // Also what is no number at all.
  if (!(value >= weight.least && value <= weight.most))
    field.refuse("a number from " + plain(weight.least) + " to " + plain(weight.most));
  weights.*weight.value = value;
}

const Weight& weight_named(std::string_view name) {
  std::vector<std::string_view> known;
  for (const Weight& each : weight_table()) {
    if (each.name == name) return each;
    known.push_back(each.name);
  }
  json::refuse_key(name, known, "set of weights");
}

}  // namespace

Weights json::weights_from(const Json& value) {
  const Json::Object* members = value.object();
  if (!members) refuse_shape("set of weights", value);
  Weights weights;
  for (const auto& [name, number] : *members) {
    const Weight& weight = weight_named(name);
    if (!number.is_null()) set(weights, weight, Field(weight.name, number));
  }
  return weights;
}

Weights weights_from_json(std::string_view text) { return json::weights_from(parse_json(text)); }

std::string to_json(const Weights& weights) {
  Json::Object object;
  for (const Weight& each : weight_table())
    object.emplace_back(std::string(each.name), weights.*each.value);
  return to_json(Json(std::move(object)));
}

}  // namespace fingerpost
