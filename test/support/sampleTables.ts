import { describe, expect, it } from 'vitest'
import { isWhole, sample } from './sample'

// Lets `it.each` and `describe.each` try a sample of their rows (see `sample`), in every file of the projects that name this
// file under `setupFiles`. Rows that belong together stand in `it.for`, which tries all. It runs once a file, and the functions
// that it replaces live as long as the worker.

type Each = (this: unknown, rows: readonly unknown[], ...rest: unknown[]) => unknown
type Table = { each: Each; isSampled?: true }

const tables: Table[] = [it, describe] as never

if (!isWhole) {
  for (const table of tables) {
    if (table.isSampled) continue
    const each = table.each
    table.each = function (rows, ...rest) {
      // A table that is written as a template comes with its values behind.
      const chosen = rest.length === 0 ? sample(rows, expect.getState().testPath ?? '') : rows
      return each.call(this, chosen, ...rest)
    }
    table.isSampled = true
  }
}
