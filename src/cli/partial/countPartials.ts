import { shortName } from '../../report/log/fingerprint'
import { type Kept, keyOfKept, type MergedSession, mergeKept, namesOf, sourceOf } from '../../report/partial/kept'
import type { KeptSummary, ReadCounts } from '../../report/summarizeKept'
import type { Streams } from '../commands/streams'
import { createSpool, type SpoolPlace } from '../spool/createSpool'
import type { LogCounts } from '../spool/logSpool'
import { progress } from '../spool/progress'
import { readPartial } from './readPartial'

/**
 * Adds every session of these partial files to a report, and tells what else their logs held. Rejects with an Error that
 * names two files of the same shard. Says on stderr how many events no merge can tell apart.
 */
export async function countPartials(
  paths: readonly string[],
  figures: KeptSummary,
  streams: Streams,
  place: SpoolPlace,
): Promise<ReadCounts> {
  const sessions = createSpool('sessions', place)
  const names = createSpool('event-names', place)
  const counts: LogCounts = { events: 0, duplicates: 0, unknownVersion: 0, foreign: 0, unreadable: 0 }
  const shards = new Map<string, string>()
  const tell = progress('sessions read', streams)

  function take(kept: Kept): void {
    const key = keyOfKept(kept)
    sessions.add(key, JSON.stringify(kept))
    const source = sourceOf(kept)
    for (const name of namesOf(kept)) names.add(`${source} ${name}`, shortName(key))
    tell.one()
  }

  for (const path of paths) {
    const foot = await readPartial(path, streams.stdin, take)
    const other = foot.counts.events > 0 ? shards.get(foot.checksum) : undefined
    if (other) throw new Error(`${path}: expected another shard, got the one that ${other} holds. Nothing was counted.`)
    shards.set(foot.checksum, path)
    for (const name of Object.keys(counts) as (keyof LogCounts)[]) counts[name] += foot.counts[name]
  }
  tell.end()
  for (const lines of sessions.groups()) figures.add(mergedOf(lines))
  warnOf(inTwoSessions(names.groups()), streams)
  return counts
}

function mergedOf(lines: Iterable<string>): MergedSession {
  const [first, ...others] = [...lines].map((line) => JSON.parse(line) as Kept)
  if (!first) throw new Error('a session without a line')
  return mergeKept([first, ...others])
}

/**
 * How many events have source and id of an event of another session. One log counts only the first of them, but a shard
 * cannot know that another one has it.
 */
function inTwoSessions(events: Iterable<Iterable<string>>): number {
  let count = 0
  for (const sessions of events) {
    const [first, ...others] = sessions
    count += others.filter((session) => session !== first).length
  }
  return count
}

function warnOf(count: number, { stderr }: Streams): void {
  if (count === 0) return
  stderr.write(
    `--merge: expected each event's source and id in one session, got ${count.toLocaleString('en')} that are in two sessions of two files. Both count; keep such sessions in one shard to count the first only.\n`,
  )
}
