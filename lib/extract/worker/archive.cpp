#ifdef FINGERPOST_HAS_OFFICE
#include "extract/worker/archive.hpp"

#include <zip.h>

#include <array>

namespace fingerpost::extract {
namespace {

constexpr std::size_t largest_entry = 64u << 20;
constexpr std::size_t free_of_ratio = 1u << 20;
constexpr std::size_t highest_ratio = 100;

}  // namespace

Archive::Archive(std::string_view bytes, const Request& request, Builder& builder)
    : packed_(bytes.size()), most_(request.unpacked), builder_(builder) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source) archive_ = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (!archive_) {
    if (source) zip_source_free(source);
    builder_.problem("malformed: this is no whole archive");
  } else if (zip_get_num_entries(archive_, 0) > static_cast<zip_int64_t>(request.entries)) {
    builder_.problem("too_big: more than " + std::to_string(request.entries) +
                     " files in the archive");
    zip_discard(archive_);
    archive_ = nullptr;
  }
  zip_error_fini(&error);
}

Archive::~Archive() {
  if (archive_) zip_discard(archive_);
}

bool Archive::may_unpack(std::size_t more) const {
  const std::size_t sum = unpacked_ + more;
  return sum <= most_ && (sum <= free_of_ratio || sum / highest_ratio <= packed_);
}

std::optional<std::string> Archive::read(const std::string& name) {
  if (!archive_) return std::nullopt;
  const zip_int64_t index = zip_name_locate(archive_, name.c_str(), 0);
  if (index < 0) return std::nullopt;
  zip_stat_t about{};
  if (zip_stat_index(archive_, static_cast<zip_uint64_t>(index), 0, &about) == 0 &&
      (about.valid & ZIP_STAT_ENCRYPTION_METHOD) && about.encryption_method != ZIP_EM_NONE) {
    builder_.problem("encrypted: " + name + " asks for a password");
    return std::nullopt;
  }
  zip_file_t* file = zip_fopen_index(archive_, static_cast<zip_uint64_t>(index), 0);
  if (!file) {
    builder_.problem("malformed: " + name + " cannot be unpacked");
    return std::nullopt;
  }
  std::string out;
  std::array<char, 1 << 16> buffer;
  zip_int64_t got = 0;
  while ((got = zip_fread(file, buffer.data(), buffer.size())) > 0) {
    out.append(buffer.data(), static_cast<std::size_t>(got));
    if (out.size() <= largest_entry && may_unpack(out.size())) continue;
    builder_.problem("too_big: " + name + " unpacks to more than it may");
    zip_fclose(file);
    return std::nullopt;
  }
  zip_fclose(file);
  unpacked_ += out.size();
  if (got < 0) builder_.problem("malformed: " + name + " is damaged");
  if (got < 0 && out.empty()) return std::nullopt;
  return out;
}

}  // namespace fingerpost::extract
#endif
