// Values and vocabularies to text and back; alone sees nlohmann::json. The
// public door is fingerpost/json.hpp and fingerpost/value.hpp; what other rooms
// need besides is here.
#pragma once

#include "fingerpost/json.hpp"

namespace fingerpost::json {

// Values as Json, for the rooms and doors that put several into one object.
Json to_value(const Document& document, bool with_sections = true);
Json to_value(const Section& section);
Json to_value(const Results& results);
Json to_value(const Period& period);  // {"first": .., "last": ..}, open ends null
Section section_from(const Json& value);
// The text of a section that was written by to_value, without reading the rest of it.
std::string text_of_section(std::string_view json);
Document document_from(const Json& value);
Places places_from(const Json& value);
Weights weights_from(const Json& value);
Json to_value(const Places& places);

}  // namespace fingerpost::json
