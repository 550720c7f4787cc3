import type { Stores } from './createStores'
import type { DropReason } from './delivery'
import type { Entry } from './entry'

/** What waits for one endpoint, in memory and in both stores. Nothing in it throws or rejects. */
export interface Queue extends Pick<Stores, 'read' | 'close' | 'drop'> {
  /** The ids of the events that the endpoint has. */
  readonly delivered: Set<string>
  /**
   * Takes an entry out of what waits. Without a reason the endpoint has it. With one it is dead: reported, and kept where the
   * host can read it if the endpoint has refused it.
   */
  leave(entry: Entry, reason?: DropReason | false): void
  /** Puts into IndexedDB what localStorage has already, and makes room. */
  take(entry: Entry): void
  /** Drops what is too old, or too much. */
  tidy(): void
  /** Brings memory up to what the stores hold, where other visits and pages write, too. Resolves to the dead. */
  load(): Promise<Entry[]>
  /** Whether this page may send the entry now. */
  isFree(entry: Entry): boolean
}
