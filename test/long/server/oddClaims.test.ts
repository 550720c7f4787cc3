import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import {
  type Claim,
  ClaimError,
  type SituationFacts,
  signSituation,
  verifyClaim,
  verifySituation,
} from '../../../src/server'
import cases from '../../cases/claims.json'
import { draws } from '../../support/sample'

const secret = 'a-secret-for-tests-that-is-long-enough'
const now = new Date('2026-11-21T12:00:00Z')
const config = cases.odd.config as Config
const facts = cases.situation as SituationFacts
const honest = cases.claim as Claim
const token = await signSituation(facts, { secret, now, config })

interface Odd {
  whole?: unknown
  claim?: Record<string, unknown>
  situation?: SituationFacts
}

async function verify(odd: Odd): Promise<unknown> {
  const merged = { ...facts, ...odd.situation }
  const subscription = odd.situation?.subscription && { ...facts.subscription, ...odd.situation.subscription }
  const own = odd.situation
    ? await signSituation({ ...merged, ...(subscription && { subscription }) }, { secret, now, config })
    : token
  const claim = ('whole' in odd ? odd.whole : { ...honest, ...odd.claim }) as Claim
  return verifyClaim({ config, token: own, secret, now, claim }).then(({ choice }) => choice, thrown)
}

function thrown(error: unknown): unknown {
  return error
}

