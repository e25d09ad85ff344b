// The files within a zip archive, which lies in memory and is believed in nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/protocol.hpp"
#include "extract/worker/builder.hpp"

struct zip;

namespace fingerpost::extract {

// Declared sizes lie: what is unpacked is counted, and stops at 64 MiB an entry, at
// the request's limit in all, and at a hundred times what the archive itself has
// after the first MiB (the rule of Tika: text shrinks by ten, bombs by a thousand).
class Archive {
 public:
  // Not open when the bytes are no consistent archive or have too many entries;
  // the reason is a problem of the builder.
  Archive(std::string_view bytes, const Request& request, Builder& builder);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  bool is_open() const { return archive_; }
  // Nothing for an entry that is not there, is encrypted, or breaks a limit; all
  // but the first are problems of the builder.
  std::optional<std::string> read(const std::string& name);

 private:
  bool may_unpack(std::size_t more) const;

  zip* archive_ = nullptr;
  std::size_t packed_;
  std::size_t unpacked_ = 0, most_;
  Builder& builder_;
};

// The document in an archive as `Format`, made of an Archive and a Builder, reads it.
template <class Format>
Extraction read_archived(std::string_view document, const Request& request) {
  Builder builder(request.text);
  Archive archive(document, request, builder);
  if (archive.is_open()) Format(archive, builder).read();
  return builder.take();
}

}  // namespace fingerpost::extract
