import { expect, it } from 'vitest'
import { runSimulate } from '../../../src/cli/commands/runSimulate'
import { configFile, now, run } from '../../support/runCommand'
import { allPrice, csv, rates } from '../../support/simulation'

it('prints tables, says which rules nobody came to, and shows progress only on a terminal', async () => {
  const rows = `id\n${'a\n'.repeat(50_000)}`
  const args = [configFile, '-', '--now', now, '--reasons', allPrice]
  const { out, err } = await run(runSimulate, args, rows, true)
  expect(out).toContain('50,000 customers, each with one reason, as of 2026-11-21T00:00:00.000Z, by config main.')
  expect(out).toContain('No customer came to these rules: price-high, unused.')
  expect(out).toContain('50,000 customers have no price')
  expect(err).toContain('50,000 rows read')
  expect((await run(runSimulate, args, rows)).err).toBe('')
  const { out: priced } = await run(runSimulate, [configFile, '-', '--accept', rates], csv)
  expect(priced).toMatch(/save20 +discount +price-high +1\.5 +37\.5%/)
  expect(priced).toContain('$68.75')
})