/** What stands in an error for everyone: nothing long, nothing of another line, nothing of ours that a customer should not read. */
function checkMessages(error: ClaimError): void {
  expect(error.message).toMatch(/^\[fairwell\] (claim|token)/)
  expect(error.message).not.toMatch(/[\n\r\0\u202e]/)
  expect(error.message.length).toBeLessThan(400)
  expect(error.customerMessage).toMatch(/^[A-Z][\w ,.']+\.$/)
  expect(error.customerMessage).not.toMatch(/claim|token|save|cus_|choice|session/i)
}

describe('an odd claim', () => {
  it('is one of at least 150, each another one', () => {
    expect(cases.odd.rows.length).toBeGreaterThanOrEqual(150)
    expect(new Set(cases.odd.rows.map(([what]) => what)).size).toBe(cases.odd.rows.length)
  })

  it.each(cases.odd.rows as [string, Odd, { code?: string; choice?: unknown }][])('%s', async (_, odd, expected) => {
    const result = await verify(odd)
    if (expected.choice) return expect(result).toEqual(expected.choice)
    expect(result).toBeInstanceOf(ClaimError)
    expect((result as ClaimError).code).toBe(expected.code)
    checkMessages(result as ClaimError)
  })
})

function cyclic(): unknown {
  const claim: Record<string, unknown> = { ...honest }
  claim.page = claim
  return claim
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { value }
  return value
}

function throwing(): never {
  throw new Error('a secret of the getter')
}

const trapped = new Proxy({}, { get: throwing, ownKeys: throwing, getPrototypeOf: throwing, has: throwing })
const revoked = Proxy.revocable({}, {})
revoked.revoke()

describe('a claim that no JSON can be', () => {
  it.each<[string, unknown]>([
    ['a circle', cyclic()],
    ['a circle of lists', { ...honest, answers: { tools: [cyclic()] } }],
    ['20,000 levels', { ...honest, choice: { data: nested(20_000) } }],
    ['200 levels of page', { ...honest, page: { a: nested(200) } }],
    ['a getter that throws', Object.defineProperty({ ...honest }, 'answers', { enumerable: true, get: throwing })],
    ['a getter within', { ...honest, choice: Object.defineProperty({}, 'x', { enumerable: true, get: throwing }) }],
    ['a proxy that throws', trapped],
    ['a proxy within', { ...honest, answers: trapped }],
    ['a revoked proxy', revoked.proxy],
    ['a revoked proxy within', { ...honest, choice: revoked.proxy }],
    ['a million values', { ...honest, page: { list: new Array(1_000_000).fill(0) } }],
    ['a list without an end', { ...honest, page: { list: Object.assign([], { length: 4_294_967_295 }) } }],
    ['100,000 keys', { ...honest, answers: Object.fromEntries(Array.from({ length: 1e5 }, (_, key) => [key, 1])) }],
    ['10 MB of text', { ...honest, answers: { reason: 'x'.repeat(10_000_000) } }],
    ['10 MB of an offer', { ...honest, offer: 'x'.repeat(10_000_000) }],
    ['a function', () => honest],
    ['a function within', { ...honest, page: { now: throwing } }],
    ['a symbol', { ...honest, choice: { percentOff: Symbol('20') } }],
    ['a big integer', { ...honest, choice: { percentOff: 20n } }],
    ['NaN', { ...honest, choice: { percentOff: Number.NaN } }],
    ['Infinity', { ...honest, choice: { percentOff: Number.POSITIVE_INFINITY } }],
    ['a Promise', Promise.resolve(honest)],
    ['a string object', new String('save20')],
    ['a lone surrogate in its offer', { ...honest, offer: 'save20\ud800' }],
    ['a lone surrogate in its session', { ...honest, sessionId: '\udc00' }],
  ])('is refused: %s', async (_, whole) => {
    const started = performance.now()
    const result = await verify({ whole })
    expect(result).toBeInstanceOf(ClaimError)
    expect((result as ClaimError).code).toBe('malformed_claim')
    expect((result as ClaimError).message).not.toContain('secret')
    checkMessages(result as ClaimError)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('is read with free text that ends in half an emoji', async () => {
    const answers = { reason: 'other', comment: 'gone \ud83d' }
    expect(await verify({ claim: { offer: 'pair', answers } })).toMatchObject({ percentOff: 10 })
  })

  it('is read once, so that it cannot say one thing to the check and another to the grant', async () => {
    let reads = 0
    const choice = Object.defineProperty({}, 'percentOff', { enumerable: true, get: () => (reads++ === 0 ? 20 : 99) })
    expect(await verify({ claim: { choice } })).toMatchObject({ percentOff: 20 })
    expect(reads).toBe(1)
  })

  it('grants nothing but the terms of the config, or a ClaimError, whatever JSON it is', async () => {
    const values = fc.jsonValue({ maxDepth: 4 })
    const known = fc.constantFrom('price', 'save20', 'break', 'open', 'main', 20, 1)
    const part = fc.oneof(values, known, fc.dictionary(fc.constantFrom('percentOff', 'length', 'reason', 'x'), values))
    const claims = fc.record({ offer: part, choice: part, answers: part, sessionId: part, stage: part, page: part })
    await fc.assert(
      fc.asyncProperty(fc.oneof(values, claims), async (whole) => {
        const result = await verify({ whole })
        if (result instanceof ClaimError) checkMessages(result)
        else expect([{ percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' }]).toContainEqual(result)
      }),
      { numRuns: draws(500) },
    )
  })
})

describe('an odd token', () => {
  const payload = token.slice(0, token.lastIndexOf('.'))
  it.each([
    ['5 MB of signature', `${payload}.${'A'.repeat(5_000_000)}`],
    ['a signature of 42 characters', token.slice(0, -1)],
    ['a signature of 44 characters', `${token}A`],
    ['no signature', payload],
    ['a signature and a dot', `${token}.`],
    ['two signatures', `${token}.${'A'.repeat(43)}`],
    ['5 MB of payload', `fairwell1.${'A'.repeat(5_000_000)}.${'A'.repeat(43)}`],
    ['an empty payload', `fairwell1..${'A'.repeat(43)}`],
    ['a lone surrogate', `fairwell1.\ud800.${'A'.repeat(43)}`],
    ['a signature of dots', `fairwell1.e30.${'.'.repeat(43)}`],
    ['another prefix', token.replace('fairwell1', 'fairwell2')],
    ['white space around it', ` ${token} `],
    ['a JSON Web Token', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJjdXNfMSJ9.'],
    ['a Promise', Promise.resolve(token)],
    ['a list of it', [token]],
    ['a string object', new String(token)],
    ['an object that becomes it', { toString: () => token }],
  ])('is refused fast: %s', async (_, odd) => {
    const started = performance.now()
    const refusal = await verifySituation(odd as string, { secret, now }).catch(thrown)
    expect(performance.now() - started).toBeLessThan(2000)
    expect(refusal).toBeInstanceOf(ClaimError)
    expect(['malformed_token', 'wrong_signature']).toContain((refusal as ClaimError).code)
    checkMessages(refusal as ClaimError)
  })
})
