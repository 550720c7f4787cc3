import { describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import {
  type Claim,
  type SituationFacts,
  signSituation,
  type VerifyClaimOptions,
  verifyClaim,
  verifySituation,
} from '../../../src/server'
import { claiming, codeOf, config, facts, honest, inMemory, now, secret } from '../../support/claiming'

const other = 'another-secret-that-is-long-enough-too'

describe('a secret', () => {
  const odd: [string, unknown, string][] = [
    ['nothing', undefined, 'environment variable'],
    ['null', null, 'null'],
    ['a Promise', Promise.resolve(secret), 'await'],
    ['empty text', '', '0 bytes'],
    ['one character', 'x', '1 bytes'],
    ['31 bytes', 'x'.repeat(31), '31 bytes'],
    ['what a forgotten await prints', String(Promise.resolve(secret)), '16 bytes'],
    ['a number', 4_294_967_296, 'a number'],
    ['true', true, 'a boolean'],
    ['bytes', new Uint8Array(32), 'an object'],
    ['a function', () => secret, 'a function'],
    ['an empty list', [], 'an empty list'],
    ['a list with a short one', [secret, 'x'], 'secret[1]'],
    ['a list with a Promise', [Promise.resolve(secret)], 'await'],
    ['a list in a list', [[secret]], 'secret[0]'],
    ['lone surrogates', '\ud800'.repeat(32), 'lone surrogate'],
  ]

  it.each(odd)('is refused where it is %s, with what to do and without itself', async (_, value, says) => {
    const token = await signSituation(facts, { secret, now })
    const options = { secret: value as string, now }
    for (const attempt of [
      signSituation(facts, options),
      verifySituation(token, options),
      verifyClaim({ config, token, claim: honest, ...options }),
    ]) {
      const error = await attempt.catch((thrown) => thrown)
      expect(error).toBeInstanceOf(TypeError)
      expect(error.message).toContain('secret')
      expect(error.message).toContain('at least 32 bytes')
      expect(error.message).toContain(says)
      expect(error.message).not.toContain('a-secret')
    }
  })

  it('is 32 bytes, not characters', async () => {
    await expect(signSituation(facts, { secret: '真'.repeat(11), now })).resolves.toMatch(/^fairwell1\./)
    await expect(signSituation(facts, { secret: '真'.repeat(10), now })).rejects.toThrow('30 bytes')
  })

  it('can be replaced: the first of a list signs, every one verifies', async () => {
    const old = await signSituation(facts, { secret: other, now })
    const fresh = await signSituation(facts, { secret: [secret, other], now })
    for (const token of [old, fresh]) await verifySituation(token, { secret: [secret, other], now })
    await verifySituation(fresh, { secret, now })
    expect(await codeOf(verifySituation(old, { secret, now }))).toBe('wrong_signature')
    expect(await codeOf(verifySituation(fresh, { secret: other, now }))).toBe('wrong_signature')
  })
})

describe('an option that cannot work', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no config', { config: undefined }, 'config: expected'],
    ['a config that nobody awaited', { config: Promise.resolve(config) }, 'await'],
    ['an empty list of configs', { config: [] }, 'an empty list'],
    ['a config without an id', { config: [config, { ...config, id: undefined }] }, 'without an id'],
    ['a config without reasons', { config: { version: 1, id: 'main' } }, 'survey.reasons'],
    ['a time that is none', { now: new Date('x') }, 'now: expected'],
    ['a time in words', { now: '2026-11-21T12:00:00Z' }, 'now: expected'],
    ['a store that is none', { seen: new Map() }, 'seen: expected'],
    ['a store that nobody gave', { seen: null }, 'seen: expected'],
    ['a history that is none', { history: [] }, 'history: expected'],
    ['a store that answers with rows', { seen: async () => [{ key: 'x' }] }, 'seen: expected'],
    ['a store that answers with a result', { seen: async () => ({ rows: [], rowCount: 0 }) }, 'seen: expected'],
    ['a store that answers with a count', { seen: async () => 1 }, 'seen: expected'],
    ['a store that answers with other text', { seen: async () => 'OK' }, 'seen: expected'],
    ['a history that is a list', { history: async () => [{ id: 'save20' }] }, 'history: expected'],
    ['a history that is text', { history: async () => '{}' }, 'history: expected'],
    ['a history of ids', { history: async () => ({ offers: ['save20'] }) }, 'history: expected'],
  ])('is a TypeError: %s', async (_, options, says) => {
    const error = await claiming(options as Partial<VerifyClaimOptions>).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toMatch(/^\[fairwell\] /)
    expect(error.message).toContain(says)
  })

  it.each<[string, unknown, Record<string, unknown>, string]>([
    ['no facts', undefined, {}, 'facts: expected'],
    ['facts that nobody awaited', Promise.resolve(facts), {}, 'await'],
    ['a history that nobody awaited', { ...facts, history: Promise.resolve({}) }, {}, 'history: got a Promise'],
    ['a life that is none', facts, { expiresInSeconds: 0 }, 'expiresInSeconds: expected'],
    ['a life without an end', facts, { expiresInSeconds: Number.POSITIVE_INFINITY }, 'expiresInSeconds: expected'],
    ['a life in words', facts, { expiresInSeconds: '3600' }, 'expiresInSeconds: expected'],
    ['a time that is none', facts, { now: new Date('x') }, 'now: expected'],
    ['a list of configs', facts, { config: [config] }, 'got a list'],
    ['a config without an id', facts, { config: {} }, 'without an id'],
  ])('is a TypeError when signing: %s', async (_, given, options, says) => {
    const error = await signSituation(given as SituationFacts, { secret, now, ...options }).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toContain(says)
  })

  it('lets what the host’s own store and history reject with through as it is', async () => {
    const broken = new Error('connection lost')
    await expect(claiming({ seen: () => Promise.reject(broken) })).rejects.toBe(broken)
    await expect(claiming({ history: () => Promise.reject(broken) })).rejects.toBe(broken)
  })
})

