import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { generateEvents } from '../test/support/generateEvents'

// Measures what `fairwell report` takes for a log: it writes a made-up one to a file, runs the built command on it as a process
// of its own, and prints its seconds and its most memory, for each of these numbers of events: `npm run bench:report --
// 1000000 10000000`. It needs `npm run build` first.
const wanted = process.argv.slice(2).map(Number)
const command = 'dist/cli.js'
if (!existsSync(command)) throw new Error(`expected ${command}, got none: run npm run build first.`)

for (const events of wanted.length > 0 ? wanted : [1_000_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'fairwell-bench-'))
  try {
    const log = join(folder, 'log.ndjson')
    await pipeline(Readable.from(linesOf(events)), createWriteStream(log))
    const output = join(folder, 'report.json')
    const { seconds, busy, peak } = await run(['report', log, '--json', '--output', output])
    const { flows, input } = JSON.parse(readFileSync(output, 'utf8'))
    console.log(
      [
        `${input.counted.toLocaleString('en')} events`,
        `${flows.started.toLocaleString('en')} flows`,
        `log ${megabytes(statSync(log).size)}`,
        `${seconds.toFixed(1)} s (${busy.toFixed(1)} s of a processor)`,
        `${Math.round(events / seconds).toLocaleString('en')} events a second`,
        `at most ${megabytes(peak)} of memory`,
      ].join(', '),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** So many events, a line each, some thousands of lines a piece. */
function* linesOf(events: number): Generator<string> {
  const lines: string[] = []
  let count = 0
  for (const event of generateEvents({ seed: 1, flows: events, holdout: 0.05, days: 365 })) {
    lines.push(JSON.stringify(event))
    count += 1
    if (lines.length >= 2000 || count >= events) yield `${lines.splice(0).join('\n')}\n`
    if (count >= events) return
  }
}

/** Runs the command; its seconds, those of a processor that it took, and the most memory that it had, in bytes. */
async function run(args: string[]): Promise<{ seconds: number; busy: number; peak: number }> {
  // The process tells its own use as its last act, so that the figures are the system's and no sample is missed.
  const tell = `process.on('exit', () => process.stdout.write(JSON.stringify(process.resourceUsage())))`
  const start = performance.now()
  const child = spawn(process.execPath, [
    '--import',
    `data:text/javascript,${encodeURIComponent(tell)}`,
    command,
    ...args,
  ])
  const said = { out: '', err: '' }
  child.stdout.on('data', (piece) => {
    said.out += piece
  })
  child.stderr.on('data', (piece) => {
    said.err += piece
  })
  const status = await new Promise((resolve) => child.on('close', resolve))
  if (status !== 0) throw new Error(`expected status 0, got ${status}: ${said.err}`)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(said.out)
  const seconds = (performance.now() - start) / 1000
  return { seconds, busy: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS * 1024 }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`
}
