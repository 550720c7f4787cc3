import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config/check/readConfig'
import type { Config } from '../../src/config/schema/schema'
import type { decide as Decide } from '../../src/decide/decide'
import { readSituation } from '../../src/situation/readSituation'
import type { Situation } from '../../src/situation/schema'
import { preactImports, servePreact } from '../support/preactImports'
import { seeded } from '../support/randomCondition'
import { randomConfig, randomSituation } from '../support/randomDecision'
import { draws, isWhole, sample } from '../support/sample'
import { openWorld } from '../support/world'

const CONFIGS = isWhole ? 20 : 8
const SITUATIONS = draws(500)
/** The command line decides at the clock's time where a Situation has none. So does a page, but not `decide`, which is pure. */
const NOW = '2026-11-21T09:00:00Z'
/** A minute, on a machine that does nothing else a few seconds. */
const LONG = 180_000

/** What one place decided, a Decision a line, each as its JSON: what the order of keys is does not matter elsewhere. */
type Decided = string[]

const built = resolve(process.env.OUT_DIR ?? 'dist')
const folder = mkdtempSync(join(tmpdir(), 'fairwell-equality-'))
afterAll(() => rmSync(folder, { recursive: true }))

const random = seeded(20_261_121)
// As every boundary reads them: `decide` itself takes what was read.
const worlds = Array.from({ length: CONFIGS }, () => {
  const config: Config = JSON.parse(JSON.stringify(randomConfig(random)))
  return {
    config,
    situations: Array.from({ length: SITUATIONS }, () => readSituation(randomSituation(random)).situation),
  }
})

let decide: typeof Decide
beforeAll(async () => {
  decide = (await import(pathToFileURL(join(built, 'decide.js')).href)).decide
})

const inNode = (config: Config, situations: Situation[]): Decided =>
  situations.map((situation) => JSON.stringify(decide(config, situation)))

async function onCommandLine(config: Config, situations: Situation[], name: number): Promise<Decided> {
  const path = join(folder, `${name}.json`)
  writeFileSync(path, JSON.stringify(config))
  const command = spawn(process.execPath, [join(built, 'cli.js'), 'explain', path, '-', '--lines'])
  const said = text(command.stderr)
  command.stdin.end(situations.map((situation) => JSON.stringify(situation)).join('\n'))
  const lines = (await text(command.stdout)).trimEnd().split('\n')
  expect(await said).toBe('')
  return lines
}

const world = openWorld()

/** A page that imports the npm entries as a browser does. */
const importing = `<!doctype html><title>Equality</title>
<script type="importmap">${JSON.stringify({ imports: preactImports })}</script>
<script type="module">
  import * as alone from '/decide.js'
  import * as whole from '/index.js'
  const decideAll = ({ decide }, { config, situations }) => situations.map((each) => JSON.stringify(decide(config, each)))
  window.decideAll = (json) => [alone, whole].map((entry) => decideAll(entry, JSON.parse(json)))
</script>`

/** What `fairwell/decide` and `fairwell` decide in a page. */
async function inBrowser(page: Page, config: Config, situations: Situation[]): Promise<Decided[]> {
  const json = JSON.stringify({ config, situations })
  return page.evaluate((given) => (window as unknown as Importing).decideAll(given), json)
}

interface Importing {
  decideAll(json: string): Decided[]
}

describe(`the same Decision, trace included, for ${CONFIGS * SITUATIONS} random situations`, () => {
  it(
    'from Node, the browser and the command line',
    async () => {
      servePreact(world.site)
      const { page } = await world.visit(importing)
      await page.waitForFunction('window.decideAll')
      const seen = { rules: new Set<string>(), results: new Set<string>(), offers: 0, holdouts: 0, arms: 0 }
      let decisions = 0
      for (const [index, { config, situations }] of worlds.entries()) {
        expect(readConfig(config).problems).toEqual([])
        const expected = inNode(config, situations)
        const timed = situations.map((situation) => ({ now: NOW, ...situation }))
        const [[alone, whole], onTerminal] = await Promise.all([
          inBrowser(page, config, situations),
          onCommandLine(config, timed, index),
        ])
        for (const decided of [alone, whole]) expect(decided).toEqual(expected)
        expect(onTerminal).toEqual(inNode(config, timed))
        for (const line of expected) {
          const { rule, offers, holdout, experiment, trace } = JSON.parse(line)
          if (rule) seen.rules.add(rule)
          for (const { kind, result } of trace) seen.results.add(`${kind} ${result}`)
          seen.offers += offers.length
          seen.holdouts += Number(holdout)
          seen.arms += Number(experiment !== null)
        }
        decisions += expected.length
      }
      expect(decisions).toBe(CONFIGS * SITUATIONS)
      // Equal nothings would prove nothing.
      expect(seen.rules.size).toBeGreaterThan(isWhole ? 8 : 3)
      expect(seen.offers).toBeGreaterThan(decisions / 10)
      for (const count of [seen.holdouts, seen.arms]) expect(count).toBeGreaterThan(decisions / 100)
      for (const kind of ['audience', 'segment', 'rule', 'alert', 'offer', 'holdout', 'experiment'])
        for (const result of ['matched', 'not_matched']) expect(seen.results).toContain(`${kind} ${result}`)
      expect(seen.results).toContain('rule skipped')
    },
    LONG,
  )
})

describe('the flow of the script tag', () => {
  const fixed = '2026-03-31T12:00:00.000Z'
  const cases = sample(worlds, 'flow').map(({ config, situations }) => {
    const { customer = {}, subscription, history } = situations[0] ?? {}
    return {
      config: { ...config, survey: { ...config.survey, order: 'listed' }, audience: {}, rules: afterSurvey(config) },
      identity: { customer, subscription: { ...subscription, status: 'active' }, history: { offers: [], ...history } },
    } as { config: Config; identity: Situation }
  })

  it(
    'decides on its own facts as Node does',
    async () => {
      const decided: unknown[] = []
      for (const [index, { config, identity }] of cases.entries()) {
        const reason = config.survey.reasons[index % config.survey.reasons.length]?.id ?? ''
        const { page, part, open } = await world.visit(
          { config, customer: identity, lang: 'en' },
          { path: `/flow-${index}`, before: (page) => page.clock.setFixedTime(fixed) },
        )
        await open()
        await part('reason')
          .and(page.locator(`[data-id="${reason}"]`))
          .click()
        await part('continue').click()
        await page.locator('[data-step=survey]').waitFor({ state: 'detached' })
        const decision = await page.evaluate(() => fairwell('explain'))
        const about = { host: new URL(page.url()).host, path: `/flow-${index}` }
        const situation = { ...identity, page: about, locale: 'en', handlers: [], now: fixed, answers: { reason } }
        expect(decision).toEqual(JSON.parse(JSON.stringify(decide(config, situation))))
        decided.push(decision)
        await page.context().close()
      }
      expect(new Set(decided.map((decision) => JSON.stringify(decision))).size).toBeGreaterThan(cases.length / 2)
    },
    LONG,
  )
})

declare function fairwell(command: 'explain'): unknown

function afterSurvey({ rules = [] }: Config): Config['rules'] {
  return rules.filter(({ on }) => !on)
}
