import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runCheck } from '../../src/cli/commands/runCheck'
import { runInit, starters } from '../../src/cli/commands/runInit'
import { everyLeaver } from '../../src/cli/init/everyLeaver'
import { checkConfig } from '../../src/config/check/checkConfig'
import type { Problem } from '../../src/config/check/problem'
import { deliveryTypes } from '../../src/config/schema/moreTypes'
import type { Config } from '../../src/config/schema/schema'
import { decide } from '../../src/decide/decide'
import { handling, patient, performed, reason, step, subscriber } from '../support/everyOffer'
import { itWhole } from '../support/itWhole'
import { openWorld } from '../support/world'

const world = openWorld()

async function run(command: typeof runInit, args: string[], folder: string) {
  const said = { out: '', err: '' }
  const streams = {
    stdin: Readable.from([]),
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
  }
  return { status: await command(args, streams, folder), ...said }
}

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'fairwell-init-'))
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

/** What check says of the config that was written; that a fallback waits for its turn is how the starters mean it. */
function remarks(folder: string): Problem[] {
  const problems = checkConfig(JSON.parse(read(folder, 'cancel-flow.json')))
  return problems.filter(({ mend }) => !mend?.startsWith('If they are fallbacks, leave it'))
}

/** The value at `offers.save20.url` or `rules[0]`. */
function valueAt(config: object, path: string): unknown {
  const keys = path.split(/[.[\]]+/).filter(Boolean)
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], config)
}

describe.each([...starters.entries()])('fairwell init %s', (name, { config, notes, yours }) => {
  it('writes a config that check passes, its notes, and what to do next', async () => {
    const folder = emptyFolder()
    const { status, out, err } = await run(runInit, [name], folder)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const path = join(folder, 'cancel-flow.json')
    expect((await run(runCheck, [path], folder)).status).toBe(0)
    expect(remarks(folder)).toEqual([])
    expect(JSON.parse(read(folder, 'cancel-flow.json'))).toEqual(config)
    for (const note of Object.values({ ...notes, ...yours })) expect(read(folder, 'cancel-flow.md')).toContain(note)
    expect(out).toContain('data-config="/cancel-flow.json"')
    for (const { type } of Object.values(config.offers ?? {})) {
      const isLink = ['contact', 'booking', 'redirect'].includes(type)
      expect(out.includes(`fairwell('handle', '${type}'`)).toBe(!isLink)
    }
  })

  it('comments on every offer, rule, segment and alert, and on nothing that is not there', () => {
    const { offers = {}, rules = [], segments = {}, alerts = [] } = config
    const parts = [
      ...Object.keys(offers).map((id) => `offers.${id}`),
      ...Object.keys(segments).map((id) => `segments.${id}`),
      ...rules.map((_, index) => `rules[${index}]`),
      ...alerts.map((_, index) => `alerts[${index}]`),
    ]
    expect(parts.filter((path) => !notes[path])).toEqual([])
    expect(Object.keys({ ...notes, ...yours }).filter((path) => valueAt(config, path) === undefined)).toEqual([])
    expect(Object.keys(yours)).toEqual(expect.arrayContaining(urlsIn(config)))
  })

  it('asks the four questions of every leaver, and makes every offer by every rule to somebody', () => {
    expect(config.survey.title).toBe('What made you cancel?')
    expect(config.survey.questions).toEqual(everyLeaver)
    const decisions = leavers(config).map((situation) => decide({ ...config, holdout: { share: 0 } }, situation))
    const reached = new Set(decisions.map(({ rule }) => rule))
    expect((config.rules ?? []).filter(({ id }) => !reached.has(id))).toEqual([])
    const made = new Set(decisions.flatMap(({ offers }) => offers.map(({ id }) => id)))
    expect(Object.keys(config.offers ?? {}).filter((id) => !made.has(id))).toEqual([])
  })

  itWhole('opens in a browser and leads from every reason to an offer or the way out', async () => {
    const script = handling([...performed, ...deliveryTypes])
    const visit = await world.visit({
      ...patient,
      config: { ...config, holdout: { share: 0 } },
      customer: subscriber,
      script,
    })
    await visit.open()
    expect(await visit.part('title').textContent()).toBe('What made you cancel?')
    for (const { id, label } of config.survey.reasons) {
      expect(await reason(visit, id).textContent()).toContain(label)
      await reason(visit, id).click()
      await visit.part('continue').click()
      await expect.poll(() => step(visit, 'survey').count()).toBe(0)
      await visit.part('back').click()
      await step(visit, 'survey').waitFor()
    }
    expect([visit.errors, visit.said]).toEqual([[], []])
  })
})

