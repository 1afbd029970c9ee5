// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/reader_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <utility>

#include "base/bytes/descriptor.h"
#include "base/bytes/memory_source.h"

namespace inlet::tables {
namespace {

using base::Descriptor;

constexpr const char* kProgram = "/proc/self/exe";
constexpr int kPipeBytes = 1024 * 1024;
constexpr std::size_t kLongestError = std::size_t{128} * 1024;
constexpr std::uint64_t kLongestBlockFile = std::uint64_t{2} << 30U;
constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20U;

base::Error unavailable(const char* what, int number) {
  return base::make_error(base::ErrorKind::kUnavailable, base::Code::kReaderUnavailable,
                          {std::string(what) + ": " + std::strerror(number)});
}

// A file that is in memory alone.
Result<Descriptor> memory_file(const base::ByteSource& source) {
  Descriptor file(::memfd_create("inlet", MFD_CLOEXEC));
  if (file.get() < 0) return unavailable("memfd_create", errno);
  std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), kMebibyte)), '\0');
  for (std::uint64_t offset = 0; offset < source.size();) {
    INLET_ASSIGN(const std::size_t count, source.read_at(offset, std::span(piece)));
    if (count == 0) break;
    for (std::size_t written = 0; written < count;) {
      const ssize_t done = ::write(file.get(), piece.data() + written, count - written);
      if (done < 0 && errno == EINTR) continue;
      if (done < 0) return unavailable("memory for the file", errno);
      written += static_cast<std::size_t>(done);
    }
    offset += count;
  }
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

// Where, in the new process, the descriptors stand that it is handed.
class SpawnActions {
 public:
  SpawnActions() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    // The program's own way with signals is none of the reader's business, nor are those of its terminal.
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnActions() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;

  void hand_over(int ours, int theirs) { posix_spawn_file_actions_adddup2(&actions_, ours, theirs); }
  void open_null(int theirs) { posix_spawn_file_actions_addopen(&actions_, theirs, "/dev/null", O_RDWR, 0); }
  void close_from(int theirs) { posix_spawn_file_actions_addclosefrom_np(&actions_, theirs); }

