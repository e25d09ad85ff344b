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
Response api_feeds(const Asking& asking);
Response api_health(const Asking& asking);

// feeds.cpp
Response atom_feed(const Asking& asking);
Response json_feed(const Asking& asking);
Response changes_feed(const Asking& asking);
Response expiring_feed(const Asking& asking);
Response events_calendar(const Asking& asking);
Response opensearch(const Asking& asking);
Response suggest(const Asking& asking);

// editor.cpp
Response editor_page(const Asking& asking);
Response editor_export(const Asking& asking);

}  // namespace fingerpost::web
