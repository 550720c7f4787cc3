import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SpoolPlace } from './createSpool'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * A place for spools in the system's folder for temporary files, readable by this user only. It is made when the first file
 * is, and `close` removes it; so does the end of the process, also by Ctrl-C: the files hold what customers wrote.
 */
export function tempPlace(): SpoolPlace & { close(): void } {
  let folder: string | undefined

  function close(): void {
    if (folder) rmSync(folder, { recursive: true, force: true })
    folder = undefined
    process.off('exit', close)
    for (const signal of signals) process.off(signal, stop)
  }

  /** Ends the process as the signal would have without a listener. */
  function stop(signal: NodeJS.Signals): void {
    close()
    process.kill(process.pid, signal)
  }

  function pathOf(name: string): string {
    if (folder === undefined) {
      folder = mkdtempSync(join(tmpdir(), 'fairwell-report-'))
      process.once('exit', close)
      for (const signal of signals) process.once(signal, stop)
    }
    return join(folder, name)
  }

  return { pathOf, close }
}
