import { expect, it } from 'vitest'
import { readConfig } from '../../../src/config/check/readConfig'
import { type Config, configSchema, type Offer } from '../../../src/config/schema/schema'
import { standardReasons } from '../../../src/config/schema/standardReasons'
import { randomFrom } from '../../../src/report/statistics/randomFrom'
import { copy, full } from '../../support/fullConfig'
import { mutate } from '../../support/mutate'
import { draws } from '../../support/sample'

/** What a schema cannot say of a config and of each of its flows, found another way than readConfig finds it. */
function isConsistent(config: Config): boolean {
  const { flows = [], ...own } = config
  const all = [own, ...flows.map(({ draft, ...entry }) => ({ ...own, ...entry }) as Config)]
  return new Set(all.map(({ id }) => id)).size === all.length && all.every(isConsistentAlone)
}

/** The same of one flow. */
function isConsistentAlone({
  rules = [],
  alerts = [],
  steps = [],
  survey,
  offers = {},
  segments = {},
}: Config): boolean {
  const variations = rules.flatMap((rule) => rule.experiment?.variations ?? [])
  const everyone = survey.questions ?? []
  const questions = [...everyone, ...survey.reasons.flatMap((reason) => reason.questions ?? [])]
  const lists = [rules, alerts, survey.reasons, steps, everyone]
    .concat(survey.reasons.map((reason) => reason.questions ?? []) as [])
    .concat(questions.map((question) => question.options ?? []) as [])
    .concat(Object.values(offers).map((offer) => listedBy(offer)) as [])
    .map((list) => list.map(({ id }) => id))
    .concat(rules.map((rule) => (rule.experiment?.variations ?? []).map(({ key }) => key)))
  const bundled = Object.values(offers).flatMap((offer) =>
    [offer.with, offer.then].filter((name) => name !== undefined),
  )
  const offered = [...rules, ...variations].flatMap((entry) => entry.offers).concat(bundled)
  const segmented = [...rules, ...alerts].flatMap(({ segment }) => (segment === undefined ? [] : [segment]))
  return (
    lists.every((ids) => new Set(ids).size === ids.length) &&
    offered.every((name) => Object.keys(offers).includes(name)) &&
    segmented.every((name) => Object.keys(segments).includes(name)) &&
    survey.reasons.every(({ id, label }) => label !== undefined || id in standardReasons)
  )
}

/** What an offer lists with ids of their own. */
function listedBy(offer: Offer): readonly { id: string }[] {
  if (offer.type === 'plan_change') return offer.plans
  return offer.type === 'swap' || offer.type === 'gift' ? offer.products : []
}

const configs = draws(5_000)

it(`says the same as zod of ${configs} configs with something changed`, () => {
  const random = randomFrom(20261121)
  let valid = 0
  for (let count = 0; count < configs; count++) {
    const config = mutate(copy(full), random)
    const parsed = configSchema.safeParse(config)
    const expected = parsed.success && isConsistent(config as unknown as Config)
    const { problems } = readConfig(config)
    if (expected !== !problems.length)
      throw new Error(`zod: ${parsed.error ?? expected}\nours: ${JSON.stringify(problems)}`)
    valid += expected ? 1 : 0
  }
  expect(valid).toBeGreaterThan(configs * 0.12)
  expect(valid).toBeLessThan(configs * 0.9)
}, 120_000)
