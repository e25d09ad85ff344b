#include "index/unpacking.hpp"

#include "index/accept.hpp"
#include "json/json.hpp"

namespace fingerpost::index {

Packed packed_from(std::string_view line) {
  const Json said = parse_json(line);
  const Json *edition = said.find("edition"), *digest = said.find("digest"),
             *document = said.find("document");
  if (!edition || !edition->integer() || *edition->integer() < 1 ||
      *edition->integer() > static_cast<std::int64_t>(packs::highest_number) || !digest ||
      !digest->text() || digest->text()->empty() || !document)
    throw Error(Fault::pack, "it is not as it should be");
  Packed out{static_cast<std::uint32_t>(*edition->integer()), json::document_from(*document)};
  out.document.digest = *digest->text();
  check_document(out.document);
  return out;
}

std::vector<std::string> removed_in(const packs::Source& pack,
                                    const packs::Contents& contents) try {
  std::vector<std::string> ids;
  for (const packs::Place& place : contents.places) {
    if (place.name != removed_part) continue;
    const Json said = parse_json(packs::read(pack, place));
    if (!said.array()) throw Error(Fault::pack, "it is no list");
    for (const Json& id : *said.array()) {
      if (!id.text()) throw Error(Fault::pack, "it is no list of ids");
      ids.push_back(*id.text());
    }
  }
  return ids;
} catch (const Error& error) {
  throw Error(Fault::pack, std::string("the pack does not say what was removed: ") + error.what());
}

void check_parts(const packs::Contents& contents) {
  for (const packs::Place& part : contents.places)
    if (part.name != setup_part && part.name != removed_part &&
        !part.name.starts_with(documents_part))
      throw Error(Fault::wrong_version, "the pack has a part \"" + part.name.substr(0, 40) +
                                            "\", which this fingerpost does not know");
}

}  // namespace fingerpost::index
