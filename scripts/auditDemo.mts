import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from '../demo/app'
import { openDatabase } from '../demo/database'
import { listen } from '../demo/listen'
import type { Audit } from '../src/cli/audit/audit'
import { findBrowser } from '../test/support/findBrowser'

// Measures the demo by the built command and writes the table in docs/audit.md: `npm run build && npx tsx scripts/auditDemo.mts`.

const database = await openDatabase({})
const server = createAdaptorServer({ fetch: (await createApp(database)).fetch })
const url = `http://localhost:${await listen(server as never, 4700)}/`
const env = { ...process.env, CHROME_PATH: findBrowser() }
const args = ['dist/cli.js', 'audit', url, '--cancel', '#cancel', '--json']
const out = await new Promise<string>((resolve) => {
  execFile(process.execPath, args, { env }, (_, said, failure) => {
    process.stderr.write(failure)
    resolve(said)
  })
})
server.close()
await database.close()

const { checks, screens } = JSON.parse(out) as Audit
for (const { check, faults } of checks) for (const fault of faults) console.error(`${check}: ${fault}`)
const marks = { good: 'holds', bad: '**fails**', unknown: 'not measured' }
const rows = checks.map(
  ({ check, mark, measured, expected }) => `| ${check} | ${marks[mark]} | ${measured} | ${expected} |`,
)
const table = ['| check | | measured | expected |', '|---|---|---|---|', ...rows, '', `On ${screens.length} screens.`]
const page = readFileSync('docs/audit.md', 'utf8')
const [start, end] = ['<!-- measured -->\n', '\n<!-- /measured -->']
const before = page.slice(0, page.indexOf(start) + start.length)
writeFileSync('docs/audit.md', `${before}${table.join('\n')}${page.slice(page.indexOf(end))}`)
