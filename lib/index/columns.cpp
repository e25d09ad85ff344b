#include "index/columns.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "dates/dates.hpp"
#include "fingerpost/error.hpp"
#include "text/text.hpp"
#include "topics/topics.hpp"

namespace fingerpost::index {
namespace {

// Rows are written as they lie in memory: this machine's byte order, which the
// magic word tells.
constexpr std::uint32_t magic = 0x46504333;                // "FPC3"
constexpr std::uint32_t magic_without_about = 0x46504332;  // "FPC2"
constexpr std::uint32_t magic_without_kin = 0x46504331;    // "FPC1"

template <class T>
void put(std::string& out, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
void put_all(std::string& out, const T& values) {
  using Row = std::decay_t<decltype(*values.begin())>;
  static_assert(std::is_trivially_copyable_v<Row>);
  put(out, static_cast<std::uint64_t>(values.size()));
  if (values.size() == 0) return;
  out.append(reinterpret_cast<const char*>(&*values.begin()), values.size() * sizeof(Row));
}

[[noreturn]] void corrupt() { throw Error(Fault::corrupt, "columns: cut short or damaged"); }

class In {
 public:
  explicit In(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  T get() {
    T value;
    take(&value, sizeof value);
    return value;
  }

  template <class T>
  std::vector<T> all() {
    auto count = get<std::uint64_t>();
    if (count > bytes_.size() / sizeof(T)) corrupt();
    std::vector<T> values(count);
    take(values.data(), count * sizeof(T));
    return values;
  }

  // Rows that stay where they are, where they lie as their type wants it.
  template <class T>
  Column<T> column() {
    const auto count = In(bytes_).get<std::uint64_t>();
    if (bytes_.size() < sizeof count || count > (bytes_.size() - sizeof count) / sizeof(T))
      corrupt();
    const char* rows = bytes_.data() + sizeof count;
    if (reinterpret_cast<std::uintptr_t>(rows) % alignof(T) != 0) return Column<T>(all<T>());
    bytes_.remove_prefix(sizeof count + count * sizeof(T));
    return Column<T>(reinterpret_cast<const T*>(rows), count);
  }

  std::string_view rest() const { return bytes_; }

 private:
  void take(void* to, std::size_t size) {
    if (size > bytes_.size()) corrupt();
    if (size > 0) std::memcpy(to, bytes_.data(), size);
    bytes_.remove_prefix(size);
  }

  std::string_view bytes_;
};

Day first_of(const std::optional<Period>& period) {
  return period && period->first ? dates::to_days(*period->first) : rank::always;
}

Day last_of(const std::optional<Period>& period) {
  return period && period->last ? dates::to_days(*period->last) : rank::never;
}

// From the first day of the month or year that is given: guidance that may be
// withdrawn already is not shown as in force. `always` when nobody says since when.
Day withdrawn_day(const Document& document) {
  if (document.withdrawn) return first_of(document.withdrawn);
  return document.status == Status::withdrawn ? rank::always : rank::never;
}

std::vector<std::string> pairs(const std::map<std::string, std::string>& map) {
  std::vector<std::string> flat;
  for (const auto& [key, value] : map) {
    flat.push_back(key);
    flat.push_back(value);
  }
  return flat;
}

// "en-GB" as the document's host, the page or the file says it.
std::string language_of(const Document& document) {
  for (const Stated& stated : document.metadata)
    if (stated.field == "language") return text::fold(stated.value);
  return {};
}

// "text/html", without what the server said besides.
std::string format_of(const Document& document) {
  const std::string& whole = document.media_type;
  std::string format = whole.substr(0, whole.find(';'));
  while (!format.empty() && format.back() == ' ') format.pop_back();
  return text::fold(format);
}

bool is_sensitive(const Document& document) {
  const Json* said = document.extra.find("sensitive");
  const bool* yes = said ? said->boolean() : nullptr;
  return document.sensitive || (yes && *yes);
}

KinRow kin_row(const document::Kin& kin) {
  KinRow row;
  row.address = kin.address, row.canonical = kin.canonical, row.work = kin.work;
  row.first = kin.edition.first, row.last = kin.edition.last;
  row.by = static_cast<std::uint8_t>(kin.edition.by);
  row.in_title = kin.edition.in_title;
  row.detour = kin.detour;
  constexpr std::size_t rows = 3;
  for (std::size_t i = 0; i < KinRow::bands && (i + 1) * rows <= kin.sketch.size(); ++i) {
    std::uint64_t key = i + 1;
    for (std::size_t j = i * rows; j < (i + 1) * rows; ++j)
      key = (key ^ kin.sketch[j]) * 0x9E3779B97F4A7C15u;
    row.band[i] = static_cast<std::uint32_t>(key >> 32) | 1u;
  }
  return row;
}

}  // namespace

std::uint32_t Strings::add(std::string_view text) {
  if (text.empty()) return 0;
  bytes_ += text;
  starts_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  return static_cast<std::uint32_t>(starts_.size() - 2);
}

std::vector<std::string> topics_of(const Document& document, const Section& section) {
  std::vector<std::string> ids;
  for (const Tag& tag : section.tags)
    if (tag.weight >= topics::about && tag.inherited_from.empty()) ids.push_back(tag.topic);
  for (const std::string& id : document.topics)
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  return ids;
}

Range Columns::intern(const std::vector<std::string>& texts) {
  Range range{static_cast<std::uint32_t>(pool.size()), static_cast<std::uint32_t>(texts.size())};
  for (const std::string& text : texts) pool.push_back(strings.add(text));
  return range;
}

std::vector<std::string_view> Columns::texts(Range range) const {
  std::vector<std::string_view> out;
  for (std::uint32_t i = range.first; i < range.first + range.count; ++i)
    out.push_back(strings.at(pool[i]));
  return out;
}

void Columns::add(const Document& document, const document::Kin& of, std::uint32_t edition,
                  Day recorded) {
  DocumentRow row;
  row.slot = ++slots;
  row.first_section = static_cast<std::uint32_t>(sections.size());
  row.sections = static_cast<std::uint32_t>(document.sections.size());
  row.id = strings.add(document.id);
  row.title = strings.add(document.title);
  row.publisher = strings.add(document.publisher);
  row.digest = strings.add(document.digest);
  row.origin = strings.add(document.origin);
  row.applies_to = intern(document.applies_to);
  row.not_for = intern(pairs(document.not_for));
  row.replaces = intern(document.replaces);
  row.edition = edition;
  row.recorded = recorded;
  row.published_first = first_of(document.published);
  row.published_last = last_of(document.published);
  row.updated_first = first_of(document.updated);
  row.updated_last = last_of(document.updated);
  row.withdrawn = withdrawn_day(document);
  row.review_due = last_of(document.review_due);
  row.valid_first = first_of(document.validity);
  row.valid_last = last_of(document.validity);
  row.kind = document.kind;
  row.layer = document.layer;
  row.status = document.status;
  for (const Section& section : document.sections)
    sections.push_back({.slot = ++slots,
                        .document = static_cast<std::uint32_t>(documents.size()),
                        .topics = intern(topics_of(document, section)),
                        .valid_first = first_of(section.validity),
                        .valid_last = last_of(section.validity),
                        .kind = section.kind});
  documents.push_back(row);
  KinRow like = kin_row(of);
  like.supersedes = intern(of.supersedes);
  kin.push_back(like);
  about.push_back({.language = strings.add(language_of(document)),
                   .format = strings.add(format_of(document)),
                   .sensitive = is_sensitive(document)});
}

void Columns::append(const Columns& other) {
  auto first_document = static_cast<std::uint32_t>(documents.size());
  auto first_section = static_cast<std::uint32_t>(sections.size());
  auto first_string = static_cast<std::uint32_t>(strings.size() - 1);
  auto first_pooled = static_cast<std::uint32_t>(pool.size());
  auto moved = [&](std::uint32_t text) { return text == 0 ? 0 : text + first_string; };

  for (std::uint32_t text : other.pool) pool.push_back(moved(text));
  for (DocumentRow row : other.documents) {
    row.slot += slots;
    row.first_section += first_section;
    for (std::uint32_t* text : {&row.id, &row.title, &row.publisher, &row.digest, &row.origin})
      *text = moved(*text);
    for (Range* range : {&row.applies_to, &row.not_for, &row.replaces})
      range->first += first_pooled;
    documents.push_back(row);
  }
  for (KinRow row : other.kin) {
    row.supersedes.first += first_pooled;
    kin.push_back(row);
  }
  for (AboutRow row : other.about) {
    row.language = moved(row.language), row.format = moved(row.format);
    about.push_back(row);
  }
  for (SectionRow row : other.sections) {
    row.slot += slots;
    row.document += first_document;
    row.topics.first += first_pooled;
    sections.push_back(row);
  }
  for (std::uint32_t number = 1; number < other.strings.size(); ++number) {
    strings.bytes_ += other.strings.at(number);
    strings.starts_.push_back(static_cast<std::uint32_t>(strings.bytes_.size()));
  }
  slots += other.slots;
}

std::string Columns::to_bytes() const {
  std::string out;
  put(out, magic);
  put(out, slots);
  put_all(out, documents);
  put_all(out, sections);
  put_all(out, kin);
  put_all(out, keys_of(kin));
  put_all(out, about);
  put_all(out, pool);
  put_all(out, strings.starts_);
  out += strings.bytes();
  return out;
}

Columns Columns::from_bytes(std::string_view bytes) {
  In in(bytes);
  const auto kept = in.get<std::uint32_t>();
  if (kept != magic && kept != magic_without_about && kept != magic_without_kin) corrupt();
  Columns columns;
  columns.slots = in.get<std::uint32_t>();
  columns.documents = in.column<DocumentRow>();
  columns.sections = in.column<SectionRow>();
  const std::size_t documents = columns.documents.size();
  if (kept != magic_without_kin)
    columns.kin = in.column<KinRow>();
  else
    columns.kin.own().resize(documents);
  if (kept == magic) {
    columns.keys = in.column<KinKey>();
    columns.about = in.column<AboutRow>();
  } else {
    columns.keys = Column<KinKey>(keys_of(columns.kin));
    columns.about.own().resize(documents);
  }
  if (columns.kin.size() != documents || columns.about.size() != documents) corrupt();
  columns.pool = in.column<std::uint32_t>();
  columns.strings.starts_ = in.column<std::uint32_t>();
  if (columns.strings.starts_.size() < 2) corrupt();
  if (columns.strings.starts_.back() > in.rest().size()) corrupt();
  columns.strings.mapped_ = in.rest();
  return columns;
}

Columns Columns::from_file(std::shared_ptr<const Mapped> file) {
  Columns columns = from_bytes(file->bytes());
  columns.file_ = std::move(file);
  return columns;
}

std::string to_bytes(const std::vector<Closing>& closings) {
  std::string out;
  put_all(out, closings);
  return out;
}

std::vector<Closing> closings_from(std::string_view bytes) { return In(bytes).all<Closing>(); }

document::Edition edition_of(const KinRow& row) {
  return {static_cast<document::Edition::By>(row.by), row.first, row.last, row.in_title != 0};
}

std::vector<std::uint32_t> keys_of(const KinRow& row) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15u;
  std::vector<std::uint32_t> keys;
  const auto add = [&](std::uint64_t value, std::uint64_t kind) {
    if (value != 0) keys.push_back(static_cast<std::uint32_t>(((value ^ kind) * odd) >> 32));
  };
  add(row.address, 0);
  if (row.canonical != row.address) add(row.canonical, 0);
  for (std::size_t i = 0; i < KinRow::bands; ++i) add(row.band[i], row.band[i] ? (i + 1) << 40 : 0);
  return keys;
}

std::vector<KinKey> keys_of(const Column<KinRow>& rows) {
  std::vector<KinKey> all;
  for (std::uint32_t row = 0; row < rows.size(); ++row)
    for (const std::uint32_t key : keys_of(rows[row])) all.push_back({key, row});
  std::sort(all.begin(), all.end(), [](const KinKey& a, const KinKey& b) {
    return a.key != b.key ? a.key < b.key : a.document < b.document;
  });
  return all;
}

void close(const std::vector<Closing>& closings, Columns& columns) {
  for (const Closing& closing : closings) {
    if (closing.document >= columns.documents.size()) corrupt();
    DocumentRow& row = columns.documents.own()[closing.document];
    row.until = closing.until;
    row.ended = closing.ended;
  }
}

}  // namespace fingerpost::index
