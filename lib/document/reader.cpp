#include <memory>
#include <utility>

#include "document/document.hpp"
#include "extract/extract.hpp"
#include "fingerpost/error.hpp"
#include "fingerpost/read.hpp"

namespace fingerpost {

namespace {

// What a file's name claims and its bytes deny is said with the name.
extract::Extraction extracted(extract::Extractor& extractor, const Source& source,
                              std::string_view bytes) {
  try {
    return extractor.extract(source.media_type, bytes);
  } catch (const Error& error) {
    if (error.fault() != Fault::unsupported_media || !source.media_type.empty() ||
        source.name.empty())
      throw;
    throw Error(error.fault(), source.name + " " + error.what());
  }
}

}  // namespace

struct Reader::Impl {
  extract::Extractor extractor;
  std::vector<TopicClue> clues;
  Almanac almanac;
};

Reader::Reader(ReaderOptions options)
    : impl_(std::make_unique<Impl>(Impl{extract::Extractor(std::move(options.worker)),
                                        std::move(options.clues), std::move(options.almanac)})) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Document Reader::read(const Source& source, std::string_view bytes) {
  Source known = source;
  if (known.media_type.empty())
    known.media_type = extract::media_type(source.name.empty() ? source.id : source.name, bytes);
  Document document = document::assemble(known, extracted(impl_->extractor, known, bytes),
                                         impl_->clues, impl_->almanac);
  document.digest = digest(source, bytes);
  return document;
}

Document read(const Source& source, std::string_view bytes, const ReaderOptions& options) {
  return Reader(options).read(source, bytes);
}

std::string media_type_of(std::string_view name, std::string_view bytes) {
  return extract::media_type(name, bytes);
}

}  // namespace fingerpost
