import { describe, expect, it } from 'vitest'
import { printTable } from '../support/faults/printTable'
import { matrix } from '../support/faults/rows/matrix'
import { runRows } from '../support/faults/runRows'
import { verdictOf } from '../support/faults/tally'

describe('a sample of the fault matrix, in a browser', () => {
  it('loses nothing and doubles nothing, but where the receiver lies', async () => {
    const rows = matrix.filter(({ number }) => [24, 25, 26, 27, 28, 29, 30, 38, 44, 45].includes(number))
    const tallies = await runRows(rows, { scale: 0 })
    const verdicts = [...tallies].map(([row, tally]) => [row.number, verdictOf(row, tally), ...tally.problems])
    expect(verdicts, printTable(tallies)).toEqual(rows.map((row) => [row.number, row.mustLose ? 'shows' : 'ok']))
  }, 120_000)
})
