// A small vocabulary and plans in a form that fits a table.
#pragma once

#include <string>

#include "query/query.hpp"

inline const fingerpost::Vocabulary& small_vocabulary() {
  static const auto vocabulary = fingerpost::Vocabulary::from_json(R"({
    "name": "small", "version": "1", "topics": [
      {"id": "neglect", "label": "Neglect"},
      {"id": "dental-neglect", "label": "Dental neglect", "broader": ["neglect"]},
      {"id": "bruising-non-mobile", "label": "Bruising in non-independently mobile children",
       "names": ["bruising protocol"],
       "acronyms": [{"text": "NIM", "rule": "context", "near": ["bruising"]}]},
      {"id": "fgm", "label": "Female genital mutilation",
       "acronyms": [{"text": "FGM", "rule": "any"}]},
      {"id": "send", "label": "Special educational needs and disabilities",
       "acronyms": [{"text": "SEND", "rule": "upper"}]},
      {"id": "escalation", "label": "Professional disagreement",
       "names": ["concerns resolution", "escalation policy"]}]})");
  return vocabulary;
}

// The day that is asked about where none is given.
inline const fingerpost::Date a_monday = std::chrono::year(2024) / std::chrono::May / 20;

inline fingerpost::query::Plan planned(const fingerpost::Query& query,
                                       fingerpost::Date day = a_monday) {
  return fingerpost::query::plan(query, {day}, small_vocabulary(), fingerpost::Places::england());
}

inline fingerpost::query::Plan planned(const std::string& text, fingerpost::Date day = a_monday) {
  return planned(fingerpost::Query{.text = text}, day);
}

inline std::string joined(const std::vector<std::string>& parts, const char* between = " ") {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : between) + part;
  return all;
}

// "+concerns_resolution -training bruis* Zfgm|AFGM (XTfgm)": must, must not,
// prefix, alternatives; what names a topic stands in brackets.
inline std::string shown(const fingerpost::query::Clause& clause) {
  using Need = fingerpost::query::Clause::Need;
  std::string out = clause.need == Need::must ? "+" : clause.need == Need::must_not ? "-" : "";
  if (!clause.phrase.empty()) return out + joined(clause.phrase, "_");
  std::vector<std::string> terms;
  for (const auto& term : clause.any)
    terms.push_back(term.phrase.empty() ? term.term : joined(term.phrase, "_"));
  out += joined(terms, "|") + (clause.prefix ? "*" : "");
  return clause.word.empty() ? "(" + out + ")" : out;
}

inline std::string clauses(const fingerpost::query::Plan& plan) {
  std::vector<std::string> all;
  for (const auto& clause : plan.clauses) all.push_back(shown(clause));
  return joined(all);
}

inline std::string clauses(const std::string& text) { return clauses(planned(text)); }

template <class E>
std::string named_all(const std::vector<E>& values) {
  std::vector<std::string> all;
  for (const E value : values) all.emplace_back(fingerpost::name(value));
  return joined(all);
}

// "as_of=2023-11-30 (before december 2023)"
inline std::string understood(const fingerpost::query::Plan& plan) {
  std::vector<std::string> all;
  for (const auto& each : plan.understood) {
    const std::string* text = each.value.text();
    all.push_back(each.key + "=" + (text ? *text : fingerpost::to_json(each.value)) + " (" +
                  each.words + ")");
  }
  return joined(all, "; ");
}
