// Documents are read in several threads, each with a Reader of its own, and come
// back in the order they were handed in: two runs over the same input write the
// same index.
//
//     hand in  1 2 3 4 5 ──► [reader] [reader] ──► take back  1 2 3 4 5
//
// What is under way is bounded in number and in bytes, so that memory stays flat.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "fingerpost/read.hpp"

namespace fingerpost::cli {

class Readers {
 public:
  Readers(std::size_t threads, ReaderOptions options);
  // Waits for what is being read; what was not begun is dropped.
  ~Readers();
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  bool full() const;
  bool empty() const { return waiting_.empty(); }
  void hand_in(Source source, std::string bytes);
  // The document handed in first, or what Reader::read threw. Not when empty().
  Document take_back();

 private:
  using Task = std::packaged_task<Document(Reader&)>;
  struct Waiting {
    std::future<Document> document;
    std::size_t bytes = 0;
  };
  void work();

  ReaderOptions options_;
  std::mutex mutex_ = {};
  std::condition_variable changed_ = {};
  std::deque<Task> tasks_ = {};
  bool closing_ = false;
  std::deque<Waiting> waiting_ = {};  // of the owner's thread alone
  std::size_t bytes_waiting_ = 0;
  std::vector<std::thread> threads_ = {};
};

}  // namespace fingerpost::cli
