#include "topics/reader.hpp"

namespace fingerpost::topics {

// At the end of a text there are no eight letters left.
Eight PackedReader::last_at(std::size_t at) const {
  Eight bytes = 0;
  if (at < text_.size()) std::memcpy(&bytes, text_.data() + at, text_.size() - at);
  return eights::ordered(bytes);
}

// As text::WordReader says it, of plain letters.
bool PackedReader::shouts() const {
  bool capital = false;
  for (const char c : span_.in(text_)) {
    if (c >= 'a') return false;
    capital |= c >= 'A';
  }
  return capital && length_ > 1;
}

bool PackedReader::read_other() {
  text::WordReader word(text_.substr(at_));
  if (!word.next()) {
    at_ = text_.size();
    return false;
  }
  span_ = {at_ + word.span().offset, word.span().length};
  plain_ = false;
  upper_ = word.upper();
  at_ = span_.offset + span_.length;
  length_ = word.folded().size();
  if (packed()) {
    letters_[(length_ - 1) / 8] = 0;
    std::memcpy(letters_.data(), word.folded().data(), length_);
  } else {
    folded_ = word.folded();
  }
  return true;
}

}  // namespace fingerpost::topics
