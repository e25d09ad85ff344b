// The interface for programs, in JSON, and what other programs subscribe to.
#pragma once

#include "asking.hpp"

namespace fingerpost::web {

// {"error": {"fault": "argument", "message": ".."}}
Response json_error(unsigned status, std::string_view fault, const std::string& message);

// api.cpp, as openapi.json describes them
Response api_search(const Asking& asking);
Response api_complete(const Asking& asking);
Response api_document(const Asking& asking);
Response api_facets(const Asking& asking);
Response api_topics(const Asking& asking);
Response api_diary(const Asking& asking);   // diary.cpp
Response api_digest(const Asking& asking);  // digest.cpp
Response api_feeds(const Asking& asking);
Response api_health(const Asking& asking);

// feeds.cpp
Response atom_feed(const Asking& asking);
Response json_feed(const Asking& asking);
Response changes_feed(const Asking& asking);
Response expiring_feed(const Asking& asking);
Response digest_feed(const Asking& asking);      // digest.cpp
Response events_calendar(const Asking& asking);  // diary.cpp
// All pages of an answer, as many as `most`.
Results all_of(const Asking& asking, const Searcher& searcher, Query query, AsOf day,
               std::size_t most);
// So many days later, or earlier.
Date day_after(Date day, int days);
Response opensearch(const Asking& asking);
Response suggest(const Asking& asking);

// editor.cpp
Response editor_page(const Asking& asking);
Response editor_export(const Asking& asking);

}  // namespace fingerpost::web
