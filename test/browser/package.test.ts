import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

// The packed tarball in an empty folder, as `npm i fairwell` puts it there.

const folder = mkdtempSync(join(tmpdir(), 'fairwell-installed-'))
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder, encoding: 'utf8' })

beforeAll(() => {
  // What is packed is what this run's build has written.
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { encoding: 'utf8' }),
  )
  writeFileSync(join(folder, 'package.json'), '{ "name": "app", "private": true, "type": "module" }')
  run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${filename}`)
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true }))

it('installs Preact beside us, and nothing else', () => {
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))
  expect(installed.sort()).toEqual(['fairwell', 'preact'])
})

it('runs no script at its installation, and brings nothing that does', () => {
  const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, { hasInstallScript?: boolean }>
  }
  expect(Object.keys(packages)).toContain('node_modules/fairwell')
  expect(Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([])
})

it('brings its docs, its types, its schemas, the hashes and the licenses of what is inside', () => {
  const files = readdirSync(join(folder, 'node_modules/fairwell'), { recursive: true, encoding: 'utf8' })
  for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md', 'docs/architecture.md', 'dist/index.d.ts'])
    expect(files).toContain(file)
  for (const file of ['config.schema.json', 'event.schema.json', 'situation.schema.json', 'integrity.json'])
    expect(files).toContain(`dist/${file}`)
  const licenses = readFileSync(join(folder, 'node_modules/fairwell/dist/LICENSES.txt'), 'utf8')
  for (const name of ['preact', 'nanoid', 'csv-parse', 'standardwebhooks']) expect(licenses).toContain(`${name} `)
})

it('runs its command', () => {
  expect(run('npx', '--no-install', 'fairwell', '--version')).toMatch(/^\d+\.\d+\.\d+/)
  const ended = { type: 'dev.fairwell.flow.saved.v1', data: { flowId: 'main', mode: 'live' } }
  const event = {
    specversion: '1.0',
    id: 'e1',
    source: 'https://app.example/fairwell/main',
    cfsession: 's1',
    sequence: '1',
  }
  writeFileSync(
    join(folder, 'events.ndjson'),
    `${JSON.stringify({ ...event, time: '2026-11-01T00:00:00Z', ...ended })}\n`,
  )
  const report = JSON.parse(run('npx', '--no-install', 'fairwell', 'report', 'events.ndjson', '--json'))
  expect(report.flows.outcomes.saved).toBe(1)
})

it.each([
  ['fairwell', ['createCancelFlow', 'parseConfig', 'checkConfig', 'decide']],
  ['fairwell/decide', ['decide', 'evaluateCondition', 'hash', 'getBucketRanges', 'chooseVariation']],
  ['fairwell/server', ['signSituation', 'verifySituation', 'verifyClaim', 'receiveEvents']],
  ['fairwell/report', ['summarize']],
  ['fairwell/testing', ['playwrightFlow', 'domFlow', 'exampleCustomers', 'fakeReceiver']],
  ['fairwell/billing', ['fromStripe', 'fromPaddle', 'fromChargebee', 'fromRecurly']],
])('imports and requires %s', (name, expected) => {
  const names = run('node', '--input-type=module', '-e', `console.log(Object.keys(await import('${name}')).join())`)
  for (const each of expected) expect(names.trim().split(',')).toContain(each)
  expect(run('node', '--input-type=commonjs', '-e', `console.log(typeof require('${name}').${expected[0]})`)).toBe(
    'function\n',
  )
})
