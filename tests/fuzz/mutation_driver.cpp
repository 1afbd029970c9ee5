// SPDX-License-Identifier: Apache-2.0
//
// Runs a fuzz target without libFuzzer, so that any compiler can, every day (docs/adr/0029): first all files of a corpus as
// they are, then mutations of them for a while. It is blind, where libFuzzer looks which code an input reaches. What an
// input that ends the program was, is written to the file found-NAME.
//
//   NAME CORPUS [SECONDS [SEED]]
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" void __sanitizer_set_death_callback(void (*callback)());

namespace {

constexpr std::size_t kLongestInput = 64 * 1024;
constexpr unsigned kLongestRunSeconds = 20;  // of one input

std::string input;       // what runs now
std::string found_path;  // where it is written when it ends the program

void keep_input() {
  const int file = ::open(found_path.c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return;
  const auto written = ::write(file, input.data(), input.size());
  ::close(file);
  constexpr char kSaid[] = "the input that ended it is kept in found-NAME\n";
  if (written >= 0 && ::write(STDERR_FILENO, kSaid, sizeof kSaid - 1) < 0) return;
}

extern "C" void end_with_input(int signal) {
  keep_input();
  ::_exit(128 + signal);
}

void run(std::string next) {
  input = std::move(next);
  ::alarm(kLongestRunSeconds);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

class Mutations {
 public:
  Mutations(std::vector<std::string> corpus, std::uint64_t seed) : corpus_(std::move(corpus)), random_(seed) {}

  std::string next() {
    std::string text = corpus_[below(corpus_.size())];
    for (std::size_t left = std::size_t{1} << below(4); left > 0; --left) change(text);
    text.resize(std::min(text.size(), kLongestInput));
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  // Numbers at the borders of what a field holds.
  void put_number(std::string& text) {
    constexpr std::uint64_t kOdd[] = {0,      1,      2,          0x7F,       0x80,       0xFF,      0x7FFF,
                                      0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFA, 0xFFFFFFFF};
    std::uint64_t number = kOdd[below(std::size(kOdd))];
    const std::size_t at = below(text.size());
    const std::size_t width = std::size_t{1} << below(4);
    for (std::size_t i = at; i < std::min(text.size(), at + width); ++i, number >>= 8U) {
      text[i] = static_cast<char>(number & 0xFFU);
    }
  }

  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t count = std::min(below(64) + 1, text.size() - std::min(at, text.size()));
    switch (below(7)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1U << below(8)));
        break;
      case 1:
        if (at < text.size()) text[at] = static_cast<char>(random_());
        break;
      case 2: put_number(text); break;
      case 3: text.erase(at, count); break;
      case 4: text.insert(at, text.substr(below(text.size()), below(64) + 1)); break;
      case 5: {
        const std::string& other = corpus_[below(corpus_.size())];
        text.insert(at, other.substr(below(other.size()), below(256) + 1));
        break;
      }
      default:
        if (below(8) == 0) text.resize(at);
    }
  }

  std::vector<std::string> corpus_;
  std::mt19937_64 random_;
};

std::vector<std::string> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> corpus;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return corpus;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: " << arguments[0] << " CORPUS [SECONDS [SEED]]\n";
    return 2;
  }
  found_path = "found-" + std::filesystem::path(arguments[0]).filename().string();
  __sanitizer_set_death_callback(keep_input);
  for (const int signal : {SIGABRT, SIGALRM}) std::signal(signal, end_with_input);

  std::vector<std::string> corpus = read_corpus(arguments[1]);
  if (corpus.empty()) {
    std::cerr << "there is nothing in " << arguments[1] << '\n';
    return 2;
  }
  for (const std::string& text : corpus) run(text);
  const std::size_t files = corpus.size();

  const std::chrono::seconds seconds(count > 2 ? std::atoi(arguments[2]) : 0);
  const std::uint64_t seed = count > 3 ? std::strtoull(arguments[3], nullptr, 10) : std::random_device()();
  Mutations mutations(std::move(corpus), seed);
  const auto end = std::chrono::steady_clock::now() + seconds;
  std::uint64_t runs = 0;
  for (; std::chrono::steady_clock::now() < end; ++runs) run(mutations.next());
  std::cout << files << " files of the corpus, " << runs << " mutations, seed " << seed << '\n';
}