function urlsIn({ offers = {} }: Config): string[] {
  return Object.entries(offers).flatMap(([id, offer]) => ('url' in offer ? [`offers.${id}.url`] : []))
}

/** Every reason with every option of its questions, new and old customers, in a trial and not. */
function leavers({ survey }: Config) {
  const answers = survey.reasons.flatMap(({ id, questions = [] }) => [
    { reason: id },
    ...questions.flatMap((question) =>
      (question.options ?? []).map((option) => ({ reason: id, [question.id]: option.id })),
    ),
  ])
  const kinds = ['active', 'trialing'].flatMap((status) =>
    ['2026-10-01T00:00:00Z', '2020-01-01T00:00:00Z'].map((startedAt) => ({
      ...subscriber.subscription,
      status,
      startedAt,
    })),
  )
  const customer = { id: 'cus_1', addresses: [{ id: 'work', label: 'Work' }] }
  return answers.flatMap((given) =>
    kinds.map((subscription) => ({ customer, subscription, answers: given, now: '2026-11-21T00:00:00Z' }) as never),
  )
}

describe('fairwell init', () => {
  it('prints a script that works when pasted: what is accepted is posted, and success waits for the answer', async () => {
    const folder = emptyFolder()
    const { out } = await run(runInit, ['saas'], folder)
    const pasted = out
      .match(/<script src[\s\S]*<\/script>/)?.[0]
      .replace('data-config', 'data-timeout="20000" data-config')
    const config = JSON.parse(read(folder, 'cancel-flow.json'))
    world.site.routes.set('/cancel-flow.json', (_, response) =>
      response.end(JSON.stringify({ ...config, holdout: { share: 0 } })),
    )
    const posts: string[] = []
    world.site.routes.set('/subscription/discount', (_, response, body) => {
      posts.push(body)
      response.writeHead(posts.length > 1 ? 200 : 500).end()
    })
    const visit = await world.visit(`<!doctype html><html lang="en"><button id="cancel">Cancel</button>${pasted}`)
    await visit.open()
    await reason(visit, 'too_expensive').click()
    await visit.part('continue').click()
    await visit.part('accept').click()
    await step(visit, 'error').waitFor()
    await visit.part('retry').click()
    await step(visit, 'done').waitFor()
    expect(posts).toEqual(Array(2).fill('{"percentOff":20,"durationInMonths":3,"couponId":"SAVE20"}'))
  })

  it('writes saas when nothing is named', async () => {
    const folder = emptyFolder()
    await run(runInit, [], folder)
    expect(JSON.parse(read(folder, 'cancel-flow.json'))).toEqual(starters.get('saas')?.config)
  })

  it.each(['cancel-flow.json', 'cancel-flow.md'])(
    'writes nothing over a %s that is there, unless it is forced to',
    async (name) => {
      const folder = emptyFolder()
      writeFileSync(join(folder, name), 'mine')
      const { status, out, err } = await run(runInit, ['box'], folder)
      expect({ status, out }).toEqual({ status: 2, out: '' })
      expect(err).toContain(`${name}: there already`)
      expect(read(folder, name)).toBe('mine')
      expect((await run(runInit, ['box', '--force'], folder)).status).toBe(0)
      expect(read(folder, name)).not.toBe('mine')
      expect(remarks(folder)).toEqual([])
    },
  )

  it('says what there is when it is asked for something else, or for help', async () => {
    expect(await run(runInit, ['shop'], emptyFolder())).toMatchObject({
      status: 2,
      err: expect.stringContaining('expected one of saas, box, media, got shop'),
    })
    const { status, out } = await run(runInit, ['--help'], emptyFolder())
    expect(status).toBe(0)
    for (const name of starters.keys()) expect(out).toMatch(new RegExp(`^${name} +\\w`, 'm'))
  })
})
