import type { Trial } from './trial'

/** A row of the fault matrix: what goes wrong, how often it is tried, and what must hold. */
export interface Row {
  number: number
  fault: string
  /** Fresh browser profiles, each with a receiver of its own. */
  visits: number
  /** About how many seconds one visit waits for something; the long ones begin first. */
  waits: number
  /** Plays the visit to its end. Throws when something other than a count is wrong. */
  play(trial: Trial): Promise<void>
  /** In the browser that keeps the pages one goes back to. */
  cachesPages?: true
  /** The receiver lies: the row must show loss, or the suite is blind. */
  mustLose?: true
}
