#include "index/records.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <set>
#include <utility>

#include "dates/dates.hpp"
#include "fingerpost/error.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

constexpr std::uint64_t magic = 0x3153545249485046;  // "FPHITS1" and a NUL

[[noreturn]] void corrupt() { throw Error(Fault::corrupt, "hits: cut short or damaged"); }

std::uint32_t sum_of(std::string_view bytes) {  // FNV-1a
  std::uint32_t sum = 2166136261u;
  for (const char c : bytes) sum = (sum ^ static_cast<unsigned char>(c)) * 16777619u;
  return sum;
}

class Out {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(0x80 | (value & 0x7F));
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  void day(const std::optional<Date>& day) {
    // No day is 0, the first of 1970 is 1, the day before it 2.
    const auto days = day ? std::int64_t{dates::to_days(*day)} : 0;
    number(!day        ? 0
           : days >= 0 ? static_cast<std::uint64_t>(days) * 2 + 1
                       : static_cast<std::uint64_t>(-days) * 2);
  }
  void period(const Period& period) { day(period.first), day(period.last); }
  void period(const std::optional<Period>& period) {
    number(period ? 1 : 0);
    if (period) this->period(*period);
  }
  void real(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(bits >> shift);
  }
  // With its length and its sum before it.
  std::string record() const {
    Out out;
    out.number(bytes_.size());
    const std::uint32_t sum = sum_of(bytes_);
    for (int shift = 0; shift < 32; shift += 8) out.bytes_ += static_cast<char>(sum >> shift);
    return out.bytes_ + bytes_;
  }

 private:
  std::string bytes_ = {};
};

class In {
 public:
  explicit In(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1).front());
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
    corrupt();
  }
  std::string_view take(std::uint64_t size) {
    if (size > bytes_.size()) corrupt();
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  std::string text() { return std::string(take(number())); }
  std::optional<Date> day() {
    const std::uint64_t coded = number();
    if (coded == 0) return std::nullopt;
    const auto days = static_cast<std::int64_t>(coded / 2);
    return dates::from_days(static_cast<std::int32_t>(coded % 2 ? days : -days));
  }
  Period period() {
    Period period;
    period.first = day();
    period.last = day();
    return period;
  }
  std::optional<Period> perhaps_period() {
    return number() ? std::optional(period()) : std::nullopt;
  }
  double real() {
    std::uint64_t bits = 0;
    int shift = 0;
    for (const char c : take(8)) {
      bits |= std::uint64_t{static_cast<unsigned char>(c)} << shift;
      shift += 8;
    }
    return std::bit_cast<double>(bits);
  }
  std::uint32_t sum() {
    std::uint32_t sum = 0;
    int shift = 0;
    for (const char c : take(4)) {
      sum |= std::uint32_t{static_cast<unsigned char>(c)} << shift;
      shift += 8;
    }
    return sum;
  }

 private:
  std::string_view bytes_;
};

std::string packed(const ShownDocument& shown) {
  Out out;
  out.text(shown.url);
  out.period(shown.published), out.period(shown.updated), out.period(shown.review_due);
  out.text(shown.extra.is_null() ? "" : to_json(shown.extra));
  return out.record();
}

void pack(const DateMention& date, Out& out) {
  out.text(date.words);
  out.number(date.offset), out.number(date.length);
  out.period(date.when);
  out.number(static_cast<std::uint64_t>(date.role));
  out.number(static_cast<std::uint64_t>(date.basis));
  out.real(date.certainty);
  out.text(date.conflict), out.text(date.repeats);
  out.text(date.from_time), out.text(date.to_time);
}

std::string packed(const ShownSection& shown) {
  Out out;
  out.text(shown.anchor), out.text(shown.heading);
  out.text(shown.page_label), out.text(shown.fragment);
  out.number(shown.page ? 1 : 0);
  if (shown.page) out.number(static_cast<std::uint32_t>(*shown.page));
  out.number(shown.dates.size());
  for (const DateMention& date : shown.dates) pack(date, out);
  out.number(shown.cited.size());
  for (const std::string& words : shown.cited) out.text(words);
  return out.record();
}

template <class Enum>
Enum one_of(std::uint64_t number, Enum last) {
  if (number > static_cast<std::uint64_t>(last)) corrupt();
  return static_cast<Enum>(number);
}

DateMention date_from(In& in) {
  DateMention date;
  date.words = in.text();
  date.offset = in.number();
  date.length = in.number();
  date.when = in.period();
  date.role = one_of(in.number(), Role::edition);
  date.basis = one_of(in.number(), Basis::guessed);
  date.certainty = in.real();
  date.conflict = in.text();
  date.repeats = in.text();
  date.from_time = in.text();
  date.to_time = in.text();
  return date;
}

bool settles_standing(const DateMention& date) {
  return date.role == Role::event || date.role == Role::starts || date.role == Role::ends;
}

