// SPDX-License-Identifier: Apache-2.0
//
// Preloaded into the program by faults.py: remembers what a disk would still have after a power cut. What was written counts only once
// fsync of the file has returned, and a name only once fsync of its folder has.
//
// FAULTS_SHADOW: a folder for it. The bytes of inode 17 at its last fsync are in the file 17, the names in the folder with inode 18 at its
// last fsync in names.18, one "INODE NAME" a line. Both are replaced as a whole, so a kill in between leaves the earlier state.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char* shadow;
static pid_t ours;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  shadow = getenv("FAULTS_SHADOW");
  ours = getpid();
  unsetenv("LD_PRELOAD");  // processes that it starts keep nothing
}

static void keep_bytes(int descriptor, FILE* file) {
  static char buffer[1 << 16];
  off_t at = 0;
  for (ssize_t got; (got = pread(descriptor, buffer, sizeof buffer, at)) > 0; at += got) fwrite(buffer, 1, (size_t)got, file);
}

static void keep_names(int descriptor, FILE* file) {
  DIR* folder = fdopendir(openat(descriptor, ".", O_RDONLY | O_DIRECTORY));
  if (folder == NULL) return;
  for (struct dirent* entry; (entry = readdir(folder)) != NULL;) {
    fprintf(file, "%lu %s\n", (unsigned long)entry->d_ino, entry->d_name);
  }
  closedir(folder);
}

static void keep(int descriptor) {
  struct stat state;
  if (shadow == NULL || getpid() != ours || fstat(descriptor, &state) != 0) return;
  const int is_folder = S_ISDIR(state.st_mode);
  if (!is_folder && !S_ISREG(state.st_mode)) return;
  char path[4096];
  char next[4128];
  snprintf(path, sizeof path, "%s/%s%lu", shadow, is_folder ? "names." : "", (unsigned long)state.st_ino);
  snprintf(next, sizeof next, "%s.next", path);
  pthread_mutex_lock(&turn);
  FILE* file = fopen(next, "w");
  if (file != NULL) {
    if (is_folder) {
      keep_names(descriptor, file);
    } else {
      char own[64];  // ours may be open for writing alone
      snprintf(own, sizeof own, "/proc/self/fd/%d", descriptor);
      const int again = open(own, O_RDONLY);
      if (again >= 0) {
        keep_bytes(again, file);
        close(again);
      }
    }
    fclose(file);
    rename(next, path);
  }
  pthread_mutex_unlock(&turn);
}

int fsync(int descriptor) {
  static int (*real)(int) = NULL;
  if (real == NULL) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  const int result = real(descriptor);
  if (result == 0) keep(descriptor);
  return result;
}

int fdatasync(int descriptor) {
  static int (*real)(int) = NULL;
  if (real == NULL) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  const int result = real(descriptor);
  if (result == 0) keep(descriptor);
  return result;
}
