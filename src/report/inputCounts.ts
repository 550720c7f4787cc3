/**
 * How many records came in, and what became of them: `counted` of `events` are in the figures, every other field says what
 * was left out.
 */
export interface InputCounts {
  events: number
  counted: number
  /** Events whose `source` and `id` came before: each counts once. */
  duplicates: number
  /** Events of test mode. They are left out, unless test mode is asked for. */
  testMode: number
  /** Events of live mode. They are left out when test mode is asked for. */
  liveMode: number
  unknownVersion: number
  /** CloudEvents of another product, or of a type that is not known here. */
  foreign: number
  unreadable: number
  /** How many holes the sequences of sessions have; `missing` is how many events are missing in them. */
  gaps: number
  missing: number
  /** Events that claim to follow their session's end, or to belong to a session that was complete without them. */
  afterEnd: number
  /** Sessions in which a later event has an earlier time. */
  clockSkew: number
}

/** The counts before the first record. */
export const noInput: InputCounts = {
  events: 0,
  counted: 0,
  duplicates: 0,
  testMode: 0,
  liveMode: 0,
  unknownVersion: 0,
  foreign: 0,
  unreadable: 0,
  gaps: 0,
  missing: 0,
  afterEnd: 0,
  clockSkew: 0,
}
