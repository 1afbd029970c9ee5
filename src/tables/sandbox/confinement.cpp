// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/confinement.h"

#include <linux/futex.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>

namespace inlet::tables {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kHasSanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool kHasSanitizer = true;
#else
constexpr bool kHasSanitizer = false;
#endif
#else
constexpr bool kHasSanitizer = false;
#endif

// Libraries and their tables are mapped, too, but take no memory that others need.
constexpr std::uint64_t kMappedLibraries = std::uint64_t{768} << 20U;

base::Error unavailable(const char* what, int number) {
  return base::make_error(base::ErrorKind::kUnavailable, base::Code::kReaderUnavailable,
                          {std::string(what) + ": " + std::strerror(number)});
}

void bound(int resource, std::uint64_t most) {
  const rlimit limit{most, most};
  // Fails only where the limit is lower already.
  ::setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

void set_bounds(const ReaderBounds& bounds) {
  bound(RLIMIT_CORE, 0);
  bound(RLIMIT_FSIZE, bounds.block_file_bytes);
  bound(RLIMIT_NOFILE, 8);
  bound(RLIMIT_MEMLOCK, 0);
  const rlimit cpu{bounds.cpu_seconds, bounds.cpu_seconds + 1};
  ::setrlimit(RLIMIT_CPU, &cpu);
  if (kHasSanitizer) return;
  bound(RLIMIT_DATA, bounds.memory_bytes);
  bound(RLIMIT_AS, bounds.memory_bytes + kMappedLibraries);
}

// Takes every right to files, and where the kernel can, to ports, sockets and signals of others. Without it seccomp still
// lets no file be opened.
bool close_file_system() {
  // Newer kernels know more than the headers of Debian 12.
  struct Ruleset {
    std::uint64_t files = 0, ports = 0, scopes = 0;
  } rules;
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  std::size_t size = sizeof rules.files;
  rules.files = (std::uint64_t{1} << 13U) - 1;
  if (version >= 2) rules.files |= std::uint64_t{1} << 13U;  // linking across folders
  if (version >= 3) rules.files |= std::uint64_t{1} << 14U;  // truncating
  if (version >= 5) rules.files |= std::uint64_t{1} << 15U;  // ioctl of devices
  if (version >= 4) {
    rules.ports = 3;
    size += sizeof rules.ports;
  }
  if (version >= 6) {
    rules.scopes = 3;
    size += sizeof rules.scopes;
  }
  const auto ruleset = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, size, 0));
  if (ruleset < 0) return false;
  const bool is_closed = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  return is_closed;
}

using Filter = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

// A condition on one argument of a call. The macros of seccomp.h are compound literals, which are C and not C++.
scmp_arg_cmp argument(unsigned number, scmp_datum_t value) { return {number, SCMP_CMP_EQ, value, 0}; }
scmp_arg_cmp masked_argument(unsigned number, scmp_datum_t mask, scmp_datum_t value) {
  return {number, SCMP_CMP_MASKED_EQ, mask, value};
}

// What a reader may ask of the kernel. Everything else ends it on the spot, but for the calls by which libraries look
// whether a file is there: to those no file is.
int allow_what_readers_need(scmp_filter_ctx filter) {
  const scmp_arg_cmp is_anonymous = masked_argument(3, MAP_ANONYMOUS, MAP_ANONYMOUS);
  const scmp_arg_cmp is_no_code = masked_argument(2, PROT_EXEC, 0);
  int failed = 0;
  const auto allow = [&](int call) { failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0); };
  const auto allow_on = [&](int call, int descriptor) {
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, argument(0, static_cast<scmp_datum_t>(descriptor)));
  };
  const auto deny = [&](int call) { failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0); };

  allow_on(SCMP_SYS(pread64), kFileDescriptor);
  allow_on(SCMP_SYS(read), kRequestDescriptor);
  allow_on(SCMP_SYS(write), kRowsDescriptor);
  allow_on(SCMP_SYS(writev), kRowsDescriptor);
  allow_on(SCMP_SYS(pread64), kBlockFileDescriptor);
  allow_on(SCMP_SYS(pwrite64), kBlockFileDescriptor);
  allow_on(SCMP_SYS(ftruncate), kBlockFileDescriptor);

  failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, is_no_code, is_anonymous);
  failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, is_no_code);
  // One thread wakes nobody, but libraries try; and nobody waits, for who waits costs no processor time and has no end.
  failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(futex), 1,
                             masked_argument(1, FUTEX_CMD_MASK & 0x7F, FUTEX_WAKE));
  for (const int call : {SCMP_SYS(close), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise),
                         SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(clock_gettime),
                         SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(restart_syscall)}) {
    allow(call);
  }
  for (const int call : {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
                         SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(readlink),
                         SCMP_SYS(readlinkat), SCMP_SYS(getcwd)}) {
    deny(call);
  }
  return failed;
}

int install_filter() {
  // A sanitizer asks for more while it reports; to be told no is enough there.
  const std::uint32_t otherwise = kHasSanitizer ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_KILL_PROCESS;
  const Filter filter(seccomp_init(otherwise), seccomp_release);
  if (filter == nullptr) return ENOMEM;
  if (allow_what_readers_need(filter.get()) != 0) return EINVAL;
  return -seccomp_load(filter.get());
}

}  // namespace

Result<ReaderWalls> confine(const ReaderBounds& bounds, SeccompWish wish) {
  // Those who start and end us alone decide when to end; the signals of a terminal or a service manager reach them, too.
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGXFSZ}) ::signal(signal, SIG_IGN);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (bounds.parent != 0 && ::getppid() != bounds.parent)
    return unavailable("whoever started the reader is gone", ESRCH);
  ::prctl(PR_SET_DUMPABLE, 0);
  set_bounds(bounds);

  ReaderWalls walls;
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 && wish == SeccompWish::kRequired) {
    return unavailable("the kernel can't take privileges away", errno);
  }
  if (wish == SeccompWish::kOff) return walls;
  walls.has_landlock = close_file_system();
  if (const int fault = install_filter(); fault != 0) return unavailable("seccomp", fault);
  walls.has_seccomp = true;
  return walls;
}

}  // namespace inlet::tables
