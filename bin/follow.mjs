// Loaded into what bin/processes.ts starts: when we are gone, killed or not, it goes too. Its own children have
// another parent, which looks after them.
if (process.ppid === Number(process.env.FOLLOWED_PID)) {
  process.channel?.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
