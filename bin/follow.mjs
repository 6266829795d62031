// Preloaded (--import) into the processes that bin/processes.ts starts. The IPC channel closes when the parent ends,
// even by SIGKILL; then the process ends itself. The check of the parent's pid skips its own child processes, which
// inherit --import.
if (process.ppid === Number(process.env.FOLLOWED_PID)) {
  process.channel?.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
