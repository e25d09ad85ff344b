#include <algorithm>
#include <array>
#include <optional>

#include "extract/chars.hpp"
#include "extract/charset.hpp"
#include "extract/extract.hpp"
#include "extract/formats.hpp"
#include "extract/front_matter.hpp"
#include "extract/furniture.hpp"
#include "extract/mail_foot.hpp"
#include "extract/media.hpp"
#include "extract/plain.hpp"
#include "extract/table.hpp"
#include "extract/worker_process.hpp"
#include "fingerpost/error.hpp"
#include "text/text.hpp"

namespace fingerpost::extract {
namespace {

// Rounded up: what is over a limit is never told as being at it.
std::string in_mib(std::size_t bytes) {
  constexpr std::size_t mib = std::size_t{1} << 20;
  return std::to_string((bytes + mib - 1) / mib) + " MiB";
}

[[noreturn]] void refuse(const std::string& why) { throw Error(Fault::unsupported_media, why); }

// The format of bytes that are given as `type`. What they look like is believed
// before what they are called.
Format checked(std::string_view type, std::string_view bytes) {
  const std::optional<Format> given = format_of(type), look = format_by_look(bytes);
  if (!look)
    if (const std::string_view binary = binary_look(bytes); !binary.empty())
      refuse(type.empty()
                 ? "looks like " + std::string(binary) + ": there is no reader for it"
                 : "given as " + std::string(type) + " but looks like " + std::string(binary));
  if (type.empty())
    refuse(
        "nothing that can be read, by its look (lines of JSON are documents only where a .ndjson "
        "file or - is named)");
  if (!given) refuse("there is no reader for " + std::string(type));
  if (look != given && (is_binary(given) || is_binary(look)))
    refuse(
        "given as " + std::string(type) +
        (look ? " but looks like " + std::string(name_of(*look)) : " but does not look like it"));
  return *given;
}

void check_size(Format format, std::string_view type, std::size_t size, const Limits& limits) {
  const bool text = entry_of(format).bytes == Limits{}.bytes;
  const std::size_t most = text ? limits.bytes : entry_of(format).bytes;
  if (size > most)
    throw Error(Fault::limit,
                std::string(type) + " of " + in_mib(size) + ": the limit is " + in_mib(most));
}

constexpr std::array<std::string_view, 12> outcome_names{
    "ok",  "empty",  "unsupported", "too_big",   "too_deep",  "timeout",
    "cpu", "memory", "crashed",     "malformed", "encrypted", "unsealed"};

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

bool is_limit(Outcome outcome) {
  return outcome == Outcome::timeout || outcome == Outcome::cpu || outcome == Outcome::memory;
}

// Scanned pages have a title that can be found, and that they are scanned is told.
bool is_about_pictures(std::string_view problem) {
  return problem.find("no text") != std::string_view::npos;
}

// The worker is believed in nothing: its texts become UTF-8 again, its levels
// are put in range.
void distrust(Extraction& extraction) {
  const auto clean = [](std::string& text) { text = text::valid_utf8(text); };
  clean(extraction.title);
  for (auto& [key, value] : extraction.metadata) clean(key), clean(value);
  for (std::string& problem : extraction.problems) clean(problem);
  for (Block& block : extraction.blocks) {
    clean(block.text), clean(block.fragment), clean(block.page_label);
    const int most = block.type == Block::Type::heading ? 6 : 32;
    const bool levelled =
        block.type == Block::Type::heading || block.type == Block::Type::list_item;
    block.level = levelled ? std::clamp(block.level, 1, most) : 0;
    for (auto& [words, address] : block.links) clean(words), clean(address);
  }
  for (Part& part : extraction.parts) clean(part.name), clean(part.media_type);
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

  WorkerProcess& running() {
    if (!worker) worker = std::make_unique<WorkerProcess>(find_worker(program));
    return *worker;
  }

  Answer ask(Format format, std::string_view bytes) {
    const Abilities abilities = running().abilities();
    if (!abilities.reads(format))
      refuse("there is no reader for " + std::string(name_of(format)) +
             " in this build: it needs " + std::string(entry_of(format).library));
    Limits these = limits;
    if (format == Format::pdf) these.wall_seconds *= 2;
    Answer answer = running().ask(format, bytes, these);
    if (answer.outcome == Outcome::unsealed)
      throw Error(Fault::io,
                  "the kernel does not let the worker be sealed (no seccomp): nothing is read "
                  "unless that is allowed");
    distrust(answer.extraction);
    return answer;
  }

  // What no parser got through is read the plain way, and says so.
  Extraction parse_text(bool html, std::string_view text) {
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

  // A file of which nothing can be read is an error, lest it replace what was read
  // of it before.
  Extraction parse_file(Format format, std::string_view bytes) {
    Answer answer = ask(format, bytes);
    if (answer.outcome != Outcome::ok)
      throw Error(is_limit(answer.outcome) ? Fault::limit : Fault::unsupported_media,
                  problem(answer, limits));
    Extraction& out = answer.extraction;
    if (out.blocks.empty() && out.parts.empty() && !out.problems.empty() &&
        !is_about_pictures(out.problems.front()))
      refuse(out.problems.front());
    return std::move(out);
  }

  Extraction read_markdown(std::string_view text) {
    auto metadata = take_front_matter(text);
    if (is_blank(text)) return {{}, {}, std::move(metadata), {}, {}};
    Extraction out = parse_text(false, text);
    for (const auto& [key, value] : metadata)
      if (key == "front:title" && out.title.empty()) out.title = value;
    out.metadata.insert(out.metadata.begin(), metadata.begin(), metadata.end());
    return out;
  }

  Extraction read_text(Format format, std::string_view type, std::string_view bytes) {
    std::vector<std::string> problems;
    std::string declared = charset_of(type);
    if (declared.empty() && format == Format::html) declared = declared_charset(bytes);
    const std::string text = to_utf8(bytes, declared, problems);
    Extraction out;
    if (is_blank(text)) {
    } else if (format == Format::html) {
      out = parse_text(true, text);
    } else if (format == Format::markdown) {
      out = read_markdown(text);
    } else if (format == Format::table) {
      out.blocks = rows(text, out.problems);
    } else {
      out.blocks = divide(text);
    }
    append(problems, out.problems);
    out.problems = std::move(problems);
    return out;
  }

  // A mail says what its body says; the other parts are documents of their own.
  Extraction read_mail(std::string_view bytes) {
    Extraction mail = parse_file(Format::mail, bytes);
    if (mail.parts.empty()) return mail;
    const Part& first = mail.parts.front();
    const auto format = format_of(first.media_type);
    if (!first.name.empty() || (format != Format::html && format != Format::plain)) return mail;
    Extraction body = read_text(*format, first.media_type, first.bytes);
    mail.parts.erase(mail.parts.begin());
    mail.blocks = std::move(body.blocks);
    leave_out_foot(mail.blocks, *format == Format::plain);
    append(mail.problems, body.problems);
    for (auto& [key, value] : body.metadata)
      if (begins(key, "words:")) mail.metadata.emplace_back(std::move(key), std::move(value));
    return mail;
  }

  Extraction read(Format format, std::string_view type, std::string_view bytes) {
    switch (format) {
      case Format::mail:
        return read_mail(bytes);
      case Format::pdf:
      case Format::docx:
      case Format::odt:
      case Format::feed:
        return parse_file(format, bytes);
      case Format::calendar: {
        std::vector<std::string> problems;
        const std::string text = to_utf8(bytes, charset_of(type), problems);
        Extraction out = parse_file(format, text);
        append(out.problems, problems);
        return out;
      }
      default:
        return read_text(format, type, bytes);
    }
  }
};

Extractor::Extractor(std::filesystem::path worker, Limits limits)
    : impl_(std::make_unique<Impl>(Impl{std::move(worker), limits})) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Abilities Extractor::abilities() { return impl_->running().abilities(); }

Extraction Extractor::extract(std::string_view media_type, std::string_view bytes) {
  const Limits& limits = impl_->limits;
  const Format format = checked(media_type, bytes);
  check_size(format, media_type, bytes.size(), limits);
  Extraction out = impl_->read(format, media_type, bytes);
  without_furniture(out.blocks);
  within(limits.text, out);
  if (out.blocks.empty()) out.problems.push_back("empty: there is no text in it");
  return out;
}

}  // namespace fingerpost::extract
