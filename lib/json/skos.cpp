// A concept's statements become a Topic:
//
//     prefLabel @en-GB, @en, without a language, any other      label
//     altLabel, hiddenLabel, the other English prefLabels       names
//     broader, and narrower from the other side                 broader
//     scopeNote, else definition                                note
//
// An id is what is left of its IRI after what all concepts' IRIs begin with.
#include "json/skos.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "fingerpost/error.hpp"

namespace fingerpost::json {
namespace {

std::string skos(std::string_view name) { return std::string(skos_ns).append(name); }

// The lower, the better.
int rank_of(std::string_view language) {
  if (language == "en-gb") return 0;
  if (language == "en") return 1;
  if (language.starts_with("en-")) return 2;
  return language.empty() ? 3 : 4;
}
constexpr int foreign = 4;

struct Text {
  std::string text = {};
  int rank = foreign;
};

struct Concept {
  std::string iri = {};
  std::vector<Text> labels = {};
  std::vector<std::string> names = {}, broader = {}, related = {};
  Text scope = {}, definition = {};
};

void keep_better(Text& kept, const Triple& triple) {
  const Text text{triple.object, rank_of(triple.language)};
  if (kept.text.empty() || text.rank < kept.rank) kept = text;
}

std::string tail_of(std::string_view iri) {
  while (!iri.empty() && (iri.back() == '/' || iri.back() == '#')) iri.remove_suffix(1);
  const auto at = iri.find_last_of("/#");
  return std::string(at == std::string_view::npos ? iri : iri.substr(at + 1));
}

// "%20" and the like; anything else as it is.
std::string decoded(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? digit(text[i + 1]) : -1;
    const int low = high >= 0 ? digit(text[i + 2]) : -1;
    if (low >= 0) i += 2;
    out += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
  }
  return out;
}

class Gathering {
 public:
  Gathering(const std::vector<Triple>& triples, std::vector<std::string>& repaired,
            std::vector<std::string>& lost)
      : triples_(triples), repaired_(repaired), lost_(lost) {}

  Thesaurus gather() {
    for (const Triple& triple : triples_) note_kind(triple);
    if (concepts_.empty()) note_labelled();
    if (concepts_.empty()) throw Error(Fault::bad_vocabulary, "there is no SKOS concept in it");
    for (const Triple& triple : triples_) take(triple);
    Thesaurus out = head();
    const std::size_t common = common_start();
    for (const Concept& each : concepts_) out.topics.push_back(topic(each, common));
    tell();
    return out;
  }

 private:
  void note_kind(const Triple& triple) {
    if (triple.predicate == std::string(rdf_ns) + "type") {
      if (triple.object == skos("Concept")) note_concept(triple.subject);
      if (triple.object == skos("ConceptScheme")) schemes_.insert(triple.subject);
      if (triple.object == skos("Collection") || triple.object == skos("OrderedCollection"))
        ++lost_by_["collections"];
    }
    // The label of SKOS-XL is a node of its own.
    if (triple.predicate == std::string(skosxl_ns) + "literalForm")
      literal_forms_.emplace(triple.subject, &triple);
  }

  void note_concept(const std::string& iri) {
    if (numbers_.emplace(iri, concepts_.size()).second) concepts_.push_back({.iri = iri});
  }

  // Whatever has a label, where nothing says that it is a concept.
  void note_labelled() {
    for (const Triple& triple : triples_)
      if (triple.predicate == skos("prefLabel") && !schemes_.contains(triple.subject))
        note_concept(triple.subject);
    if (!concepts_.empty())
      repaired_.push_back("nothing is called a concept; all that has a label is taken for one");
  }

  void take(const Triple& triple) {
    const auto at = numbers_.find(triple.subject);
    if (at == numbers_.end()) return take_scheme(triple);
    Concept& concept_ = concepts_[at->second];
    if (triple.predicate.starts_with(skosxl_ns)) return take_xl(concept_, triple);
    if (!triple.predicate.starts_with(skos_ns)) return take_other(triple);
    const std::string name = triple.predicate.substr(skos_ns.size());
    if (name == "prefLabel" || name == "altLabel" || name == "hiddenLabel")
      take_label(concept_, name, triple);
    else if (name == "broader" || name == "broaderGeneric" || name == "broaderPartitive" ||
             name == "broaderInstantial")
      concept_.broader.push_back(triple.object);
    else if (name == "narrower")
      add_narrower(concept_, triple.object);
    else if (name == "related")
      concept_.related.push_back(triple.object);
    else if (name == "scopeNote")
      keep_better(concept_.scope, triple);
    else if (name == "definition")
      keep_better(concept_.definition, triple);
    else if (name != "inScheme" && name != "topConceptOf" && name != "broaderTransitive" &&
             name != "narrowerTransitive")
      ++lost_by_[name];
  }

  void take_label(Concept& concept_, const std::string& name, const Triple& label) {
    const int rank = rank_of(label.language);
    if (name == "prefLabel")
      concept_.labels.push_back({label.object, rank});
    else if (rank < foreign)
      concept_.names.push_back(label.object);
    else
      ++lost_by_["labels in other languages"];
  }

