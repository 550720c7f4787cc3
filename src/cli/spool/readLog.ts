import type { Refusal } from '../../report/log/readRecord'
import type { Streams } from '../commands/streams'
import { readEvents } from '../read/readEvents'
import { logCheck } from './logCheck'
import { progress } from './progress'

/**
 * Hands every record of these sources to whoever takes it, and tells people on the way how far it is. Rejects with an Error
 * that names a source which is no log.
 */
export async function readLog(
  sources: readonly string[],
  log: { add(record: unknown): Refusal | undefined },
  streams: Streams,
): Promise<void> {
  const tell = progress('events read', streams)
  for (const source of sources) {
    const check = logCheck(source)
    for await (const event of readEvents(source, streams.stdin)) {
      check.see(event, log.add(event))
      tell.one()
    }
    check.end()
  }
  tell.end()
}
