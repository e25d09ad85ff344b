#include "readers.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace fingerpost::cli {
namespace {

constexpr std::size_t waiting_each = 8;           // documents a reader may be ahead of the writer
constexpr std::size_t bytes_at_most = 64u << 20;  // four documents of the largest size

}  // namespace

Readers::Readers(std::size_t threads, ReaderOptions options) : options_(std::move(options)) {
  for (std::size_t i = 0; i < std::max<std::size_t>(threads, 1); ++i)
    threads_.emplace_back([this] { work(); });
}

Readers::~Readers() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    tasks_.clear();
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool Readers::full() const {
  return waiting_.size() >= waiting_each * threads_.size() || bytes_waiting_ >= bytes_at_most;
}

void Readers::hand_in(Source source, std::string bytes) {
  const std::size_t size = bytes.size();
  Task task([source = std::move(source), bytes = std::move(bytes)](Reader& reader) {
    return reader.read(source, bytes);
  });
  waiting_.push_back({task.get_future(), size});
  bytes_waiting_ += size;
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  changed_.notify_one();
}

Document Readers::take_back() {
  Waiting first = std::move(waiting_.front());
  waiting_.pop_front();
  bytes_waiting_ -= first.bytes;
  return first.document.get();
}

void Readers::work() {
  std::optional<Reader> reader;
  for (;;) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closing_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    if (!reader) reader.emplace(options_);
    task(*reader);
  }
}

}  // namespace fingerpost::cli
