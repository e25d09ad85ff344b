// One description of what is kept serves both ways: pass() is called with an archive
// that writes each part or reads it, so that the two cannot fall out of step.
//
//     stemmer | look of the JSON | name, version, shade, field, topics | what build() made
//
// The bytes come from the build of this very library; nothing else is ever read here.
#include "topics/image.hpp"

#include <cstring>
#include <type_traits>
#include <utility>

#include "text/text.hpp"
#include "topics/topics.hpp"

namespace fingerpost {

namespace topics {

// Written by the build from vocabulary.json (compiler/main.cpp); in whole words, which
// compile in a fraction of the time that bytes take.
extern const unsigned long long built_in_image[];
extern const unsigned long long built_in_size;  // in bytes

namespace {

class Writing {
 public:
  static constexpr bool reads = false;
  void bytes(const void* from, std::size_t size) {
    out_.append(static_cast<const char*>(from), size);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reading {
 public:
  static constexpr bool reads = true;
  explicit Reading(std::string_view image) : rest_(image) {}
  void bytes(void* to, std::size_t size) {
    std::memcpy(to, rest_.data(), size);
    rest_.remove_prefix(size);
  }

 private:
  std::string_view rest_;
};

template <class A, class T>
requires std::is_arithmetic_v<T> || std::is_enum_v<T>
void pass(A& archive, T& value) { archive.bytes(&value, sizeof value); }

// How many; a reader makes room for them.
template <class A, class List>
std::size_t pass_size(A& archive, List& list) {
  auto size = static_cast<std::uint32_t>(list.size());
  pass(archive, size);
  if constexpr (A::reads) list.resize(size);
  return size;
}

template <class A>
void pass(A& archive, std::string& text) {
  const std::size_t size = pass_size(archive, text);
  archive.bytes(text.data(), size);
}

template <class A, class T, class U>
void pass(A& archive, std::pair<T, U>& both) {
  pass(archive, both.first);
  pass(archive, both.second);
}

template <class A, class T>
void pass(A& archive, std::vector<T>& list);

template <class A>
void pass(A& archive, std::vector<bool>& list) {
  const std::size_t size = pass_size(archive, list);
  for (std::size_t i = 0; i < size; ++i) {
    bool value = list[i];
    pass(archive, value);
    list[i] = value;
  }
}

template <class A>
void pass(A& archive, std::optional<Date>& date) {
  bool known = date.has_value();
  int days = known ? std::chrono::sys_days(*date).time_since_epoch().count() : 0;
  pass(archive, known);
  pass(archive, days);
  if (known) date = Date(std::chrono::sys_days(std::chrono::days(days)));
}

template <class A>
void pass(A& archive, Period& period) {
  pass(archive, period.first);
  pass(archive, period.last);
}

template <class A>
void pass(A& archive, FormerName& former) {
  pass(archive, former.text);
  pass(archive, former.used);
}

template <class A>
void pass(A& archive, Acronym& acronym) {
  pass(archive, acronym.text);
  pass(archive, acronym.rule);
  pass(archive, acronym.near);
  pass(archive, acronym.hosts);
}

template <class A>
void pass(A& archive, Topic& topic) {
  for (std::string* text : {&topic.id, &topic.label, &topic.note}) pass(archive, *text);
  for (auto* list : {&topic.names, &topic.broader, &topic.related, &topic.not_meant, &topic.signs})
    pass(archive, *list);
  pass(archive, topic.acronyms);
  pass(archive, topic.lived);
  pass(archive, topic.former);
}

template <class A>
void pass(A& archive, Pattern& pattern) {
  for (auto* number :
       {&pattern.topic, &pattern.next, &pattern.acronym, &pattern.near, &pattern.hosts})
    pass(archive, *number);
  pass(archive, pattern.kind);
  pass(archive, pattern.words);
  pass(archive, pattern.comma);
  pass(archive, pattern.text);
}

template <class A>
void pass(A& archive, Near& near) {
  pass(archive, near.phrases);
  pass(archive, near.first_words);
}

template <class A>
void pass(A& archive, Signs::Sign& sign) {
  pass(archive, sign.rarity);
  pass(archive, sign.from);
  pass(archive, sign.to);
}

template <class A>
void pass(A& archive, Signs& signs) {
  pass(archive, signs.of_word);
  pass(archive, signs.longer);
  pass(archive, signs.signs);
  pass(archive, signs.topics);
  pass(archive, signs.size);
}

template <class A>
void pass(A& archive, Trie& trie) {
  std::vector<Trie::Grown> grown = trie.grown();
  pass(archive, grown);
  if constexpr (A::reads) trie = Trie(grown);
}

template <class A>
void pass(A& archive, Trie::Grown& node) {
  pass(archive, node.from);
  pass(archive, node.stem);
  pass(archive, node.value);
}

template <class A>
void pass(A& archive, Lexicon::Spelling& spelling) {
  pass(archive, spelling.folded);
  pass(archive, spelling.stem);
  pass(archive, spelling.letters);
}

template <class A>
void pass(A& archive, Lexicon& lexicon) {
  Lexicon::Words words = lexicon.words();
  pass(archive, words.stems);
  pass(archive, words.acronyms);
  pass(archive, words.spellings);
  pass(archive, words.by_letter);
  pass(archive, words.roles);
  if constexpr (A::reads) lexicon.know(std::move(words));
}

template <class A, class T>
void pass(A& archive, std::vector<T>& list) {
  const std::size_t size = pass_size(archive, list);
  if constexpr (std::is_arithmetic_v<T>) {
    archive.bytes(list.data(), size * sizeof(T));
  } else {
    for (T& each : list) pass(archive, each);
  }
}

template <class A>
void pass_told(A& archive, Data& data) {
  pass(archive, data.name);
  pass(archive, data.version);
  pass(archive, data.shade);
  pass(archive, data.field);
  pass(archive, data.topics);
}

template <class A>
void pass_built(A& archive, Data& data) {
  pass(archive, data.lexicon);
  pass(archive, data.trie);
  pass(archive, data.patterns);
  pass(archive, data.acronym_groups);
  pass(archive, data.near);
  pass(archive, data.words_of_names);
  pass(archive, data.signs);
  pass(archive, data.own_words);
  for (StemId* word : {&data.and_word, &data.or_word, &data.of_word}) pass(archive, *word);
  pass(archive, data.field_words);
}

// How a text looks, in one number: two that are not made to look alike do not.
struct Look {
  std::uint64_t size = 0, hash = 0;
  friend bool operator==(const Look&, const Look&) = default;
};

Look look_of(std::string_view written) { return {written.size(), hash_of(written)}; }

template <class A>
void pass(A& archive, Look& look) {
  pass(archive, look.size);
  pass(archive, look.hash);
}

std::string_view built_in_bytes() {
  return {reinterpret_cast<const char*>(built_in_image), built_in_size};
}

}  // namespace

std::string image_of(const Data& data, std::string_view written) {
  Writing archive;
  // Only a reader changes what is passed.
  auto& same = const_cast<Data&>(data);
  std::string stemmer = text::stemmer_version();
  Look look = look_of(written);
  pass(archive, look);
  pass(archive, stemmer);
  pass_told(archive, same);
  pass_built(archive, same);
  return archive.take();
}

std::shared_ptr<const Data> from_image(std::string_view image) {
  Reading archive(image);
  auto data = std::make_shared<Data>();
  Look look;
  std::string stemmer;
  pass(archive, look);
  pass(archive, stemmer);
  pass_told(archive, *data);
  if (stemmer != text::stemmer_version()) {
    build(*data);
    return data;
  }
  relate(*data);
  pass_built(archive, *data);
  return data;
}

bool is_built_in(std::string_view written) {
  Reading archive(built_in_bytes());
  Look look;
  pass(archive, look);
  return look == look_of(written);
}

}  // namespace topics

Vocabulary Vocabulary::built_in() {
  static const Vocabulary vocabulary =
      topics::Access::make(topics::from_image(topics::built_in_bytes()));
  return vocabulary;
}

}  // namespace fingerpost
