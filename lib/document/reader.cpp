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

extract::Extractor extractor_for(const ReaderOptions& options) {
  extract::Limits limits;
  limits.may_be_unsealed = options.may_be_unsealed;
  return extract::Extractor(options.worker, limits);
}

}  // namespace

struct Reader::Impl {
  extract::Extractor extractor;
  std::vector<TopicClue> clues;
  Almanac almanac;
};

Reader::Reader(ReaderOptions options)
    : impl_(std::make_unique<Impl>(
          Impl{extractor_for(options), std::move(options.clues), std::move(options.almanac)})) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Document Reader::read(const Source& source, std::string_view bytes) {
  Source known = source;
  if (known.media_type.empty())
    known.media_type = extract::media_type(source.name.empty() ? source.id : source.name, bytes);
  extract::Extraction extraction = extracted(impl_->extractor, known, bytes);
  std::vector<Attachment> attachments;
  for (extract::Part& part : extraction.parts)
    attachments.push_back(
        {std::move(part.name), std::move(part.media_type), std::move(part.bytes)});
  Document document =
      document::assemble(known, std::move(extraction), impl_->clues, impl_->almanac);
  document.attachments = std::move(attachments);
  document.digest = digest(source, bytes, impl_->almanac);
  return document;
}

Document read(const Source& source, std::string_view bytes, const ReaderOptions& options) {
  return Reader(options).read(source, bytes);
}

Source attached_source(const Source& source, const Attachment& attachment) {
  Source out = source;
  out.id = source.id + "#" + attachment.name;
  out.name = attachment.name;
  out.title.clear();
  // Senders call a PDF "application/octet-stream", and a text whatever they like.
  out.media_type = extract::media_type(attachment.name, attachment.bytes);
  if (out.media_type.empty()) out.media_type = attachment.media_type;
  return out;
}

ReaderInfo reader_info(const ReaderOptions& options) {
  const extract::Abilities abilities = extractor_for(options).abilities();
  ReaderInfo info;
  info.sealed = abilities.sealed, info.landlock = abilities.landlock;
  for (const auto& [format, library] : extract::all_formats()) {
    const std::string name(extract::name_of(format));
    if (library.empty() || abilities.reads(format))
      info.formats.push_back(name);
    else
      info.absent.push_back(name + " (needs " + std::string(library) + ")");
  }
  return info;
}

std::string media_type_of(std::string_view name, std::string_view bytes) {
  return extract::media_type(name, bytes);
}

}  // namespace fingerpost
