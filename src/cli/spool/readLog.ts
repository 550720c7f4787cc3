import type { Streams } from '../commands/streams'
import { readEvents } from '../read/readEvents'
import { progress } from './progress'

/** Hands every record of these sources to whoever takes it, and tells people on the way how far it is. */
export async function readLog(
  sources: readonly string[],
  log: { add(record: unknown): void },
  streams: Streams,
): Promise<void> {
  const tell = progress('events read', streams)
  for (const source of sources) {
    for await (const event of readEvents(source, streams.stdin)) {
      log.add(event)
      tell.one()
    }
  }
  tell.end()
}
