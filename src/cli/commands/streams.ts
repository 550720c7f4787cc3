import type { Readable } from 'node:stream'

/** What a command reads and writes: the process's own streams, or a test's. */
export interface Streams {
  stdin: Readable
  stdout: { write(text: string): unknown }
  /** `isTTY` is true where a person watches: only then is progress told. */
  stderr: { write(text: string): unknown; isTTY?: boolean }
}
