// What narrows an answer to a part of documents: words of their title, a page, what their
// host keeps beside them.
//
//     title   the columns have it
//     page    a term of the section: "XP80", "XPLiv"
//     extra   a term of the header: "XEphase=primary"
//
// A header with the term "XF" has these terms and so have its sections; of a document from
// before there were any, what is stored is read.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "index/library.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

void add_page_terms(const Section& section, Xapian::Document& to);
void add_extra_terms(const Document& document, Xapian::Document& header);

// Documents whose header has "XF".
std::vector<bool> with_terms(const Library& library);

class Narrow {
 public:
  Narrow(const Library& library, const query::Plan& plan);
  // Whether it leaves out anything.
  bool narrows() const { return by_document_ || !plan_.pages.empty(); }
  bool keeps(Number section) const;

 private:
  enum class Known : std::uint8_t { no, kept, left_out };

  void find_pages();
  void find_extra();
  bool keeps_document(Number document) const;
  bool titled(Number document) const;
  bool has_extra(Number document) const;
  bool on_pages(Number section) const;

  const Library& library_;
  const query::Plan& plan_;
  bool by_document_ = false;
  std::vector<bool> marked_;              // documents with terms
  std::vector<std::vector<bool>> pages_;  // for each group, sections
  std::vector<std::pair<std::string, std::vector<std::string>>> wanted_;  // terms, any of each
  std::vector<std::vector<bool>> extra_;                                  // for each key, documents
  mutable std::vector<Known> known_;  // of documents, once asked for
};

}  // namespace fingerpost::index
