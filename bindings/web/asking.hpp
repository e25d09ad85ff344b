// One request as the pages and the interface see it: who asks, what, on which day.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desk.hpp"
#include "fingerpost/json.hpp"
#include "http.hpp"
#include "readers.hpp"
#include "settings.hpp"

namespace fingerpost::web {

struct Asking {
  const Request& request;
  const Settings& settings;
  Desk& desk;
  Reader reader = {};
  Parameters asked = {};  // of the address, or of a form
  Date today = {};
  std::string self = {};  // the page that is asked again: "/search" or "/widget"
  // All of an answer is of this one commit, its tag too. Nullptr where nothing is looked up.
  std::shared_ptr<const Desk::Lease> lease = {};

  bool embedded() const { return self == "/widget"; }
  // An address of this site: what `settings` says stands before it.
  std::string to(const std::string& path) const { return settings.base + path; }
  // The same as another site writes it.
  std::string outside(const std::string& path) const { return settings.public_url + path; }
};

// Fields to a request of the library, which says what is wrong with it: `kinds=event` given
// once for each value, `limit=5`, `facets=true` or `facets=kind&facets=layer`. What the site is set to stands where nothing
// is said. Throws Error(bad_argument).
fingerpost::Request request_of(const Parameters& asked, const Settings& settings);
// A body of JSON to the same.
fingerpost::Request request_of(std::string_view json, const Settings& settings);

AsOf as_of(const fingerpost::Request& request, Date today);
// The day that a field names, or `otherwise` where it is empty. Throws Error(bad_argument).
Date day_in(const Parameters& asked, const std::string& field, Date otherwise);
// "edition", where one is named. Throws Error(bad_argument) for what is no number from 1.
std::optional<int> edition_in(const Parameters& asked);
// Throws Error(bad_argument) for a field that nothing here would look at.
void only(const Parameters& asked, std::initializer_list<std::string_view> known);
// Stops a search that takes longer than the site waits.
Limits patience(const Settings& settings);

// The fields of our own forms and links alone: a page is shown whatever others add to an address.
Parameters page_fields(const Parameters& asked);
// Throws Error(bad_argument) for what would change an answer and is not among them, or is said
// twice: it is not passed over in silence.
void check_page_fields(const Parameters& asked);

// Leads to the same page asked otherwise: a link; where nothing may stand in an address, a
// button of the form around it.
std::string otherwise(const Asking& asking, const Parameters& fields, const std::string& html,
                      std::string_view classes = {}, std::string_view spoken = {});

}  // namespace fingerpost::web
