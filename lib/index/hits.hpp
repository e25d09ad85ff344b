// What was found as it is shown: what a document and its section say of themselves, and
// how they stand on the day.
#pragma once

#include "index/answer.hpp"
#include "index/found.hpp"
#include "index/place.hpp"
#include "index/snippet.hpp"
#include "index/worth.hpp"

namespace fingerpost::index {

class Hits {
 public:
  Hits(const Context& context, const query::Plan& plan, const PlaceFinder& place,
       const Worth& worth)
      : context_(context),
        library_(context.library),
        view_(context.view),
        plan_(plan),
        place_(place),
        worth_(worth),
        snippets_(plan.mark) {}

  // The best section of a document, and others of the same one.
  Hit of(const std::vector<Scored>& sections) const;
  Copy copy(Number section) const;

 private:
  Hit hit(const Scored& scored, const ShownDocument& shown) const;
  void tell_document(Number document, const ShownDocument& shown, Hit& hit) const;
  void tell_section(Number section, const ShownDocument& document, Hit& hit) const;
  void tell_became(const Became& became, Hit& hit) const;

  const Context& context_;
  const Library& library_;
  const DayView& view_;
  const query::Plan& plan_;
  const PlaceFinder& place_;
  const Worth& worth_;
  Snippets snippets_;
};

}  // namespace fingerpost::index
