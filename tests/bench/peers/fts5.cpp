#include "peers/peers.hpp"

#ifdef FINGERPOST_SQLITE
#include <sqlite3.h>

#include <stdexcept>

namespace fingerpost::peers {
namespace {

class Fts5 : public Peer {
 public:
  explicit Fts5(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    check(sqlite3_open((folder / "fts5.db").c_str(), &database_));
    run("PRAGMA journal_mode = WAL");
    run("CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5(title, heading, body, kind "
        "UNINDEXED, "
        "publisher UNINDEXED, year UNINDEXED, tokenize = 'porter unicode61')");
    add_ = statement("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)");
    // Weights of title, heading and body as in lib/index/terms.hpp.
    ask_ = statement(
        "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 3, 2, 1) "
        "LIMIT ?");
    for (const char* field : {"kind", "publisher", "year"})
      facets_.push_back(statement(std::string("SELECT ") + field +
                                  ", count(*) FROM passages WHERE passages MATCH ? GROUP BY 1"));
    run("BEGIN");
  }
  Fts5(const Fts5&) = delete;
  Fts5& operator=(const Fts5&) = delete;
  ~Fts5() override {
    for (sqlite3_stmt* each : facets_) sqlite3_finalize(each);
    sqlite3_finalize(ask_);
    sqlite3_finalize(add_);
    sqlite3_close(database_);
  }

  std::string_view name() const override { return "SQLite FTS5"; }

  void add(const Passage& passage) override {
    int column = 0;
    for (const std::string* text : {&passage.title, &passage.heading, &passage.text, &passage.kind,
                                    &passage.publisher, &passage.year})
      bind(add_, ++column, *text);
    if (sqlite3_step(add_) != SQLITE_DONE) fail();
    sqlite3_reset(add_);
  }

  void commit() override {
    run("COMMIT");
    run("BEGIN");
  }

  Answer ask(const std::string& words, std::size_t most, bool facets) override {
    Answer answer;
    std::string query = any_of(words);
    if (query.empty()) return answer;
    bind(ask_, 1, query);
    check(sqlite3_bind_int64(ask_, 2, static_cast<sqlite3_int64>(most)));
    while (sqlite3_step(ask_) == SQLITE_ROW)
      answer.passages.push_back(static_cast<std::size_t>(sqlite3_column_int64(ask_, 0) - 1));
    sqlite3_reset(ask_);
    if (!facets) return answer;
    for (sqlite3_stmt* each : facets_) {
      bind(each, 1, query);
      while (sqlite3_step(each) == SQLITE_ROW) ++answer.facets;
      sqlite3_reset(each);
    }
    return answer;
  }

 private:
  // Each word quoted, so that nothing in it is read as the language of MATCH.
  static std::string any_of(const std::string& words) {
    std::string query, word;
    auto end = [&] {
      if (word.empty()) return;
      query += (query.empty() ? "\"" : " OR \"") + word + '"';
      word.clear();
    };
    for (char c : words) {
      bool inside = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
                    static_cast<unsigned char>(c) >= 0x80;
      if (inside)
        word += c;
      else
        end();
    }
    end();
    return query;
  }

  [[noreturn]] void fail() const { throw std::runtime_error(sqlite3_errmsg(database_)); }
  void check(int result) const {
    if (result != SQLITE_OK) fail();
  }
  void run(const char* command) {
    check(sqlite3_exec(database_, command, nullptr, nullptr, nullptr));
  }
  sqlite3_stmt* statement(const std::string& command) {
    sqlite3_stmt* made = nullptr;
    check(sqlite3_prepare_v2(database_, command.c_str(), -1, &made, nullptr));
    return made;
  }
  void bind(sqlite3_stmt* into, int column, const std::string& text) const {
    check(sqlite3_bind_text(into, column, text.data(), static_cast<int>(text.size()),
                            SQLITE_TRANSIENT));
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* add_ = nullptr;
  sqlite3_stmt* ask_ = nullptr;
  std::vector<sqlite3_stmt*> facets_;
};

}  // namespace

std::unique_ptr<Peer> fts5(const std::filesystem::path& folder) {
  return std::make_unique<Fts5>(folder);
}

}  // namespace fingerpost::peers
#else
namespace fingerpost::peers {

std::unique_ptr<Peer> fts5(const std::filesystem::path&) { return nullptr; }

}  // namespace fingerpost::peers
#endif
