// The archive that holds itself does: a hostile file that only looks like one would show nothing.
#include "quine.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>

#include "catch.hpp"

namespace {

using namespace fingerpost;

// Of deflate what the archive is written in: literals, and copies by the fixed table.
class Unpacked {
 public:
  explicit Unpacked(std::string packed) : packed_(std::move(packed)) {}

  std::string all() {
    for (bool last = false; !last;) {
      last = number(1);
      const unsigned kind = number(2);
      if (kind > 1) return "a block of another kind";
      if (kind == 0)
        literal();
      else
        copies();
    }
    return out_;
  }

 private:
  unsigned bit() {
    const std::size_t byte = at_ / 8;
    if (byte >= packed_.size()) throw std::logic_error("the archive ends too soon");
    return static_cast<unsigned char>(packed_[byte]) >> at_++ % 8 & 1;
  }
  unsigned number(unsigned bits) {
    unsigned out = 0;
    for (unsigned i = 0; i < bits; ++i) out |= bit() << i;
    return out;
  }
  unsigned code(int bits) {
    unsigned out = 0;
    while (bits-- > 0) out = out << 1 | bit();
    return out;
  }
  void literal() {
    at_ = (at_ + 7) / 8 * 8;
    const unsigned size = number(16);
    if ((size ^ number(16)) != 0xFFFF) throw std::logic_error("a literal of two lengths");
    out_ += packed_.substr(at_ / 8, size);
    at_ += 8 * std::size_t{size};
  }
  void copies() {
    for (;;) {
      unsigned sign = code(7);
      if (sign >= 24) sign = (sign << 1 | bit()) - 0xC0 + 24;
      if (sign == 0) return;
      const unsigned more = sign < 9 ? 0 : (sign - 5) / 4;
      std::size_t length = sign < 9 ? sign + 2 : ((4 + (sign - 1) % 4) << more) + 3 + number(more);
      const unsigned far = code(5), further = far < 4 ? 0 : far / 2 - 1;
      const std::size_t distance =
          far < 4 ? far + 1 : ((2 + far % 2) << further) + 1 + number(further);
      for (; length > 0; --length) out_ += out_.at(out_.size() - distance);
    }
  }

  std::string packed_, out_ = {};
  std::size_t at_ = 0;
};

}  // namespace

TEST_CASE("the archive that holds itself unpacks to itself, and its checksum is its own",
          "[extract][hostile]") {
  for (const std::string name :
       {"word/document.xml", "word/styles.xml", "content.xml", "word/embeddings/a.docx"}) {
    INFO(name);
    const std::string archive = made::quine(name);
    const std::size_t head = 30 + name.size(), tail = 46 + name.size() + 22;
    CHECK(Unpacked(archive.substr(head, archive.size() - head - tail)).all() == archive);
    std::string sum;
    made::detail::little(sum, made::crc_of(archive), 4);
    CHECK(archive.substr(14, 4) == sum);
  }
}
