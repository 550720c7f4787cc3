import { describe, expect, it } from 'vitest'
import { printTable } from '../support/faults/printTable'
import { matrix } from '../support/faults/rows/matrix'
import { runRows } from '../support/faults/runRows'
import { verdictOf } from '../support/faults/tally'
import { isWhole, sample } from '../support/sample'

describe('a sample of the fault matrix, in a browser', () => {
  it.each([
    [
      'pages that are left, tabs that are closed, endpoints that fail',
      sample([24, 25, 26, 27, 28, 29, 30, 44, 45], 'faults').slice(0, isWhole ? 9 : 1),
    ],
    // These rows start browsers of their own, which takes both processors for a while.
    ['a browser that is killed', [38]],
  ])(
    'loses nothing and doubles nothing, but where the receiver lies: %s',
    async (_, numbers) => {
      const rows = matrix.filter(({ number }) => numbers.includes(number))
      const tallies = await runRows(rows, { scale: 0 })
      const verdicts = [...tallies].map(([row, tally]) =>
        [row.number, verdictOf(row, tally), ...tally.problems].join(' '),
      )
      const expected = rows.map((row) => `${row.number} ${row.mustLose ? 'shows' : 'ok'}`)
      expect(verdicts, printTable(tallies)).toEqual(expected)
    },
    120_000,
  )
})
