import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCheck } from '../../src/cli/commands/runCheck'
import type { FairnessReport, RuleResult } from '../../src/cli/fairness/fairnessReport'
import { file, folder, run } from '../support/runCommand'

/** A config of few kinds of customers, which is gone through in no time. */
const config = {
  version: 1,
  id: 'main',
  survey: { reasons: [{ id: 'price', label: 'It costs too much' }, { id: 'other' }] },
  offers: { save20: { type: 'discount', percentOff: 20, durationInMonths: 3 } },
  rules: [
    { id: 'price', when: { 'answers.reason': 'price' }, offers: ['save20'] },
    { id: 'nothing', offers: [] },
  ],
}

/** The static report of this config, as it was written. */
async function reported(name: string, change: object) {
  const path = file(`${name}.json`, { ...config, ...change })
  const { status, out, err } = await run(runCheck, [path, '--fairness', join(folder, name), '--no-browser', '--json'])
  expect(err).toBe('')
  const said = JSON.parse(out) as { ok: boolean; files: string[]; fairness: FairnessReport }
  const html = said.files[0] ? readFileSync(said.files[0], 'utf8') : ''
  return { status, ...said, html }
}

const ruleOf = ({ presets }: FairnessReport, id: string): RuleResult | undefined =>
  presets[0]?.rules.find((rule) => rule.id === id)

it('writes a page and a JSON by the hash of the config, with rules, sources, ways out and what was not looked at', async () => {
  const { status, ok, files, fairness, html } = await reported('static', { fairness: 'eu' })
  expect([status, ok]).toEqual([0, true])
  expect(files.map((path) => path.split('/').at(-1))).toEqual([
    `fairness-main-${fairness.config.configHash}.html`,
    `fairness-main-${fairness.config.configHash}.json`,
  ])
  expect(JSON.parse(readFileSync(files[1] as string, 'utf8'))).toEqual(fairness)
  expect(fairness.presets.map(({ preset }) => preset)).toEqual(['eu'])
  expect(ruleOf(fairness, 'presses')).toMatchObject({ figure: 3, basis: 'choice', result: 'holds' })
  expect(ruleOf(fairness, 'equal-buttons')?.result).toBe('not measured')
  expect(fairness.ways.map(({ screens, presses }) => [screens.join(' '), presses.length])).toContainEqual([
    'survey offer save20 confirm',
    3,
  ])
  expect(fairness.notMeasured[0]?.how).toContain('--no-browser')
  for (const said of ['Directive 2005/29/EC', 'designed against', 'Screen readers', fairness.config.sha256])
    expect(html).toContain(said)
  expect(html).not.toMatch(/complian/i)
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
})

it('names who has waived a rule and why, and that it does not hold', async () => {
  const faulty = { messages: { en: { 'confirm.title': 'We’re sad to see you go' } } }
  const waivers = [{ rule: 'wording', name: 'A. Counsel <b>', reason: 'a song’s title' }]
  const doubtful = await reported('doubtful', faulty)
  expect(ruleOf(doubtful.fairness, 'wording')).toMatchObject({ result: 'doubt' })
  const { fairness, html } = await reported('waived', { ...faulty, waivers })
  expect(ruleOf(fairness, 'wording')).toMatchObject({ result: 'waived' })
  expect(fairness.waivers[0]).toMatchObject({ name: 'A. Counsel <b>', reason: 'a song’s title' })
  expect(html).toContain('A. Counsel &lt;b&gt;')
})

it('has each preset of a map with its countries, and no rule of one for the other', async () => {
  const { fairness } = await reported('map', { fairness: { default: 'us-ca', KR: 'kr' } })
  expect(fairness.presets.map(({ preset, countries }) => [preset, countries])).toEqual([
    ['us-ca', ['default']],
    ['kr', ['KR']],
  ])
  expect(new Set(fairness.ways.map(({ preset }) => preset))).toEqual(new Set(['us-ca', 'kr']))
  expect(Object.keys(fairness.sources)).toContain('korea')
})

it('writes nothing of a config that pages step aside for', async () => {
  const path = file('broken.json', { ...config, fairness: 'us-mn' })
  const { status, out } = await run(runCheck, [path, '--fairness', join(folder, 'broken'), '--no-browser'])
  expect(status).toBe(1)
  expect(out).toContain('No fairness report was written')
})