  // 0 or an errno.
  int spawn(pid_t& id, char* const* arguments, char* const* environment) const {
    return ::posix_spawn(&id, kProgram, &actions_, &attributes_, arguments, environment);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

// Above the places where they shall stand in the reader, so that none is in another's way.
Result<Descriptor> out_of_the_way(int descriptor) {
  constexpr int kFirstFree = 16;
  Descriptor copy(::fcntl(descriptor, F_DUPFD_CLOEXEC, kFirstFree));
  if (copy.get() < 0) return unavailable("a descriptor for the reader", errno);
  return copy;
}

bool is_off() {
  const char* wish = std::getenv("INLET_SANDBOX");
  return wish != nullptr && std::strcmp(wish, "off") == 0;
}

// Clean, but for what the program needs to be loaded at all.
std::vector<std::string> reader_environment() {
  std::vector<std::string> variables = {"LC_ALL=C.UTF-8"};
  for (const char* name : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) variables.push_back(std::string(name) + "=" + value);
  }
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// 0 when it can't be told.
double processor_seconds(pid_t process) {
  clockid_t clock = 0;
  timespec time{};
  if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &time) != 0) return 0;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

Result<std::unique_ptr<ReaderProcess>> ReaderProcess::start(const base::ByteSource& source,
                                                            const ReaderRequest& request, int block_file) {
  Descriptor copied;
  if (source.descriptor() < 0) {
    INLET_ASSIGN(copied, memory_file(source));
  }
  INLET_ASSIGN(const Descriptor file, out_of_the_way(source.descriptor() < 0 ? copied.get() : source.descriptor()));
  const base::MemorySource request_bytes(to_json(request));
  INLET_ASSIGN(const Descriptor request_copy, memory_file(request_bytes));
  INLET_ASSIGN(const Descriptor request_file, out_of_the_way(request_copy.get()));
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return unavailable("a pipe for the reader", errno);
  Descriptor frames(ends[0]);
  const Descriptor their_end(ends[1]);
  INLET_ASSIGN(const Descriptor rows, out_of_the_way(their_end.get()));
  ::fcntl(frames.get(), F_SETPIPE_SZ, kPipeBytes);  // fails where people may have less; then it is slower

  const std::uint64_t cpu_seconds = request.limits.reader_cpu_seconds + source.size() / kMebibyte;
  std::vector<std::string> arguments = {"inlet-reader",
                                        kReaderArgument,
                                        std::to_string(::getpid()),
                                        std::to_string(request.limits.reader_memory_bytes),
                                        std::to_string(cpu_seconds),
                                        std::to_string(block_file < 0 ? 0 : kLongestBlockFile),
                                        is_off() ? "off" : "required"};
  std::vector<std::string> environment = reader_environment();
  SpawnActions actions;
  actions.hand_over(file.get(), kFileDescriptor);
  actions.hand_over(rows.get(), kRowsDescriptor);
  actions.open_null(STDERR_FILENO);
  actions.hand_over(request_file.get(), kRequestDescriptor);
  Descriptor kept;
  if (block_file < 0) {
    actions.open_null(kBlockFileDescriptor);
  } else {
    INLET_ASSIGN(kept, out_of_the_way(block_file));
    actions.hand_over(kept.get(), kBlockFileDescriptor);
  }
  actions.close_from(kBlockFileDescriptor + 1);
  pid_t id = 0;
  if (const int fault = actions.spawn(id, pointers_to(arguments).data(), pointers_to(environment).data()); fault != 0) {
    return unavailable(kProgram, fault);
  }
  std::unique_ptr<ReaderProcess> process(new ReaderProcess(id, frames.release(), request.limits, cpu_seconds));
  INLET_TRY(process->await_ready());
  return process;
}

ReaderProcess::~ReaderProcess() {
  end();
  ::close(frames_);
}

void ReaderProcess::end() {
  if (is_over_) return;
  is_over_ = true;
  ::kill(id_, SIGKILL);
  while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<void> ReaderProcess::await_ready() {
  // A program that does not know how to be a reader says other things, or nothing.
  auto ready = next_frame();
  if (!ready.has_value()) {
    if (ready.error().code == base::Code::kReaderFailed) return unavailable("it ended at once", ENOEXEC);
    return std::move(ready).error();
  }
  std::uint8_t walls = 0;
  if (ready->kind != FrameKind::kReady || ready->bytes != 1) return unavailable("it is another program", ENOEXEC);
  INLET_TRY(read(&walls, 1));
  walls_ = {(walls & 1U) != 0, (walls & 2U) != 0};
  return {};
}

base::Error ReaderProcess::timed_out(std::uint64_t seconds) {
  return base::make_error(base::ErrorKind::kCorrupt, base::Code::kReaderTimedOut, {std::to_string(seconds)});
}

base::Error ReaderProcess::death() {
  if (is_over_) return broken_wire("the reader has ended");
  int status = 0;
  pid_t ended = 0;
  // It may have closed its pipe and gone on; so it is ended, unless it is dead already.
  while ((ended = ::waitpid(id_, &status, WNOHANG)) < 0 && errno == EINTR) {
  }
  for (int tries = 0; ended == 0 && tries < 100; ++tries) {
    ::poll(nullptr, 0, 5);
    ended = ::waitpid(id_, &status, WNOHANG);
  }
  if (ended == 0) end();
  is_over_ = true;
  if (ended > 0 && WIFSIGNALED(status)) {
    if (WTERMSIG(status) == SIGXCPU) return timed_out(cpu_seconds_);
    const std::string detail = "the reader was ended by signal " + std::to_string(WTERMSIG(status));
    return broken_wire(detail.c_str());
  }
  const std::string detail = "the reader ended with status " + std::to_string(ended > 0 ? WEXITSTATUS(status) : -1);
  return broken_wire(detail.c_str());
}

bool is_held_up(int silences, double worked_seconds, double silence_seconds) {
  constexpr int kMostSilences = 8;
  constexpr double kLeastWork = 0.02;
  return silences < kMostSilences && worked_seconds >= kLeastWork && worked_seconds < silence_seconds / 2;
}

Result<void> ReaderProcess::read(void* to, std::size_t count) {
  auto* place = static_cast<char*>(to);
  double worked = 0;
  for (int silences = 0; count > 0;) {
    pollfd wait{frames_, POLLIN, 0};
    if (silences == 0) worked = processor_seconds(id_);
    const int is_there = ::poll(&wait, 1, static_cast<int>(limits_.reader_silence_seconds * 1000));
    if (is_there == 0) {
      const double before = std::exchange(worked, processor_seconds(id_));
      if (is_held_up(++silences, worked - before, limits_.reader_silence_seconds)) continue;
      end();
      return timed_out(limits_.reader_silence_seconds);
    }
    silences = 0;
    if (is_there < 0) continue;  // a signal of ours
    const ssize_t done = ::read(frames_, place, count);
    if (done > 0) {
      place += done;
      count -= static_cast<std::size_t>(done);
      if (count == 0) break;
    } else if (done == 0) {
      return death();
    } else if (errno != EINTR && errno != EAGAIN) {
      return death();
    }
  }
  return {};
}

Result<FrameHead> ReaderProcess::next_frame() {
  for (;;) {
    FrameHead head;
    INLET_TRY(read(&head, sizeof head));
    switch (head.kind) {
      case FrameKind::kAlive:
        if (head.bytes != 0) return broken_wire("a sign of life that says more");
        continue;
      case FrameKind::kError: {
        INLET_ASSIGN(const std::string json, read_text(head, kLongestError));
        return error_from_json(json);
      }
      case FrameKind::kReady:
      case FrameKind::kProgress:
      case FrameKind::kRows:
      case FrameKind::kText:
      case FrameKind::kPart:
      case FrameKind::kAnswer:
      case FrameKind::kIndex:
      case FrameKind::kEnd: return head;
    }
    return broken_wire("a frame of no kind");
  }
}

Result<std::string> ReaderProcess::read_text(const FrameHead& head, std::size_t most) {
  if (head.bytes > most) return broken_wire("an answer that is too long");
  std::string text(head.bytes, '\0');
  INLET_TRY(read(text.data(), text.size()));
  return text;
}

Result<BlockHead> ReaderProcess::read_rows(const FrameHead& head, std::uint64_t last_row, RowBlock& block) {
  BlockHead counts;
  if (head.bytes < sizeof counts) return broken_wire("a block without a head");
  INLET_TRY(read(&counts, sizeof counts));
  if (!is_plausible(counts) || sizeof counts + counts.part_bytes() != head.bytes) {
    return broken_wire("a block of another size than it says");
  }
  // All of it is overwritten: what the block held stays until then, for to clear it is to write all of it once more.
  block.bytes.resize(counts.text_bytes);
  block.cells.resize(counts.cells);
  rows_.resize(counts.rows);
  INLET_TRY(read(block.bytes.data(), counts.text_bytes));
  INLET_TRY(read(block.cells.data(), counts.cells * sizeof(CellPlace)));
  INLET_TRY(read(rows_.data(), counts.rows * sizeof(WireRow)));
  INLET_TRY(take_rows(rows_, last_row, limits_, block));
  if (counts.after.row != block.rows.back().number) {
    block.clear();
    return broken_wire("a bookmark that is not behind its block");
  }
  return counts;
}

}  // namespace inlet::tables
