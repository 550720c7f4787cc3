import { mergeKept } from '../../report/partial/kept'
import type { KeptSummary, ReadCounts } from '../../report/summarizeKept'
import type { Streams } from '../commands/streams'
import { readEvents } from '../read/readEvents'
import type { SpoolPlace } from './createSpool'
import { type LogSpool, logSpool } from './logSpool'
import { progress } from './progress'

/** Reads every source to its end. Its sessions can be taken from the spool afterwards. */
export async function readLog(sources: readonly string[], streams: Streams, place: SpoolPlace): Promise<LogSpool> {
  const log = logSpool(place)
  const tell = progress('events read', streams)
  for (const source of sources) {
    for await (const event of readEvents(source, streams.stdin)) {
      log.add(event)
      tell.one()
    }
  }
  tell.end()
  return log
}

/** Adds every session of these sources to a report, and tells what else was read. */
export async function countLog(
  sources: readonly string[],
  figures: KeptSummary,
  streams: Streams,
  place: SpoolPlace,
): Promise<ReadCounts> {
  const log = await readLog(sources, streams, place)
  const tell = progress('sessions put together', streams)
  for (const kept of log.kept()) {
    figures.add(mergeKept([kept]))
    tell.one()
  }
  tell.end()
  return log.counts
}
