import { Readable } from 'node:stream'
import { runReport } from '../../src/cli/commands/runReport'
import type { summarize } from '../../src/report'
import { generateEvents } from './generateEvents'
import { withoutExamples } from './withoutExamples'

export const log = [...generateEvents({ seed: 5, flows: 60 })]

export const ndjson = log.map((event) => JSON.stringify(event)).join('\n')

export async function run(args: string[], input = '', isTTY = false) {
  const said = { out: '', err: '' }
  const status = await runReport(args, {
    stdin: Readable.from(input === '' ? [] : [Buffer.from(input)]),
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text), isTTY },
  })
  return { status, ...said }
}

export async function summaryOf(args: string[], input = '') {
  const { out, status, err } = await run([...args, '--json'], input)
  if (status !== 0) throw new Error(err)
  return JSON.parse(out)
}

/** A summary as JSON has it, without the topics, which need the whole log at once. */
export const plain = (summary: ReturnType<typeof summarize>) => {
  const { topics, feedback, ...rest } = JSON.parse(JSON.stringify(summary))
  return { ...rest, feedback: withoutExamples(feedback), comments: topics.comments }
}
