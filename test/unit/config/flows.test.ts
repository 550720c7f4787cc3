import { describe, expect, it } from 'vitest'
import { checkConfig } from '../../../src/config/check/checkConfig'
import { readConfig } from '../../../src/config/check/readConfig'
import { everyFlow } from '../../../src/config/flows/everyFlow'
import { flowsOf } from '../../../src/config/flows/flowsOf'
import { mergedFlows } from '../../../src/config/flows/mergedFlows'
import { configSchema } from '../../../src/config/schema/schema'
import { severalFlows, severalFlowsConfig } from '../../support/severalFlows'

const small = { version: 1, id: 'small', survey: { reasons: [{ id: 'too_expensive' }, { id: 'other' }] } }
const withFlow = (flow: unknown) => ({ ...small, flows: [flow] })

describe('the flows of a config', () => {
  it('are whole configs: what an entry does not say is the config’s', () => {
    const [own, yearly, , trial] = everyFlow(severalFlowsConfig)
    const { flows, ...rest } = severalFlows
    expect(own).toEqual(rest)
    expect(yearly).toEqual({ ...rest, ...flows[0] })
    expect(trial?.confirm).toBe(own?.confirm)
    for (const flow of everyFlow(severalFlowsConfig)) expect(readConfig(flow).problems).toEqual([])
  })

  it('are the same objects each time, so that what is made of them is made once', () => {
    expect(flowsOf(severalFlowsConfig).own).toBe(flowsOf(severalFlowsConfig).own)
    expect(everyFlow(severalFlowsConfig)[2]).toBe(everyFlow(severalFlowsConfig)[2])
  })

  it('are the config itself where it has no others', () => {
    expect(everyFlow(small as never)).toEqual([small])
    expect(flowsOf(small as never).own).toBe(small)
    expect(mergedFlows(small as never)).toBe(small)
  })

  it('together know all that one of them has, the config’s own first', () => {
    const merged = mergedFlows(severalFlowsConfig)
    expect(merged.survey.reasons.map(({ id }) => id)).toEqual(['price', 'other', 'refund'])
    expect(merged.survey.reasons[0]).toMatchObject({ label: 'It costs too much' })
    expect(merged.rules?.map(({ id }) => id)).toEqual(['everyone', 'yearly', 'euro', 'nothing'])
  })

  it.each([
    [{}, 'flows[0].id', /string from 1 to 128/],
    [null, 'flows[0]', /an object/],
    [{ id: 'small' }, 'flows[0].id', /an id of its own, got "small"/],
    [{ id: 'a', draft: 'yes' }, 'flows[0].draft', /boolean, got "yes"/],
    [{ id: 'a', flows: [] }, 'flows[0].flows', /one of .*, got "flows"/],
    [{ id: 'a', version: 1 }, 'flows[0].version', /one of .*, got "version"/],
    [{ id: 'a', retentionGoals: {} }, 'flows[0].retentionGoals', /one of /],
    [{ id: 'a', audiense: {} }, 'flows[0].audiense', /audience/],
    [{ id: 'a', survey: { reasons: [] } }, 'flows[0].survey.reasons', /a list of 1 or more/],
    [{ id: 'a', survey: { reasons: [{ id: 'odd' }] } }, 'flows[0].survey.reasons[0].label', /a label/],
    [{ id: 'a', rules: [{ id: 'r', offers: ['none'] }] }, 'flows[0].rules[0].offers[0]', /one of nothing/],
    [{ id: 'a', enabled: 'no' }, 'flows[0].enabled', /boolean/],
  ])('%j is refused at %s', (flow, path, message) => {
    const { problems = [] } = readConfig(withFlow(flow))
    expect(problems[0]).toMatchObject({ severity: 'error', path, message: expect.stringMatching(message) })
    expect(checkConfig(withFlow(flow))[0]).toMatchObject({ severity: 'error' })
  })

  it('name what only the config has, and are held against that', () => {
    const offers = { save: { type: 'discount', percentOff: 20 } }
    const rules = [{ id: 'r', offers: ['save'] }]
    expect(readConfig({ ...small, offers, flows: [{ id: 'a', rules }] }).problems).toEqual([])
    expect(readConfig({ ...small, offers, rules, flows: [{ id: 'a', offers: {} }] }).problems).toMatchObject([
      { path: 'flows[0].rules[0].offers[0]', message: 'expected one of nothing, got "save"' },
    ])
  })

  it('have ids of their own', () => {
    const flows = [{ id: 'a' }, { id: 'a' }]
    expect(readConfig({ ...small, flows }).problems).toMatchObject([
      { path: 'flows[1]', message: expect.stringMatching(/an id of its own/) },
    ])
  })

  it('pass the schema that editors read as they pass ours', () => {
    expect(configSchema.safeParse(severalFlows).success).toBe(true)
    for (const flow of [{}, { id: 'a', version: 1 }, { id: 'a', audiense: {} }, { id: 'a', flows: [] }])
      expect(configSchema.safeParse(withFlow(flow)).success).toBe(false)
  })

  it('are checked each, but what the config itself has wrong is told once', () => {
    const misspelled = { 'subscription.statsu': 'active' }
    const rules = [{ id: 'r', when: misspelled, offers: [] }]
    const problems = checkConfig({
      ...small,
      rules,
      flows: [
        { id: 'a', audience: { 'customer.country': 'DE' } },
        { id: 'b', audience: misspelled },
      ],
    })
    expect(problems.map(({ path }) => path)).toEqual(['rules[0].when', 'flows[1].audience'])
  })

  it('are at fault in what they share only where each of them is', () => {
    expect(checkConfig(severalFlows)).toEqual([])
    const { flows, ...own } = severalFlows
    expect(checkConfig(own).map(({ path }) => path)).toContain('offers.save')
    expect(checkConfig({ ...severalFlows, flows: flows.slice(1) }).map(({ path }) => path)).toContain('offers.save')
  })

  it('are told what their own parts make of what they share: rules that no reason leads to, a preset that has no offers', () => {
    const rules = [{ id: 'price', when: { 'answers.reason': 'too_expensive' }, offers: ['save'] }]
    const offers = { save: { type: 'discount', percentOff: 20, limit: { maxAccepts: 1 } } }
    const foundIn = (entry: object) =>
      checkConfig({ ...small, offers, rules, flows: [{ id: 'a', audience: { 'customer.country': 'DE' }, ...entry }] })
        .filter(({ path }) => path.startsWith('flows'))
        .map(({ severity, path }) => `${severity} ${path}`)
    expect(foundIn({ survey: { reasons: [{ id: 'other' }, { id: 'moved', label: 'Moved' }] } })).toContain(
      'error flows[0].rules[0].when',
    )
    expect(foundIn({ fairness: 'us-mn' }).join()).toMatch(/error flows\[0\]\./)
    expect(foundIn({})).toEqual([])
  })

  it('that ask for answers in their audience have nobody, which is said', () => {
    const audience = { 'answers.reason': 'other' }
    const pathsOf = (config: object) => checkConfig({ ...small, ...config }).map(({ path }) => path)
    expect(pathsOf({ audience })).toContain('audience')
    expect(pathsOf({ flows: [{ id: 'a', audience }] })).toContain('flows[0].audience')
  })

  it('that take everyone from those after them are named, unless they are drafts or switched off', () => {
    const pathsOf = (...flows: object[]) =>
      checkConfig({ ...small, flows })
        .map(({ path }) => path)
        .filter((path) => path.startsWith('flows'))
    expect(pathsOf({ id: 'a' })).toEqual(['flows[0]'])
    expect(pathsOf({ id: 'a', draft: true }, { id: 'b', audience: { 'customer.country': 'DE' } })).toEqual([])
    expect(pathsOf({ id: 'a', enabled: false })).toEqual(['flows[0].enabled'])
  })
})
