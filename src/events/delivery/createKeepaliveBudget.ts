/** A browser refuses `keepalive` bodies beyond 64 KiB in all; the page and its other scripts want their part of that. */
const maxBytes = 56 * 1024

/** Counts the bytes of our requests that are on their way with `keepalive`. */
export interface KeepaliveBudget {
  /** Bytes set aside for a request; 0 when there is no room, so that the request has to go without `keepalive`. */
  reserve(bytes: number): number
  /** Gives back what `reserve` set aside, once the request is over. */
  release(reserved: number): void
}

/** Makes the account of what may still be sent beyond the page's end: browsers allow 64 KiB at a time. */
export function createKeepaliveBudget(): KeepaliveBudget {
  let used = 0
  return {
    reserve(bytes) {
      // A quarter at least: browsers limit the number of such requests, too, and this holds ours to four.
      const size = Math.max(bytes, maxBytes / 4)
      if (used + size > maxBytes) return 0
      used += size
      return size
    },
    release(reserved) {
      used -= reserved
    },
  }
}
