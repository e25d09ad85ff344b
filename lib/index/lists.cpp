#include "index/lists.hpp"

#include <cstring>
#include <type_traits>

#include "fingerpost/error.hpp"

namespace fingerpost::index {

namespace {

constexpr std::uint64_t magic = 0x315453494C5046;  // "FPLIST1"
constexpr std::uint32_t block = 1u << 16;          // sections of a run, as two bytes number them
constexpr std::uint32_t above = 1u << 31;          // of a run's count: frequencies in four bytes
constexpr std::uint32_t most_few = 255;

struct Foot {
  std::uint64_t magic = index::magic, postings = 0, places = 0, texts = 0;
  std::uint32_t terms = 0, sections = 0;
  std::uint64_t sum = 0;  // of places, terms, and what stands above
};
static_assert(std::has_unique_object_representations_v<Foot>);

[[noreturn]] void corrupt() { throw Error(Fault::corrupt, "lists: cut short or damaged"); }

constexpr std::size_t padded(std::size_t size) { return (size + 7) & ~std::size_t{7}; }

template <class T>
void put(std::string& out, const T* values, std::size_t count) {
  out.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

template <class T>
T read(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

// Of whole words of eight bytes. Each step can be undone, so that one word changed is
// another sum; four of them go side by side.
std::uint64_t sum_of(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15u;
  constexpr std::size_t lanes = 4;
  std::uint64_t sums[lanes] = {seed, seed + 1, seed + 2, seed + 3};
  std::size_t at = 0;
  const auto step = [&](std::uint64_t& sum, std::size_t place) {
    sum = (sum ^ read<std::uint64_t>(bytes, place)) * odd;
    sum ^= sum >> 32;
  };
  for (; at + 8 * lanes <= bytes.size(); at += 8 * lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) step(sums[lane], at + 8 * lane);
  for (; at + 8 <= bytes.size(); at += 8) step(sums[0], at);
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t each : sums) sum = ((sum ^ each) * odd) ^ (sum >> 29);
  return sum;
}

std::uint64_t number_of(std::string_view hash) {
  std::uint64_t number = hash.size();
  for (const char c : hash) number = number * 31 + static_cast<unsigned char>(c);
  return number;
}

// One list after the other, as they are written.
class Writing {
 public:
  Writing(const std::filesystem::path& file, const Columns& columns)
      : file_(file), rows_(columns.slots + 1, none) {
    for (std::size_t i = 0; i < columns.sections.size(); ++i)
      rows_[columns.sections[i].slot] = static_cast<std::uint32_t>(i);
    foot_.sections = static_cast<std::uint32_t>(columns.sections.size());
  }

  void add(const Xapian::Database& postings, const std::string& term) {
    std::string list(sizeof(std::uint64_t), '\0');
    std::uint32_t sections = 0;
    const Xapian::PostingIterator end;
    for (auto at = postings.postlist_begin(term); at != end; ++at) {
      const std::uint32_t row = *at < rows_.size() ? rows_[*at] : none;
      if (row == none) continue;  // of a header
      if (!run_.empty() && row / block != first_ / block) end_run(list);
      if (run_.empty()) first_ = row / block * block;
      run_.push_back(static_cast<std::uint16_t>(row - first_));
      often_.push_back(at.get_wdf());
      ++sections;
    }
    if (sections == 0) return;
    end_run(list);
    const std::uint64_t sum = sum_of(std::string_view(list).substr(sizeof sum), sections);
    std::memcpy(list.data(), &sum, sizeof sum);
    place(sections);
    terms_ += term;
    lists_ += list.size();
    file_.append(list);
  }

  void finish(std::string_view postings_hash) {
    foot_.terms = static_cast<std::uint32_t>(places_.size());
    place(0);
    foot_.postings = number_of(postings_hash);
    foot_.places = lists_;
    foot_.texts = terms_.size();
    std::string rest;
    put(rest, places_.data(), places_.size());
    rest += terms_;
    rest.resize(padded(rest.size()));
    put(rest, &foot_, 1);
    foot_.sum = sum_of(std::string_view(rest).substr(0, rest.size() - sizeof foot_.sum), 0);
    std::memcpy(rest.data() + rest.size() - sizeof foot_.sum, &foot_.sum, sizeof foot_.sum);
    file_.append(rest);
    file_.sync();
  }

 private:
  static constexpr auto none = static_cast<std::uint32_t>(-1);

  void place(std::uint32_t sections) {
    places_.push_back({lists_, static_cast<std::uint32_t>(terms_.size()), sections});
  }

  void end_run(std::string& list) {
    bool many = false;
    for (const std::uint32_t each : often_) many = many || each > most_few;
    const auto count = static_cast<std::uint32_t>(run_.size());
    const std::uint32_t head[] = {first_, many ? count | above : count};
    put(list, head, 2);
    put(list, run_.data(), run_.size());
    list.resize(padded(list.size()));
    if (many)
      put(list, often_.data(), often_.size());
    else
      for (const std::uint32_t each : often_) list += static_cast<char>(each);
    list.resize(padded(list.size()));
    run_.clear(), often_.clear();
  }

  FileOut file_;
  std::vector<std::uint32_t> rows_;  // by slot
  std::vector<ListPlace> places_ = {};
  std::string terms_ = {};
  std::uint64_t lists_ = 0;  // bytes of them
  Foot foot_ = {};
  std::uint32_t first_ = 0;
  std::vector<std::uint16_t> run_ = {};
  std::vector<std::uint32_t> often_ = {};
};

// Beginnings of the terms that are kept, in their order.
constexpr std::string_view kept[] = {"A", "XT", "Z"};

}  // namespace

void write_lists(const std::filesystem::path& file, const Xapian::Database& postings,
                 const Columns& columns, std::string_view postings_hash) {
  Writing writing(file, columns);
  for (const std::string_view each : kept) {
    const std::string prefix(each);
    const auto end = postings.allterms_end(prefix);
    for (auto at = postings.allterms_begin(prefix); at != end; ++at) writing.add(postings, *at);
  }
  writing.finish(postings_hash);
}

bool MappedLists::keeps(std::string_view term) {
  for (const std::string_view each : kept)
    if (term.starts_with(each)) return true;
  return false;
}

MappedLists::MappedLists(Mapped file, std::size_t sections, std::string_view postings_hash)
    : file_(std::move(file)) {
  const std::string_view bytes = file_->bytes();
  if (bytes.size() < sizeof(Foot) || bytes.size() % 8 != 0) corrupt();
  const auto foot = read<Foot>(bytes, bytes.size() - sizeof(Foot));
  const std::size_t before = bytes.size() - sizeof(Foot);
  const std::size_t table = (std::uint64_t{foot.terms} + 1) * sizeof(ListPlace);
  if (foot.magic != magic || foot.postings != number_of(postings_hash) ||
      foot.sections != sections || foot.texts > before || table > before || foot.places > before ||
      foot.places % 8 != 0 || foot.places + table + padded(foot.texts) != before ||
      foot.sum != sum_of(bytes.substr(foot.places, bytes.size() - foot.places - 8), 0))
    corrupt();
  lists_ = bytes.substr(0, foot.places);
  places_ = reinterpret_cast<const ListPlace*>(bytes.data() + foot.places);
  terms_ = bytes.substr(foot.places + table, foot.texts);
  count_ = foot.terms;
  sections_ = foot.sections;
  seen_.assign(count_, false);
}

std::string_view MappedLists::text(std::uint32_t number) const {
  const std::uint32_t from = places_[number].text, to = places_[number + 1].text;
  if (from > to || to > terms_.size()) corrupt();
  return terms_.substr(from, to - from);
}

std::optional<std::uint32_t> MappedLists::find(std::string_view term) const {
  std::uint32_t first = 0, last = count_;
  while (first < last) {
    const std::uint32_t middle = first + (last - first) / 2;
    if (text(middle) < term)
      first = middle + 1;
    else
      last = middle;
  }
  if (first == count_ || text(first) != term) return std::nullopt;
  return first;
}

std::size_t MappedLists::count(std::string_view term) const {
  const std::optional<std::uint32_t> number = find(term);
  return number ? places_[*number].sections : 0;
}

std::string_view MappedLists::checked(std::uint32_t number) const {
  const std::uint64_t from = places_[number].list, to = places_[number + 1].list;
  if (from % 8 != 0 || to % 8 != 0 || from + 8 > to || to > lists_.size()) corrupt();
  const std::string_view list = lists_.substr(from + 8, to - from - 8);
  if (!seen_[number]) {
    const std::uint32_t count = places_[number].sections;
    if (read<std::uint64_t>(lists_, from) != sum_of(list, count) || !is_whole(list, count))
      corrupt();
    seen_[number] = true;
  }
  return list;
}

// Every run lies in the list, and its sections follow each other in the segment: whatever
// the bytes are, nothing behind them is read.
bool MappedLists::is_whole(std::string_view list, std::uint32_t count) const {
  std::uint64_t all = 0, least = 0;
  while (!list.empty()) {
    const auto first = read<std::uint32_t>(list, 0), coded = read<std::uint32_t>(list, 4);
    const std::size_t size = coded & ~above;
    const std::size_t each = coded & above ? sizeof(std::uint32_t) : 1;
    if (size == 0 || size > block || first % block != 0 || first < least) return false;
    if (8 + padded(2 * size) + padded(each * size) > list.size()) return false;
    Run run;
    next(list, run);
    bool rising = true;
    for (std::uint32_t i = 1; i < run.count; ++i) rising &= run.rows[i - 1] < run.rows[i];
    least = std::uint64_t{first} + block;
    if (!rising || std::uint64_t{first} + run.rows[run.count - 1] >= sections_) return false;
    all += size;
  }
  return all == count;
}

bool MappedLists::next(std::string_view& rest, Run& run) {
  if (rest.empty()) return false;
  const auto coded = read<std::uint32_t>(rest, 4);
  run.first = read<std::uint32_t>(rest, 0);
  run.count = coded & ~above;
  const char* rows = rest.data() + 8;
  const char* often = rows + padded(2 * std::size_t{run.count});
  const bool many = (coded & above) != 0;
  run.rows = reinterpret_cast<const std::uint16_t*>(rows);
  run.few = many ? nullptr : reinterpret_cast<const std::uint8_t*>(often);
  run.many = many ? reinterpret_cast<const std::uint32_t*>(often) : nullptr;
  rest.remove_prefix(static_cast<std::size_t>(often - rest.data()) +
                     padded((many ? sizeof(std::uint32_t) : 1) * std::size_t{run.count}));
  return true;
}

}  // namespace fingerpost::index
