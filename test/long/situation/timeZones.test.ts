import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSituation } from '../../../src/situation/readSituation'

const rows: [what: string, input: unknown][] = JSON.parse(readFileSync('test/cases/situation.json', 'utf8'))

it.each(['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata'])('reads the same in %s', (TZ) => {
  const code = `
    import { readFileSync } from 'node:fs'
    import { readSituation } from './src/situation/readSituation'
    const rows = JSON.parse(readFileSync('test/cases/situation.json', 'utf8'))
    console.log(JSON.stringify(rows.map(([, input]) => readSituation(input))))`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', code]
  const out = execFileSync(process.execPath, args, { env: { ...process.env, TZ }, encoding: 'utf8', maxBuffer: 1e8 })
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(rows.map(([, input]) => readSituation(input)))))
})