  void take_xl(Concept& concept_, const Triple& triple) {
    const auto form = literal_forms_.find(triple.object);
    if (form == literal_forms_.end()) return;
    take_label(concept_, triple.predicate.substr(skosxl_ns.size()), *form->second);
  }

  void take_other(const Triple& triple) {
    const std::string name = tail_of(triple.predicate);
    if (name == "label" && triple.literal && rank_of(triple.language) < foreign)
      concepts_[numbers_.at(triple.subject)].names.push_back(triple.object);
    else if (name != "type")
      ++lost_by_[name];
  }

  void add_narrower(const Concept& concept_, const std::string& below) {
    if (const auto at = numbers_.find(below); at != numbers_.end())
      concepts_[at->second].broader.push_back(concept_.iri);
  }

  void take_scheme(const Triple& triple) {
    if (!schemes_.contains(triple.subject)) return;
    const std::string name = tail_of(triple.predicate);
    if (name == "title" || name == "prefLabel" || name == "label") keep_better(title_, triple);
    if (name == "versionInfo" || name == "hasVersion") version_ = triple.object;
  }

  Thesaurus head() {
    if (schemes_.empty()) repaired_.push_back("there is no concept scheme");
    if (schemes_.size() > 1)
      repaired_.push_back(std::to_string(schemes_.size()) + " concept schemes became one");
    return {title_.text.empty() ? "imported" : title_.text, version_, {}};
  }

  // The length of what all IRIs begin with, up to its last "/" or "#".
  std::size_t common_start() const {
    std::string_view start;
    bool any = false;
    for (const Concept& each : concepts_) {
      if (each.iri.starts_with("_:")) continue;
      if (!std::exchange(any, true)) start = each.iri;
      const auto end = std::mismatch(start.begin(), start.end(), each.iri.begin(), each.iri.end());
      start = start.substr(0, static_cast<std::size_t>(end.first - start.begin()));
    }
    const auto at = start.find_last_of("/#");
    return at == std::string_view::npos ? 0 : at + 1;
  }

  std::string id_of(const std::string& iri, std::size_t common) const {
    if (!numbers_.contains(iri) || iri.size() <= common || iri.starts_with("_:")) return iri;
    return decoded(std::string_view(iri).substr(common));
  }

  std::vector<std::string> ids_of(const std::vector<std::string>& iris, std::size_t common) {
    std::vector<std::string> out;
    for (const auto& iri : iris)
      if (std::string id = id_of(iri, common); std::find(out.begin(), out.end(), id) == out.end())
        out.push_back(std::move(id));
    return out;
  }

  Topic topic(const Concept& from, std::size_t common) {
    Topic topic;
    topic.id = id_of(from.iri, common);
    topic.names = from.names;
    topic.broader = ids_of(from.broader, common);
    topic.related = ids_of(from.related, common);
    topic.note = from.scope.text.empty() ? from.definition.text : from.scope.text;
    if (!from.scope.text.empty() && !from.definition.text.empty()) ++lost_by_["definition"];
    give_label(topic, from.labels);
    return topic;
  }

  void give_label(Topic& topic, std::vector<Text> labels) {
    if (labels.empty()) return;  // topics::repair takes a name for one
    std::stable_sort(labels.begin(), labels.end(),
                     [](const Text& a, const Text& b) { return a.rank < b.rank; });
    topic.label = labels.front().text;
    if (labels.front().rank == foreign) ++foreign_labels_;
    for (std::size_t i = 1; i < labels.size(); ++i) {
      if (labels[i].rank == foreign) {
        ++lost_by_["labels in other languages"];
        continue;
      }
      if (labels[i].rank == labels.front().rank && labels[i].text != topic.label)
        repaired_.push_back("topic \"" + topic.id + "\": a second label, \"" + labels[i].text +
                            "\", became a name");
      topic.names.push_back(labels[i].text);
    }
  }

  void tell() {
    if (foreign_labels_ > 0)
      repaired_.push_back(std::to_string(foreign_labels_) +
                          " concepts have no English label; another language stands for it");
    for (const auto& [what, count] : lost_by_)
      lost_.push_back(what + " (" + std::to_string(count) + ")");
  }

  const std::vector<Triple>& triples_;
  std::vector<std::string>& repaired_;
  std::vector<std::string>& lost_;
  std::vector<Concept> concepts_ = {};
  std::unordered_map<std::string, std::size_t> numbers_ = {};  // of the concepts, by IRI
  std::unordered_map<std::string, const Triple*> literal_forms_ = {};
  std::set<std::string> schemes_ = {};
  Text title_ = {};
  std::string version_ = {};
  std::map<std::string, std::size_t> lost_by_ = {};
  std::size_t foreign_labels_ = 0;
};

}  // namespace

Thesaurus thesaurus_of(const std::vector<Triple>& triples, std::vector<std::string>& repaired,
                       std::vector<std::string>& lost) {
  return Gathering(triples, repaired, lost).gather();
}

}  // namespace fingerpost::json
