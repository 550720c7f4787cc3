import type { Readable } from 'node:stream'

/** What a command reads and writes: the process's own streams, or a test's. */
export interface Streams {
  /** `isTTY` is true where a person types: only then is anything asked. */
  stdin: Readable & { isTTY?: boolean }
  stdout: Output
  /** `isTTY` is true where a person watches: only then is progress told. */
  stderr: Output
  /** The environment: NO_COLOR, FORCE_COLOR and TERM are looked at. */
  env?: Record<string, string | undefined>
}

interface Output {
  write(text: string): unknown
  isTTY?: boolean
  /** How wide the terminal is. */
  columns?: number
}
