import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportCommand } from '../reportCommand'

/** What came of a log that three shards counted, each by itself. */
export interface ShardTrial {
  events: number
  /** How many events each shard counted. */
  shards: number[]
  /** The report of the whole log and the merged one, as JSON, are the same to the letter. */
  isSame: boolean
}

/** Deals a log among three shards, event by event, and runs `fairwell report --partial` and `--merge` as a job queue would. */
export async function shardTrial(events: readonly object[]): Promise<ShardTrial> {
  const folder = await mkdtemp(join(tmpdir(), 'fairwell-demo-'))
  const path = (name: string) => join(folder, name)
  try {
    const shards = [0, 1, 2].map((shard) => events.filter((_, index) => index % 3 === shard))
    const logs = [...shards, events]
    await Promise.all(
      logs.map((log, index) => writeFile(path(`${index}.ndjson`), log.map((each) => JSON.stringify(each)).join('\n'))),
    )
    for (const shard of shards.keys()) await report([path(`${shard}.ndjson`), '--partial', path(`${shard}.json`)])
    const merged = await report([
      '--merge',
      ...[0, 1, 2].map((shard) => path(`${shard}.json`)),
      '--mode',
      'test',
      '--json',
    ])
    const whole = await report([path('3.ndjson'), '--mode', 'test', '--json'])
    return { events: events.length, shards: shards.map(({ length }) => length), isSame: merged === whole }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** What the command prints. Throws what it complains of. */
async function report(args: string[]): Promise<string> {
  const { status, out, err } = await reportCommand(args)
  if (status !== 0) throw new Error(err)
  return out
}
