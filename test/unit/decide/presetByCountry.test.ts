// biome-ignore-all lint/suspicious/noThenProperty: a text, so nothing that awaits it takes it for a promise.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { whyNoOffer } from '../../../src/cli/print/whyNoOffer'
import { limits } from '../../../src/config/schema/fairness'
import { type Preset, presetOf } from '../../../src/config/schema/presetOf'
import type { Config } from '../../../src/config/schema/schema'
import { decide } from '../../../src/decide/decide'
import { shownOffers } from '../../../src/decide/offer/shownOffers'
import { type SituationFacts, signSituation, verifyClaim } from '../../../src/server'
import type { Situation } from '../../../src/situation/schema'
import { codeOf, facts, honest, secret, config as signedConfig } from '../../support/claiming'
import { because, config, now, situation, started, walk } from '../../support/startedFlow'

const presets = Object.keys(limits) as Preset[]
/** Another preset than this one, as the default that must not count. */
const otherThan = (preset: Preset): Preset => (preset === 'us-mn' ? 'relaxed' : 'us-mn')
const mapOf = (preset: Preset) => ({ default: otherThan(preset), XK: preset })
const livingIn = (country: string | undefined) => ({ customer: { id: 'cus_1', country } })

const rules: Config['rules'] = [
  { id: 'beside', when: { 'answers.reason': 'help' }, offers: ['save20', 'rest', 'talk'], together: true },
  { id: 'all', offers: ['save20', 'rest'] },
]
const offers: Config['offers'] = { ...config.offers, save20: { type: 'discount', percentOff: 20, then: 'rest' } }
/** An offer that was declined 20 days ago: whether it may be made again, the preset says. */
const history: Situation['history'] = { offers: [{ id: 'rest', status: 'declined', time: '2026-11-01T12:00:00Z' }] }

describe('a preset by country is that preset', () => {
  const withPreset = (fairness: Config['fairness']): Config => ({ ...config, fairness, offers, rules })

  it.each(presets)('%s: in decide, what is shown, why nothing is, and in the flow', (preset) => {
    for (const reason of ['price', 'help'])
      for (const past of [{}, { history }]) {
        const all = (fairness: Config['fairness'], country: string | undefined) => {
          const given = withPreset(fairness)
          const about: Situation = { ...situation, ...past, ...livingIn(country), now: now.toISOString() }
          const decision = decide(given, { ...about, answers: { reason } })
          const why = whyNoOffer(given, decision, about)
          const flow = walk(started({ config: given, situation: about }), because(reason), 'continue')
          return [decision, shownOffers(given, decision, about), why, flow.step, flow.offers, flow.shown]
        }
        const alone = all(preset, undefined)
        expect(all(mapOf(preset), 'XK')).toEqual(alone)
        expect(all({ default: preset, DE: otherThan(preset) }, 'XK')).toEqual(alone)
        expect(all({ default: preset, DE: otherThan(preset) }, undefined)).toEqual(alone)
      }
  })

  it.each(presets)('%s: in claims on the server', async (preset) => {
    const verdict = async (fairness: Config['fairness'], country?: string) => {
      const signed: SituationFacts = { ...facts, customer: { ...facts.customer, ...(country && { country }) } }
      const given: Config = { ...signedConfig, fairness }
      const token = await signSituation(signed, { secret, now, config: given })
      return codeOf(verifyClaim({ config: given, token, secret, now, claim: honest }))
    }
    const alone = await verdict(preset)
    expect(alone).toBe(limits[preset].maxOffers ? 'granted' : 'not_offered')
    expect(await verdict(mapOf(preset), 'XK')).toBe(alone)
    expect(await verdict({ default: preset })).toBe(alone)
  })
})

describe('a country', () => {
  const map: Config = { ...config, fairness: { DE: 'de', default: 'kr' } }
  it.each([
    ['DE', 'de'],
    ['de', 'kr'],
    ['FR', 'kr'],
    ['default', 'kr'],
    ['constructor', 'kr'],
    [undefined, 'kr'],
    [null, 'kr'],
    [{}, 'kr'],
  ])('%j has the preset %s', (country, preset) => {
    expect(presetOf(map, { customer: { country } })).toBe(preset)
  })

  it('has the usual preset where nothing else is said', () => {
    expect(presetOf({ ...config, fairness: {} }, livingIn('DE'))).toBe('us-ca')
    expect(presetOf({ ...config, fairness: undefined }, livingIn('DE'))).toBe('us-ca')
    expect(presetOf({ ...config, fairness: { DE: 'de' } }, {})).toBe('us-ca')
  })
})

it('only one place reads the preset of a config', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
  const reading = files.filter((path) => {
    const code = readFileSync(`src/${path}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, '')
    return /\.fairness\b|\bfairness\s*[,}:=?]/.test(code)
  })
  expect(reading.sort()).toEqual([
    // What a report to file is asked for, and has.
    ...['cli/commands/runCheck.ts', 'cli/fairness/createFairnessReport.ts'],
    // What a starter's config says.
    ...['cli/init/box.ts', 'cli/init/everyLeaver.ts', 'cli/init/media.ts', 'cli/init/saas.ts'],
    // Which countries there are to go through.
    'cli/prove/candidates.ts',
    ...['config/lint/lintCountries.ts', 'config/lint/underEachPreset.ts'],
    ...['config/schema/presetOf.ts', 'config/schema/schema.ts'],
    // The page's own preset, laid over the config's.
    ...['embed/opening/prepare.ts', 'embed/page/page.ts'],
  ])
})