describe('a token', () => {
  const changed = withPercent(15)

  function withPercent(percentOff: number): Config {
    const save20 = { ...config.offers?.save20, percentOff }
    return { ...config, offers: { ...config.offers, save20 } } as Config
  }

  it('is good for the flow it was signed for, and for no other', async () => {
    const elsewhere = { ...config, id: 'other' }
    expect(await codeOf(claiming({ config: elsewhere }))).toBe('other_flow')
    expect(await codeOf(claiming({ config: [elsewhere, { ...elsewhere, id: 'third' }] }))).toBe('other_flow')
    expect((await claiming({ config: [elsewhere, config] })).config).toBe(config)
  })

  it('is good for the version it was signed for, as long as that is in the list', async () => {
    expect(
      (await claiming({ config: [changed, config], claim: { ...honest, choice: { percentOff: 20 } } })).choice,
    ).toEqual(expect.objectContaining({ percentOff: 20 }))
    expect(await codeOf(claiming({ config: changed }))).toBe('other_version')
    expect(
      await codeOf(claiming({ config: [config, changed], claim: { ...honest, choice: { percentOff: 15 } } })),
    ).toBe('other_choice')
  })

  it('knows its version in whatever order the config’s keys are stored', async () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : value && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, child]) => [key, reversed(child)]),
            )
          : value
    expect(await codeOf(claiming({ config: reversed(config) as Config }))).toBe('granted')
  })

  it('that is bound to no flow passes for any: the claim says which, and the first version that grants it does', async () => {
    const token = await signSituation(facts, { secret, now })
    const elsewhere = { ...changed, id: 'other' }
    const by = async (configs: Config[], claim: Partial<Claim>) =>
      (await claiming({ token, config: configs, claim: { ...honest, ...claim } })).choice.percentOff
    expect(await by([elsewhere], {})).toBe(15)
    expect(await by([config, elsewhere], { flowId: 'other' })).toBe(15)
    expect(await by([changed, config], { choice: { percentOff: 20 } })).toBe(20)
    expect(await codeOf(by([changed, config], { choice: { percentOff: 99 } }))).toBe('other_choice')
    expect(await codeOf(by([config], { flowId: 'other' }))).toBe('other_flow')
  })

  it('that holds something else, signed with the same secret, is none', async () => {
    const { sign } = await import('../../../src/server/claims/hmac')
    const { encodeBase64url } = await import('../../../src/server/claims/base64url')
    for (const content of [
      '',
      'x',
      'null',
      '7',
      '[]',
      '{}',
      '{"situation":null}',
      '{"situation":{}}',
      '{"situation":{},"issuedAt":"x","expiresAt":"y"}',
    ]) {
      const payload = `fairwell1.${encodeBase64url(new TextEncoder().encode(content))}`
      const token = `${payload}.${encodeBase64url(await sign(payload, secret))}`
      expect(await codeOf(verifySituation(token, { secret, now })), content).toBe('malformed_token')
    }
  })
})

describe('who is signed in', () => {
  it.each([['cus_2'], [''], [undefined], ['CUS_1'], [7 as never]])(
    'is not %j, and nothing is used up',
    async (customer) => {
      const { seen, kept } = inMemory()
      expect(await codeOf(claiming({ seen, ...({ customer } as { customer: string }) }))).toBe('other_customer')
      expect(kept.size).toBe(0)
      expect(await codeOf(claiming({ seen, customer: 'cus_1' }))).toBe('granted')
    },
  )
})

describe('the history at the time of the claim', () => {
  const accepted = (more = {}) => ({ id: 'save20', status: 'accepted' as const, time: now.toISOString(), ...more })

  it('is asked for by the customer’s id, and goes before what the token says', async () => {
    const asked: unknown[] = []
    const history = async (...args: unknown[]) => {
      asked.push(args)
      return { offers: [accepted()] }
    }
    expect(await codeOf(claiming({ history }))).toBe('not_offered')
    expect(asked).toEqual([['cus_1', facts]])
    const signed = { ...facts, history: { offers: [accepted()] } }
    expect(await codeOf(claiming({}, signed))).toBe('not_offered')
    expect(await codeOf(claiming({ history: () => ({ offers: [] }) }, signed))).toBe('granted')
    expect(await codeOf(claiming({ history: () => undefined }, signed))).toBe('granted')
  })

  it('does not refuse a retry for its own acceptance, where the record names the session', async () => {
    const { seen, kept } = inMemory()
    const records: object[] = []
    const history = () => ({ offers: records as [] })
    const first = await claiming({ seen, history })
    records.push(accepted({ sessionId: honest.sessionId }))
    expect(await claiming({ seen, history })).toMatchObject({ again: true, grant: first.grant })
    expect(await codeOf(claiming({ seen, history, claim: { ...honest, sessionId: 's2' } }))).toBe('not_offered')
    kept.clear()
    // Without a store nothing tells a retry from a replay.
    expect(await codeOf(claiming({ history }))).toBe('not_offered')
  })
})
