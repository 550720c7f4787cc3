import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Audit } from '../../src/cli/audit/audit'
import { findBrowser } from '../support/findBrowser'
import { itWhole } from '../support/itWhole'
import { openDemo } from '../support/openDemo'

const demo = openDemo()

/** The pages of made-up vendors in test/cases/audit, served, and what was posted to them. */
const posted: string[] = []
const server = createServer(({ url = '', method }, response) => {
  if (method === 'POST') posted.push(url)
  const [, kind = ''] = /^\/\w+\.(html|css|js)$/.exec(url) ?? []
  response.setHeader('content-type', `text/${kind === 'js' ? 'javascript' : kind || 'html'}; charset=utf-8`)
  response.end(kind ? readFileSync(`test/cases/audit${url}`) : '')
})
let site = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

/** What the built command says of a page. */
function audited(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const env = { ...process.env, CHROME_PATH: findBrowser() }
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/cli.js', 'audit', ...args], { env }, (error, out, err) =>
      resolve({ status: Number(error?.code ?? 0), out, err }),
    )
  })
}

async function faultsOf(page: string, ...args: string[]) {
  const { status, out, err } = await audited(`${site}/${page}.html`, '--json', ...args)
  expect(err).toBe('')
  const found = JSON.parse(out) as Audit
  expect(status).toBe(found.ok ? 0 : 1)
  return { ...found, bad: found.checks.filter(({ mark }) => mark === 'bad').map(({ check }) => check) }
}

itWhole(
  'finds nothing on a fair flow, measures its path, and confirms nothing',
  async () => {
    const { bad, checks, final, screens } = await faultsOf('fair')
    expect(bad).toEqual([])
    expect(Object.fromEntries(checks.slice(0, 3).map(({ check, measured }) => [check, measured]))).toEqual({
      presses: '2',
      screens: '2',
      offers: '1',
    })
    expect(final).toBe('Cancel now')
    expect(screens.map(({ path }) => path)).toEqual([[], ['Continue to cancel']])
    expect(checks.every(({ mark }) => mark === 'good')).toBe(true)
    expect(posted).toEqual([])
  },
  60_000,
)

const planted: [page: string, check: string, fault: RegExp][] = [
  ['unequal', 'parity', /<a> beside <button>/],
  ['trapsEscape', 'focus', /Escape does not close/],
  ['phonesHome', 'requests', /collector\.invalid/],
  ['noWay', 'way', /nothing on it cancels/],
  ['shames', 'wording', /sad to see/],
  ['preselected', 'preselected', /Add the yearly plan/],
  ['required', 'required', /Why\?/],
  ['countsDown', 'countdown', /9:/],
  ['nags', 'offers', /2 are more than 1/],
  ['faint', 'contrast', /1\.\d+:1/],
]
for (const [index, [page, check, fault]] of planted.entries()) {
  const test = index < 1 ? it : itWhole
  test(`finds by name what is wrong with ${page}, and no other`, async () => {
    const { bad, checks } = await faultsOf(page)
    expect(bad).toEqual([check])
    expect(checks.find((each) => each.check === check)?.faults.join()).toMatch(fault)
    expect(posted).toEqual([])
  }, 60_000)
}

itWhole(
  'finds nothing on our own demo, and cancels nothing there',
  async () => {
    const { status, out } = await audited(`${demo.url}/`, '--cancel', '#cancel')
    expect(out).toContain('no check fails')
    expect(status).toBe(0)
  },
  240_000,
)

itWhole(
  'goes on by a button that it is told of, where none says cancel',
  async () => {
    const { bad, checks } = await faultsOf('noWay', '--press', 'Tell me more')
    expect(checks[0]?.measured).toBe('2')
    expect(bad).toEqual([])
  },
  60_000,
)

itWhole(
  'says what was expected where there is nothing to measure',
  async () => {
    const none = await audited(`${site}/fair.html`, '--cancel', '#none')
    expect(none).toMatchObject({ status: 2, out: '' })
    expect(none.err).toContain('--cancel: expected a selector')
    expect(await audited('nowhere.html')).toMatchObject({ status: 2 })
  },
  60_000,
)
