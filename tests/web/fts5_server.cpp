// The same server over SQLite FTS5: what a search page costs whose index knows words alone, neither
// days nor standing. It takes /api/search?text=.. and gives title, publisher and a snippet.
//
//     fts5_server FOLDER PORT
#include <sqlite3.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>

#include "fingerpost/value.hpp"
#include "server.hpp"

namespace {

using namespace fingerpost;

struct Statement {
  sqlite3* database = nullptr;
  sqlite3_stmt* ask = nullptr;

  explicit Statement(const std::string& folder) {
    const std::string file = folder + "/fts5.db";
    if (sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
                        nullptr) != SQLITE_OK ||
        sqlite3_prepare_v2(database,
                           "SELECT title, heading, publisher, snippet(passages, 2, '[', ']', '', "
                           "24) FROM passages "
                           "WHERE passages MATCH ? ORDER BY bm25(passages, 3, 2, 1) LIMIT 10",
                           -1, &ask, nullptr) != SQLITE_OK)
      std::abort();
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() {
    sqlite3_finalize(ask);
    sqlite3_close(database);
  }
};

// "a" OR "b": any of the words, as a search page asks.
std::string any_of(const std::string& text) {
  std::string query, word;
  for (const char c : text + " ") {
    if (std::isalnum(static_cast<unsigned char>(c))) {
      word += c;
      continue;
    }
    if (!word.empty()) query += (query.empty() ? "\"" : " OR \"") + word + "\"";
    word.clear();
  }
  return query;
}

std::string column(sqlite3_stmt* row, int at) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, at));
  return text ? text : "";
}

web::Response answer(const web::Request& request, const std::string& folder) {
  thread_local Statement own(folder);
  const std::string query = any_of(web::parameters_of(request.query).text("text"));
  Json::Array hits;
  sqlite3_bind_text(own.ask, 1, query.c_str(), -1, SQLITE_TRANSIENT);
  while (sqlite3_step(own.ask) == SQLITE_ROW)
    hits.push_back(Json::Object{{"title", column(own.ask, 0)},
                                {"heading", column(own.ask, 1)},
                                {"publisher", column(own.ask, 2)},
                                {"snippet", column(own.ask, 3)}});
  sqlite3_reset(own.ask);
  return {200, "application/json", to_json(Json(Json::Object{{"hits", std::move(hits)}})), {}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string folder = argv[1];
  web::Server server({.address = std::string("127.0.0.1:") + argv[2]}, {});
  server.start([&](const web::Request& request) { return answer(request, folder); });
  std::fprintf(stderr, "open %s/\n", server.address().c_str());
  for (;;) std::this_thread::sleep_for(std::chrono::seconds(1));
}
