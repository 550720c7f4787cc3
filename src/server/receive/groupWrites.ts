import type { ReceivedEvent } from './checkEvent'

/** How many statements are on their way at once: while the database commits one, the next is sent. */
const lanes = 2

/** How many events share a statement, at most; those of one request are never parted for it. */
const mostEvents = 1000

/** SQLSTATE classes of errors that a row's content can cause: data, a constraint, a limit of the database, a trigger's own. */
const contentClasses = ['22', '23', '54', 'P0']

/** The events of one request, and who waits for them. */
interface Write {
  events: ReceivedEvent[]
  resolve(refused: ReadonlySet<ReceivedEvent>): void
  reject(error: unknown): void
}

/**
 * Stores events. Resolves once all of them are committed but those that the database refuses for what they hold, which it
 * gives. Rejects where the database failed; then some may be stored and none counts as taken.
 */
export type GroupedWrite = (events: ReceivedEvent[]) => Promise<ReadonlySet<ReceivedEvent>>

/**
 * Lets writes that come together share one statement, because a commit costs the same for one event and for a hundred. A write
 * that comes alone waits for nothing. `write` stores events in one statement, or none of them. `onRefused` hears the database's
 * error for each event that it refuses.
 */
export function groupWrites(
  write: (events: ReceivedEvent[]) => Promise<void>,
  onRefused: (error: unknown) => void,
): GroupedWrite {
  const waiting: Write[] = []
  let busy = 0

  /** Parts a group in two until the events to blame stand alone: they harm no other, whichever request brought them. */
  async function storeAll(events: ReceivedEvent[], refused: Set<ReceivedEvent>): Promise<void> {
    try {
      await write(events)
    } catch (error) {
      if (!isOfContent(error)) throw error
      if (events.length > 1) {
        const half = Math.ceil(events.length / 2)
        await storeAll(events.slice(0, half), refused)
        await storeAll(events.slice(half), refused)
      } else {
        for (const event of events) refused.add(event)
        onRefused(error)
      }
    }
  }

  async function flush(): Promise<void> {
    busy += 1
    for (let group = nextGroup(waiting); group.length > 0; group = nextGroup(waiting)) {
      const refused = new Set<ReceivedEvent>()
      try {
        await storeAll(
          group.flatMap(({ events }) => events),
          refused,
        )
        for (const one of group) one.resolve(refused)
      } catch (error) {
        for (const one of group) one.reject(error)
      }
    }
    busy -= 1
  }

  return (events) =>
    new Promise((resolve, reject) => {
      waiting.push({ events, resolve, reject })
      if (busy < lanes) void flush()
    })
}

/** Takes the writes that waited longest, as many as share a statement. */
function nextGroup(waiting: Write[]): Write[] {
  let size = 0
  const end = waiting.findIndex(({ events }, place) => {
    size += events.length
    return place > 0 && size > mostEvents
  })
  return waiting.splice(0, end < 0 ? waiting.length : end)
}

function isOfContent(error: unknown): boolean {
  const code = `${(error as { code?: unknown } | null)?.code ?? ''}`
  return code.length === 5 && contentClasses.includes(code.slice(0, 2))
}
