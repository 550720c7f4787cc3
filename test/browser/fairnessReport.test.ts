import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { FairnessReport } from '../../src/cli/fairness/fairnessReport'
import { findBrowser } from '../support/findBrowser'
import { itWhole } from '../support/itWhole'

const folder = mkdtempSync(join(tmpdir(), 'fairwell-fairness-'))
const config = {
  version: 1,
  id: 'measured',
  survey: { reasons: [{ id: 'price', label: 'It costs too much' }] },
  offers: { save20: { type: 'discount', percentOff: 20, durationInMonths: 3 } },
  rules: [{ id: 'price', when: { 'answers.reason': 'price' }, offers: ['save20'] }],
}

/** The report that the built command makes of the config, on a page with this style sheet. */
async function reported(css: string, change: object = {}, ...args: string[]) {
  const [path, style] = [join(folder, 'config.json'), join(folder, 'page.css')]
  writeFileSync(path, JSON.stringify({ ...config, ...change }))
  writeFileSync(style, css)
  const env = { ...process.env, CHROME_PATH: findBrowser() }
  const all = ['dist/cli.js', 'check', path, '--fairness', folder, '--css', style, '--json', ...args]
  const { status, out } = await new Promise<{ status: number; out: string }>((resolve) => {
    execFile(process.execPath, all, { env, maxBuffer: 1e8 }, (error, out) =>
      resolve({ status: Number(error?.code ?? 0), out }),
    )
  })
  const said = JSON.parse(out) as { files: string[]; fairness: FairnessReport }
  return { status, ...said, html: readFileSync(said.files[0] as string, 'utf8') }
}

const resultOf = ({ presets }: FairnessReport, id: string) => presets[0]?.rules.find((rule) => rule.id === id)

it('measures the drawn flow, and names by its rule a way to cancel that the page has made small', async () => {
  const { status, fairness, html } = await reported(
    'fairwell-dialog::part(cancel) { font-size: 10px; font-weight: 300 }',
  )
  expect(status).toBe(1)
  expect(resultOf(fairness, 'equal-buttons')).toMatchObject({ result: 'fails' })
  expect(resultOf(fairness, 'equal-buttons')?.evidence.join()).toMatch(
    /light, 375 px.*Cancel subscription.*text of 10px/,
  )
  expect(fairness.presets[0]?.rules.filter(({ result }) => result === 'fails').map(({ id }) => id)).toEqual([
    'equal-buttons',
  ])
  expect(fairness.measured?.runs.map(({ scheme, width }) => `${scheme} ${width}`)).toEqual([
    'light 1280',
    'dark 1280',
    'light 375',
    'dark 375',
  ])
  expect(fairness.measured?.runs[0]?.screens.every(({ violations }) => violations !== undefined)).toBe(true)
  expect(html).toContain('src="data:image/png;base64,')
  expect(fairness.notMeasured).toEqual([])
}, 300_000)

itWhole(
  'finds nothing where the page leaves the flow alone, in the languages that were asked for',
  async () => {
    const { status, fairness } = await reported('', {}, '--languages', 'de,ar')
    expect(fairness.presets[0]?.rules.filter(({ result }) => result === 'fails')).toEqual([])
    expect(status).toBe(0)
    expect(new Set(fairness.measured?.runs.map(({ language }) => language))).toEqual(new Set(['en', 'de', 'ar']))
    expect(fairness.measured?.runs.flatMap(({ screens }) => screens.flatMap(({ violations }) => violations))).toEqual(
      [],
    )
  },
  600_000,
)
