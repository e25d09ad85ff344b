// What is read as JSON is written as what reads the same; what is not is an Error.
#include "fingerpost/json.hpp"
#include "fuzz.hpp"

using namespace fingerpost;

namespace {

template <class Body>
void refused_or(Body&& body) {
  try {
    body();
  } catch (const Error&) {
    // A line that cannot be read is refused with its reason.
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  refused_or([&] {
    const std::string once = to_json(parse_json(input));
    fuzz::require(to_json(parse_json(once)) == once, "written twice, the same", input);
  });
  refused_or([&] {
    const std::string once = to_json(document_from_json(input));
    fuzz::require(to_json(document_from_json(once)) == once, "a document comes back", input);
  });
  refused_or([&] { line_from_json(input); });
  refused_or([&] { request_from_json(input); });
  refused_or([&] { options_from_json(input); });
  refused_or([&] { Vocabulary::from_json(input); });
  refused_or([&] { vocabulary_faults(input); });
  refused_or([&] {
    const VocabularyImport import = import_vocabulary(input);
    const std::string once = to_json(import.vocabulary);
    fuzz::require(to_json(Vocabulary::from_json(once)) == once, "a repaired vocabulary is whole",
                  input);
    to_skos(import.vocabulary, SkosForm::rdf_xml, "urn:x:");
  });
  return 0;
}
