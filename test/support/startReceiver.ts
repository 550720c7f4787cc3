import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface ReceiverProcess {
  url: string
  process: ChildProcess
  /** SIGKILL: nothing of it has time for anything. */
  kill(): Promise<void>
}

/** A receiver in a process of its own; `place` is a folder or a PostgreSQL URL. */
export async function startReceiver(place: string): Promise<ReceiverProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/receiver.ts', place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = await once(createInterface({ input: child.stdout }), 'line')
  return {
    url: `http://127.0.0.1:${port}/`,
    process: child,
    async kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}