// A year that is no day's, as "keeping children safe in education 2025" has it: it may be an
// edition's, whatever capitals its title is written with. Its words lead up to it; whether they
// are a title is seen when the titles are known.
std::vector<std::string> named_in_small(const Section& section) {
  constexpr std::size_t longest = 14;  // words of a title, as dates::Grammar::editions
  const std::vector<text::Word> words = text::words(section.text);
  const auto gap = [&](std::size_t i) {
    const std::size_t from = words[i - 1].span.offset + words[i - 1].span.length;
    return std::string_view(section.text).substr(from, words[i].span.offset - from);
  };
  const auto divided = [&](std::size_t i) {
    return gap(i).find_first_of(".,;:()[]|!?\n\"") != std::string_view::npos;
  };
  std::vector<std::pair<std::size_t, std::size_t>> days;
  for (const DateMention& date : section.dates)
    days.emplace_back(date.offset, date.offset + date.length);
  std::sort(days.begin(), days.end());
  std::size_t day = 0;
  std::set<std::string> out;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::string& year = words[i].folded;
    const bool recent = year.starts_with("19") || year.starts_with("20");
    if (year.size() != 4 || !recent || !text::is_number(year) || (divided(i) && gap(i) != " (") ||
        text::is_stop_word(words[i - 1].folded) || text::is_number(words[i - 1].folded))
      continue;
    const std::size_t at = words[i].span.offset;
    while (day < days.size() && days[day].second <= at) ++day;
    if (day < days.size() && days[day].first <= at) continue;
    std::size_t first = i - 1;
    while (first > 0 && i - first < longest && !divided(first)) --first;
    const std::size_t from = words[first].span.offset;
    out.insert(section.text.substr(from, at + words[i].span.length - from));
  }
  return {out.begin(), out.end()};
}

template <class T>
void put(std::string& out, const std::vector<T>& values) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

}  // namespace

ShownDocument shown(const Document& document) {
  return {document.url, document.published, document.updated, document.review_due, document.extra};
}

ShownSection shown(const Section& section) {
  ShownSection shown{.anchor = section.anchor,
                     .heading = !section.heading.empty() || section.path.empty()
                                    ? section.heading
                                    : section.path.back(),
                     .page_label = section.page_label,
                     .fragment = section.fragment,
                     .page = section.page,
                     .dates = {},
                     .cited = {}};
  for (const DateMention& date : section.dates) {
    if (settles_standing(date)) shown.dates.push_back(date);
    if (date.role == Role::edition) shown.cited.push_back(date.words);
  }
  for (std::string& words : named_in_small(section)) shown.cited.push_back(std::move(words));
  return shown;
}

void Records::add(const Document& document) {
  documents_.push_back(bytes_.size());
  bytes_ += packed(shown(document));
  for (const Section& section : document.sections) {
    sections_.push_back(bytes_.size());
    bytes_ += packed(shown(section));
  }
}

void Records::append(const Records& other) {
  for (const std::uint64_t place : other.documents_) documents_.push_back(bytes_.size() + place);
  for (const std::uint64_t place : other.sections_) sections_.push_back(bytes_.size() + place);
  bytes_ += other.bytes_;
}

std::string Records::to_bytes() const {
  std::string out;
  put(out, std::vector<std::uint64_t>{magic, documents_.size(), sections_.size()});
  put(out, documents_);
  put(out, sections_);
  return out + bytes_;
}

MappedRecords::MappedRecords(Mapped file) : file_(std::move(file)) {
  constexpr std::uint64_t head = 3 * sizeof(std::uint64_t);
  std::string_view bytes = file_->bytes();
  std::uint64_t first[3] = {};
  if (bytes.size() < head) corrupt();
  std::memcpy(first, bytes.data(), head);
  document_count_ = first[1], section_count_ = first[2];
  const std::uint64_t most = (bytes.size() - head) / sizeof(std::uint64_t);
  if (first[0] != magic || document_count_ > most || section_count_ > most - document_count_)
    corrupt();
  // A mapped file begins at a page.
  documents_ = reinterpret_cast<const std::uint64_t*>(bytes.data()) + 3;
  sections_ = documents_ + document_count_;
  bytes_ = bytes.substr(head + (document_count_ + section_count_) * sizeof(std::uint64_t));
}

std::string_view MappedRecords::record(std::uint64_t place) const {
  if (place > bytes_.size()) corrupt();
  In in(bytes_.substr(place));
  const std::uint64_t size = in.number();
  const std::uint32_t sum = in.sum();
  const std::string_view record = in.take(size);
  if (sum_of(record) != sum) corrupt();
  return record;
}

ShownDocument MappedRecords::document(std::uint32_t row) const {
  if (row >= document_count_) corrupt();
  In in(record(documents_[row]));
  ShownDocument shown;
  shown.url = in.text();
  shown.published = in.perhaps_period();
  shown.updated = in.perhaps_period();
  shown.review_due = in.perhaps_period();
  if (const std::string extra = in.text(); !extra.empty()) shown.extra = parse_json(extra);
  return shown;
}

ShownSection MappedRecords::section(std::uint32_t row) const {
  if (row >= section_count_) corrupt();
  In in(record(sections_[row]));
  ShownSection shown;
  shown.anchor = in.text();
  shown.heading = in.text();
  shown.page_label = in.text();
  shown.fragment = in.text();
  if (in.number()) shown.page = static_cast<int>(in.number());
  for (auto left = in.number(); left > 0; --left) shown.dates.push_back(date_from(in));
  for (auto left = in.number(); left > 0; --left) shown.cited.push_back(in.text());
  return shown;
}

Records MappedRecords::all() const {
  Records records;
  records.documents_.assign(documents_, documents_ + document_count_);
  records.sections_.assign(sections_, sections_ + section_count_);
  records.bytes_ = bytes_;
  return records;
}

}  // namespace fingerpost::index
