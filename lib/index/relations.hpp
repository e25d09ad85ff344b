// What the documents of a library say of each other, and what each is about: found once
// for a snapshot, when somebody first asks for companions or for old editions cited.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fingerpost/enums.hpp"
#include "fingerpost/topics.hpp"
#include "index/day_view.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

// Marks the header of a document that says something of others, so that only these are
// opened when relations are gathered.
void mark_relations(const Document& document, Xapian::Document& header);

// What `other` is to a document, as `teller` says.
struct Edge {
  Number other = none;
  Relation relation = Relation::read_with;
  std::string why = {};
  Number teller = none;
  Layer layer = Layer::unknown;  // instead of `other`: "the regional procedures"
};

// A document that is mainly about a topic.
struct About {
  Number document = none;
  float share = 0;  // of its sections
};

class Relations {
 public:
  Relations(const Library& library, const Vocabulary& vocabulary);

  // Of every document of its family.
  const std::vector<Edge>& edges(Number document) const;
  // Calls `each(family, edge)` for all there are.
  template <class Each>
  void each_edge(const Each& each) const {
    for (const auto& [family, edges] : edges_)
      for (const Edge& edge : edges) each(family, edge);
  }
  // What it takes the place of, as somebody says or their titles do.
  const std::vector<Number>& predecessors(Number document) const;
  // Documents of whose sections a third or more are about `topic`.
  const std::vector<About>& about(std::string_view topic) const;
  // The share of its sections that are about `topic`; 0 for less than a third.
  float share(Number document, std::string_view topic) const;
  // The one document, through its editions, that a text names; `none` where there is none or
  // there are several.
  Number named(std::string_view name) const;
  // A document with an edition in its title, by the words of that without numbers.
  struct Work {
    std::vector<std::string> words;
    Number document = none;
    std::uint32_t year = 0;
  };
  const std::vector<Work>& works() const { return works_; }
  // Those whose title begins with `word`, or has it for its initials.
  const std::vector<std::size_t>& works_called(std::string_view word) const;
  // Those of its family, itself among them.
  const std::vector<Number>& family(Number document) const;

 private:
  void gather_titles();
  void gather_matter(const Vocabulary& vocabulary);
  void gather_edges();
  void gather_edges(Number document);
  void link(Number teller, Number other, Relation of_teller, Relation of_other,
            const std::string& why);

  const Library& library_;
  std::vector<std::vector<std::string>> titles_;  // stems, by document
  std::unordered_map<std::string, std::vector<Number>> by_stem_;
  std::unordered_map<Number, std::vector<Edge>> edges_;  // by family
  std::unordered_map<Number, std::vector<Number>> predecessors_, families_;
  std::unordered_map<std::string, std::vector<About>> about_;
  std::vector<Work> works_;
  std::unordered_map<std::string, std::vector<std::size_t>> called_;
};

// The edition that these words of a text name ("Working Together 2018"), where it is there in
// the view; `none` where it is not.
Number edition_cited(const DayView& view, const Relations& relations, std::string_view words);

}  // namespace fingerpost::index
