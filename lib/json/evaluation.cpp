// Questions in, what was measured out.
#include "fingerpost/evaluate.hpp"

#include <cmath>

#include "fingerpost/error.hpp"
#include "json/fields.hpp"
#include "json/json.hpp"

namespace fingerpost {
namespace json {
namespace {

std::map<std::string, int> grades(const Field& field) {
  std::map<std::string, int> grades;
  for (const auto& [document, value] : *field.object().object()) {
    const Field grade(document, value);
    if (grade.whole() < 0 || grade.whole() > 3) grade.refuse("a grade from 0 to 3");
    grades[document] = grade.whole();
  }
  return grades;
}

// What is no part of the request.
const Key<Question> question_keys[] = {
    {"grades", [](Question& q, const Field& f) { q.grades = grades(f); }},
    {"class", [](Question& q, const Field& f) { q.group = f.text(); }},
    {"want", [](Question& q, const Field& f) { q.want = f.text(); }},
    {"note", [](Question& q, const Field& f) { q.note = f.text(); }},
    {"known_baseline", [](Question& q, const Field& f) { q.known_baseline = f.flag(); }},
    {"set", [](Question& q, const Field& f) { q.aside = f.text() == "aside"; }},
};

bool is_ours(const std::string& name) {
  for (const Key<Question>& key : question_keys)
    if (key.name == name) return true;
  return false;
}

// Four places: what lies behind them is chance.
Json rounded(double number) { return std::round(number * 1e4) / 1e4; }

Json to_value(const Evaluation::Measured& measured) {
  return Json::Object{{"mean", rounded(measured.mean)},
                      {"low", rounded(measured.low)},
                      {"high", rounded(measured.high)}};
}

Json to_value(const Evaluation::Difference& difference) {
  return Json::Object{{"mean", rounded(difference.mean)}, {"p", rounded(difference.p)}};
}

template <class M>
Json of_each(const M& measures) {
  return Json::Object{{"ndcg_10", to_value(measures.ndcg_10)},
                      {"success_1", to_value(measures.success_1)},
                      {"recall_100", to_value(measures.recall_100)}};
}

Json of_group(const Evaluation::Group& group) {
  Json::Object object{{"name", group.name},
                      {"questions", static_cast<std::uint64_t>(group.questions)},
                      {"measures", of_each(group.measures)}};
  if (group.against) object.emplace_back("against", of_each(*group.against));
  if (group.difference) object.emplace_back("difference", of_each(*group.difference));
  return object;
}

}  // namespace
}  // namespace json

Question question_from_json(std::string_view line) {
  const Json value = parse_json(line);
  const Json::Object* members = value.object();
  if (!members) json::refuse_shape("question", value);
  Json::Object request, ours;
  for (const auto& [name, member] : *members)
    (json::is_ours(name) ? ours : request).emplace_back(name, member);
  Question question;
  json::read_object(Json(std::move(ours)), json::question_keys, "question", question);
  question.request = request_from_json(to_json(Json(std::move(request))));
  if (question.request.query.id.empty())
    throw Error(Fault::bad_argument, "a question needs an \"id\"");
  if (!value.find("grades"))
    throw Error(Fault::bad_argument,
                "question " + question.request.query.id + " has no \"grades\"");
  return question;
}

// {"groups": [{"name", "questions", "measures": {"ndcg_10": {"mean", "low", "high"}, ..},
//              "against", "difference": {"ndcg_10": {"mean", "p"}, ..}}], "missing": [..]}
std::string to_json(const Evaluation& evaluation) {
  Json::Array groups;
  for (const auto& group : evaluation.groups) groups.push_back(json::of_group(group));
  return to_json(Json(Json::Object{
      {"groups", std::move(groups)},
      {"missing", Json::Array(evaluation.missing.begin(), evaluation.missing.end())}}));
}

}  // namespace fingerpost
