/** What came in and what was made of it: `counted` of `events` are in the numbers, the rest is named. */
export interface InputCounts {
  events: number
  counted: number
  /** Same source and id as one before. */
  duplicates: number
  /** From test mode: left out, unless it is test mode that is asked for. */
  testMode: number
  /** From live mode: left out when it is test mode that is asked for. */
  liveMode: number
  unknownVersion: number
  /** CloudEvents of somebody else, or a type not known here. */
  foreign: number
  unreadable: number
  /** Holes in the sequences, and the events missing in them. */
  gaps: number
  missing: number
  /** Events that claim to follow their session's end, or to belong to a session that was whole without them. */
  afterEnd: number
  /** Sessions whose clock went backwards. */
  clockSkew: number
}
