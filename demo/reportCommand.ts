import { Readable } from 'node:stream'
import { runReport } from '../src/cli/commands/runReport'

/** What `fairwell report` printed: the report, and what it told the person at the terminal. */
export interface Printed {
  status: number
  out: string
  err: string
}

/** Runs `fairwell report` with these arguments, as a terminal or a job queue would. */
export async function reportCommand(args: string[]): Promise<Printed> {
  const said = { out: '', err: '' }
  const status = await runReport(args, {
    stdin: Readable.from([]),
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
  })
  return { status, ...said }
}
