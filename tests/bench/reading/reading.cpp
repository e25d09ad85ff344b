// What the seal costs: a folder a format is read, and all of them indexed from end to end,
// on one thread. Built twice, with the sealed worker and with the parsers in this process
// (in_process.cpp); `seal.py` runs both in turn and prints the ratios.
//
//     fingerpost_bench_sealed FOLDER [ROUNDS]     "pdf 20 0.412": files, seconds a round
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "fingerpost/fingerpost.hpp"

namespace {

namespace fs = std::filesystem;
using namespace fingerpost;
using Clock = std::chrono::steady_clock;

struct File {
  std::string name, bytes;
};
using Folders = std::map<std::string, std::vector<File>>;

Folders files_under(const fs::path& root) {
  Folders folders;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string folder = entry.path().parent_path().filename();
    if (!entry.is_regular_file() || folder == root.filename() ||
        entry.path().extension() == ".json" ||
        entry.path().string().find("/make/") != std::string::npos)
      continue;
    std::ifstream in(entry.path(), std::ios::binary);
    folders[folder].push_back(
        {folder + "/" + entry.path().filename().string(),
         {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
  }
  return folders;
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void read_all(Reader& reader, const std::vector<File>& files, Writer* writer) {
  for (const File& file : files) {
    try {
      const Document document = reader.read({.id = file.name, .name = file.name}, file.bytes);
      if (writer) writer->put(document);
    } catch (const Error&) {
      // One of them asks for a password.
    }
  }
}

double index_all(const Folders& folders) {
  const fs::path place = fs::temp_directory_path() / "fingerpost-bench-reading";
  fs::remove_all(place);
  const Index index = Index::create(place);
  Reader reader({.clues = index.vocabulary().clues()});
  read_all(reader, {{"warm.html", "<p>warm"}}, nullptr);
  const auto start = Clock::now();
  {
    Writer writer = index.writer();
    for (const auto& [folder, files] : folders) read_all(reader, files, &writer);
    writer.commit(std::chrono::year(2026) / 11 / 1);
  }
  const double seconds = seconds_since(start);
  fs::remove_all(place);
  return seconds;
}

// The quickest of the rounds: what else the machine does only adds.
template <class Body>
double quickest(int rounds, Body&& body) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) best = std::min(best, body());
  return best;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return std::fprintf(stderr, "usage: %s FOLDER [ROUNDS]\n", words[0]), 2;
  const Folders folders = files_under(words[1]);
  const int rounds = count > 2 ? std::stoi(words[2]) : 3;
  Reader reader;
  read_all(reader, {{"warm.html", "<p>warm"}}, nullptr);
  std::size_t all = 0;
  for (const auto& [folder, files] : folders) {
    all += files.size();
    const double seconds = quickest(rounds, [&files = files, &reader] {
      const auto start = Clock::now();
      read_all(reader, files, nullptr);
      return seconds_since(start);
    });
    std::printf("%s %zu %.4f\n", folder.c_str(), files.size(), seconds);
  }
  std::printf("index %zu %.4f\n", all, quickest(rounds, [&] { return index_all(folders); }));
}
