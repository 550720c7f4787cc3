import { Refusal } from './refusal'

/** Room for the bodies of requests whose events wait for the database. */
export interface WaitingRoom {
  /** Throws a Refusal where the room is full. Called before a body is read, which would only cost memory. */
  check(): void
  /** Takes room for so many bytes and gives the way to leave it. Throws a Refusal where there is too little. */
  enter(bytes: number): () => void
}

/**
 * Makes room for `maxBytes` of bodies. A database that is slower than what comes in would otherwise fill the memory; refused with a
 * 503, browsers keep their events and come again (law: no event lost, none twice). One body always has room, however large.
 */
export function waitingRoom(maxBytes: number): WaitingRoom {
  if (!(maxBytes > 0)) {
    throw new TypeError(`[fairwell] receiveEvents: maxWaitingBytes: expected a number above 0, got ${maxBytes}.`)
  }
  let held = 0
  const refuse = () => {
    throw new Refusal(
      503,
      `Too many events wait for the database: expected at most ${maxBytes} bytes of them. Nothing of this request was stored; send it again.`,
      { 'Retry-After': '2' },
    )
  }
  return {
    check() {
      if (held >= maxBytes) refuse()
    },
    enter(bytes) {
      if (held > 0 && held + bytes > maxBytes) refuse()
      held += bytes
      return () => {
        held -= bytes
      }
    },
  }
}
