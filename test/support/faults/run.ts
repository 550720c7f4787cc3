import { parseArgs } from 'node:util'
import { printTable } from './printTable'
import { matrix } from './rows/matrix'
import { runRows } from './runRows'
import { verdictOf } from './tally'
import { writeTable } from './writeTable'

// `npm run test:faults -- [--rows 24,25] [--scale 0.1] [--seed 1] [--write]`: the fault matrix in Chromium, on the built
// files. `--write` puts the table into docs/delivery.md.
const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
})
const wanted = values.rows?.split(',').map(Number)
const rows = matrix.filter(({ number }) => !wanted || wanted.includes(number))
const started = Date.now()
let done = 0

const tallies = await runRows(rows, {
  scale: Number(values.scale),
  seed: Number(values.seed),
  onVisit(row, { problems, lost }) {
    done++
    for (const problem of problems) console.error(`row ${row.number}, ${problem}`)
    if (lost && !row.mustLose) console.error(`row ${row.number}: ${lost} lost`)
    if (done % 100 === 0) console.error(`${done} visits, ${Math.round((Date.now() - started) / 1000)} s`)
  },
})

const table = printTable(tallies)
console.log(table)
console.log(`\n${Math.round((Date.now() - started) / 1000)} s`)
if (values.write) {
  const asked = process.argv.slice(2).filter((argument) => argument !== '--write')
  writeTable('faults', ['npm run test:faults', ...(asked.length ? ['--', ...asked] : [])].join(' '), table)
}
const isGood = [...tallies].every(([row, tally]) => ['ok', 'shows'].includes(verdictOf(row, tally)))
process.exitCode = isGood && rows.length ? 0 : 1
