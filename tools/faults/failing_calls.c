// SPDX-License-Identifier: Apache-2.0
//
// Preloaded into the program by faults.py: the FAULTS_AT-th call of FAULTS_CALL fails once, as a disk would fail it. How many calls there
// were is written to FAULTS_COUNT at the end of the process.
//
// FAULTS_CALL: write (write, pwrite, writev to files), fsync (fsync, fdatasync), open (for writing or creating), rename, truncate (ftruncate),
// mmap (of files), malloc (malloc, calloc, realloc and those that align). FAULTS_ERRNO: ENOSPC, ENOMEM, EIO.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static const char* wanted = "";
static long fail_at = -1;
static int fail_errno = EIO;
static atomic_long count;
static pid_t ours;
static int watches_memory;

__attribute__((constructor)) static void begin(void) {
  const char* call = getenv("FAULTS_CALL");
  const char* at = getenv("FAULTS_AT");
  const char* number = getenv("FAULTS_ERRNO");
  if (call != NULL) wanted = call;
  if (at != NULL) fail_at = atol(at);
  if (number != NULL && strcmp(number, "ENOSPC") == 0) fail_errno = ENOSPC;
  if (number != NULL && strcmp(number, "ENOMEM") == 0) fail_errno = ENOMEM;
  ours = getpid();
  watches_memory = strcmp(wanted, "malloc") == 0;
  unsetenv("LD_PRELOAD");  // processes that it starts have their own tests
}

__attribute__((destructor)) static void end(void) {
  const char* path = getenv("FAULTS_COUNT");
  if (path == NULL || getpid() != ours) return;
  FILE* file = fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%ld\n", atomic_load(&count));
  fclose(file);
}

static int is_due(const char* call) {
  if (strcmp(call, wanted) != 0 || getpid() != ours) return 0;
  if (atomic_fetch_add(&count, 1) + 1 != fail_at) return 0;
  errno = fail_errno;
  return 1;
}

// There is a great number of them, so nothing else is asked. dlsym itself allocates: the real ones go by their names in glibc.
static int lacks_memory(void) {
  if (!watches_memory || atomic_fetch_add(&count, 1) + 1 != fail_at) return 0;
  errno = ENOMEM;
  return 1;
}

void* __libc_malloc(size_t size);
void* __libc_calloc(size_t number, size_t size);
void* __libc_realloc(void* block, size_t size);
void* __libc_memalign(size_t alignment, size_t size);

void* malloc(size_t size) { return lacks_memory() ? NULL : __libc_malloc(size); }
void* calloc(size_t number, size_t size) { return lacks_memory() ? NULL : __libc_calloc(number, size); }
void* realloc(void* block, size_t size) { return lacks_memory() ? NULL : __libc_realloc(block, size); }
void* aligned_alloc(size_t alignment, size_t size) { return lacks_memory() ? NULL : __libc_memalign(alignment, size); }
int posix_memalign(void** block, size_t alignment, size_t size) {
  *block = aligned_alloc(alignment, size);
  return *block == NULL ? ENOMEM : 0;
}

// What goes to terminals, pipes and sockets has other ways to fail.
static int is_file(int descriptor) {
  struct stat state;
  return fstat(descriptor, &state) == 0 && S_ISREG(state.st_mode);
}

#define REAL(type, name, ...)                                   \
  static type (*real)(__VA_ARGS__) = NULL;                      \
  if (real == NULL) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int descriptor, const void* bytes, size_t size) {
  REAL(ssize_t, "write", int, const void*, size_t);
  if (is_file(descriptor) && is_due("write")) return -1;
  return real(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  REAL(ssize_t, "pwrite64", int, const void*, size_t, off64_t);
  if (is_file(descriptor) && is_due("write")) return -1;
  return real(descriptor, bytes, size, offset);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  REAL(ssize_t, "pwrite", int, const void*, size_t, off_t);
  if (is_file(descriptor) && is_due("write")) return -1;
  return real(descriptor, bytes, size, offset);
}

ssize_t writev(int descriptor, const struct iovec* parts, int parts_count) {
  REAL(ssize_t, "writev", int, const struct iovec*, int);
  if (is_file(descriptor) && is_due("write")) return -1;
  return real(descriptor, parts, parts_count);
}

int fsync(int descriptor) {
  REAL(int, "fsync", int);
  if (is_due("fsync")) return -1;
  return real(descriptor);
}

int fdatasync(int descriptor) {
  REAL(int, "fdatasync", int);
  if (is_due("fsync")) return -1;
  return real(descriptor);
}

static int is_written(int flags) { return (flags & (O_CREAT | O_WRONLY | O_RDWR)) != 0; }

int open(const char* path, int flags, ...) {
  REAL(int, "open", const char*, int, ...);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (is_written(flags) && is_due("open")) return -1;
  return real(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  REAL(int, "open64", const char*, int, ...);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (is_written(flags) && is_due("open")) return -1;
  return real(path, flags, mode);
}

int rename(const char* from, const char* to) {
  REAL(int, "rename", const char*, const char*);
  if (is_due("rename")) return -1;
  return real(from, to);
}

int ftruncate64(int descriptor, off64_t size) {
  REAL(int, "ftruncate64", int, off64_t);
  if (is_due("truncate")) return -1;
  return real(descriptor, size);
}

int ftruncate(int descriptor, off_t size) {
  REAL(int, "ftruncate", int, off_t);
  if (is_due("truncate")) return -1;
  return real(descriptor, size);
}

void* mmap64(void* place, size_t size, int protection, int flags, int descriptor, off64_t offset) {
  REAL(void*, "mmap64", void*, size_t, int, int, int, off64_t);
  if (descriptor >= 0 && is_due("mmap")) return MAP_FAILED;
  return real(place, size, protection, flags, descriptor, offset);
}

void* mmap(void* place, size_t size, int protection, int flags, int descriptor, off_t offset) {
  REAL(void*, "mmap", void*, size_t, int, int, int, off_t);
  if (descriptor >= 0 && is_due("mmap")) return MAP_FAILED;
  return real(place, size, protection, flags, descriptor, offset);
}
