#include <algorithm>
#include <array>
#include <optional>

#include "extract/chars.hpp"
#include "extract/charset.hpp"
#include "extract/extract.hpp"
#include "extract/front_matter.hpp"
#include "extract/furniture.hpp"
#include "extract/media.hpp"
#include "extract/plain.hpp"
#include "extract/worker_process.hpp"
#include "fingerpost/error.hpp"
#include "text/text.hpp"

namespace fingerpost::extract {
namespace {

std::string in_mib(std::size_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

void check(std::string_view type, std::string_view bytes, const Limits& limits) {
  const std::string given = type.empty() ? std::string("a file") : std::string(type);
  if (bytes.size() > limits.bytes)
    throw Error(Fault::limit,
                given + " of " + in_mib(bytes.size()) + ": the limit is " + in_mib(limits.bytes));
  if (const std::string_view look = binary_look(bytes); !look.empty())
    throw Error(Fault::unsupported_media,
                type.empty() ? "looks like " + std::string(look) + ": there is no reader for it"
                             : "given as " + given + " but looks like " + std::string(look));
  if (!type.empty() && format_of(type).empty())
    throw Error(Fault::unsupported_media, "there is no reader for " + given);
  if (type.empty())
    throw Error(Fault::unsupported_media,
                "neither text, HTML nor Markdown by its look (lines of JSON are documents only "
                "where a .ndjson file or - is named)");
}

constexpr std::array<std::string_view, 10> outcome_names{
    "ok",      "empty", "unsupported", "too_big", "too_deep",
    "timeout", "cpu",   "memory",      "crashed", "malformed"};

std::string story(const Answer& answer, const Limits& limits) {
  switch (answer.outcome) {
    case Outcome::timeout:
      return "not read within " + std::to_string(limits.wall_seconds) + " seconds";
    case Outcome::cpu:
      return "more than " + std::to_string(limits.cpu_seconds) + " seconds of computing";
    case Outcome::memory:
      return "more than " + in_mib(limits.memory) + " of memory";
    case Outcome::crashed:
      return answer.lost ? std::string("the worker ended while reading")
                         : "the parser ended with signal " + std::to_string(answer.detail);
    default:
      return "the worker's answer cannot be read";
  }
}

std::string problem(const Answer& answer, const Limits& limits) {
  return std::string(outcome_names.at(static_cast<std::size_t>(answer.outcome))) + ": " +
         story(answer, limits);
}

// The worker is believed in nothing: its texts become UTF-8 again, its levels
// are put in range.
void distrust(Extraction& extraction) {
  const auto clean = [](std::string& text) { text = text::valid_utf8(text); };
  clean(extraction.title);
  for (auto& [key, value] : extraction.metadata) clean(key), clean(value);
  for (std::string& problem : extraction.problems) clean(problem);
  for (Block& block : extraction.blocks) {
    clean(block.text), clean(block.fragment);
    const int most = block.type == Block::Type::heading ? 6 : 32;
    const bool levelled =
        block.type == Block::Type::heading || block.type == Block::Type::list_item;
    block.level = levelled ? std::clamp(block.level, 1, most) : 0;
    for (auto& [words, address] : block.links) clean(words), clean(address);
  }
}

void without_furniture(std::vector<Block>& blocks) {
  std::erase_if(blocks, [](const Block& b) { return is_blank(b.text) || is_furniture(b.text); });
  if (!blocks.empty()) blocks.back().text = std::string(without_button(blocks.back().text));
}

void within(std::size_t text, Extraction& extraction) {
  std::size_t size = 0, kept = 0;
  while (kept < extraction.blocks.size() && size + extraction.blocks[kept].text.size() <= text)
    size += extraction.blocks[kept++].text.size();
  if (kept == extraction.blocks.size()) return;
  extraction.blocks.resize(kept);
  extraction.problems.push_back("too_big: the text after " + in_mib(text) + " is left out");
}

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

struct Extractor::Impl {
  std::filesystem::path program;
  Limits limits;
  std::unique_ptr<WorkerProcess> worker = {};

  Answer ask(Format format, std::string_view text) {
    if (!worker) worker = std::make_unique<WorkerProcess>(find_worker(program));
    Answer answer = worker->ask(format, text, limits);
    distrust(answer.extraction);
    return answer;
  }

  // What no parser got through is read the plain way, and says so.
  Extraction parse(bool html, std::string_view text) {
    Answer answer = ask(html ? Format::html : Format::markdown, text);
    if (answer.outcome == Outcome::ok) return std::move(answer.extraction);
    const std::string said = problem(answer, limits);
    Extraction out;
    if (html)
      out = std::move(ask(Format::flat_html, text).extraction);
    else
      out.blocks = divide(text);
    out.problems.insert(out.problems.begin(), said);
    return out;
  }

  Extraction read(std::string_view format, std::string_view text) {
    if (format == "html") return parse(true, text);
    if (format == "plain") return {{}, divide(text), {}, {}};
    auto metadata = take_front_matter(text);
    if (is_blank(text)) return {{}, {}, std::move(metadata), {}};
    Extraction out = parse(false, text);
    out.metadata.insert(out.metadata.begin(), metadata.begin(), metadata.end());
    return out;
  }
};

Extractor::Extractor(std::filesystem::path worker, Limits limits)
    : impl_(std::make_unique<Impl>(Impl{std::move(worker), limits})) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Extraction Extractor::extract(std::string_view media_type, std::string_view bytes) {
  const Limits& limits = impl_->limits;
  check(media_type, bytes, limits);
  const std::string_view format = format_of(media_type);
  std::vector<std::string> problems;
  std::string declared = charset_of(media_type);
  if (declared.empty() && format == "html") declared = declared_charset(bytes);
  const std::string text = to_utf8(bytes, declared, problems);
  Extraction out;
  if (!is_blank(text)) out = impl_->read(format, text);
  append(problems, out.problems);
  out.problems = std::move(problems);
  without_furniture(out.blocks);
  within(limits.text, out);
  if (out.blocks.empty()) out.problems.push_back("empty: there is no text in it");
  return out;
}

}  // namespace fingerpost::extract
