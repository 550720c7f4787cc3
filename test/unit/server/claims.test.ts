import { describe, expect, it } from 'vitest'
import type { Config, Offer } from '../../../src/config/schema/schema'
import {
  type Claim,
  ClaimError,
  type SituationFacts,
  signSituation,
  verifyClaim,
  verifySituation,
} from '../../../src/server'
import cases from '../../cases/claims.json'

const secret = 'a-secret-for-tests-that-is-long-enough'
const another = 'another-secret-that-is-long-enough-too'
const now = new Date('2026-11-21T12:00:00Z')
const config = cases.config as Config
const facts = cases.situation as SituationFacts
const honest = cases.claim as Claim

function later(seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000)
}

/** The code of the refusal, so that a test fails when nothing is refused or something else goes wrong. */
async function refusalOf(verification: Promise<unknown>): Promise<ClaimError> {
  const error = await verification.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ClaimError)
  return error as ClaimError
}

describe('signSituation and verifySituation', () => {
  it('bring the facts back as they were signed', async () => {
    const full = { ...facts, customer: { id: 'cus_1', firstName: 'Zoë 真 🙂' }, history: { offers: [] } }
    const token = await signSituation(full, { secret, now })
    const signed = await verifySituation(token, { secret, now: later(3599) })
    expect(signed.situation).toEqual(full)
    expect(signed.expiresAt).toBe('2026-11-21T13:00:00.000Z')
  })

  it('make a token that fits in a URL, an attribute and a header as it is', async () => {
    expect(await signSituation(facts, { secret, now })).toMatch(/^[\w.-]+$/)
  })

  it('sign the facts and nothing else that was handed in', async () => {
    const more = { ...facts, answers: { reason: 'price' }, now: '2020-01-01T00:00:00Z' }
    const { situation } = await verifySituation(await signSituation(more, { secret, now }), { secret, now })
    expect(situation).toEqual(facts)
  })

  it('sign facts as they were read: one currency, one way to write a time, nothing unreadable', async () => {
    const raw = {
      customer: { id: 7 },
      subscription: { currency: 'usd', amount: 49.5, startedAt: 1748772120 },
      history: null,
    }
    const { situation } = await verifySituation(await signSituation(raw as never, { secret, now }), { secret, now })
    const subscription = { currency: 'USD', startedAt: '2025-06-01T10:02:00Z' }
    expect(situation).toEqual({ customer: { id: '7' }, subscription })
  })

  it('never make the same token twice', async () => {
    expect(await signSituation(facts, { secret, now })).not.toBe(await signSituation(facts, { secret, now }))
  })

  it('refuse a token in which any single character was changed', async () => {
    const token = await signSituation({ customer: { id: 'c' } }, { secret, now })
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A'
      const changed = token.slice(0, index) + other + token.slice(index + 1)
      const { code } = await refusalOf(verifySituation(changed, { secret, now }))
      expect(['wrong_signature', 'malformed_token']).toContain(code)
    }
  })

  it('refuse another secret', async () => {
    const token = await signSituation(facts, { secret: another, now })
    expect((await refusalOf(verifySituation(token, { secret, now }))).code).toBe('wrong_signature')
  })

  it.each(['', 'x', 'a.b', 'fairwell1.', 'fairwell1.e30', 'fairwell1.e30.', 'fairwell1.e30.ä', '.'.repeat(10_000)])(
    'refuse %j',
    async (token) => {
      const { code } = await refusalOf(verifySituation(token, { secret, now }))
      expect(['wrong_signature', 'malformed_token']).toContain(code)
    },
  )

  it.each([[undefined], [null], [7], [{}]])('refuse %j in place of a token', async (token) => {
    const refusal = await refusalOf(verifySituation(token as unknown as string, { secret, now }))
    expect(refusal.code).toBe('malformed_token')
  })

  it.each([
    ['at its end', 3600, undefined],
    ['within the tolerance after it', 3660, undefined],
    ['past the tolerance', 3661, 'expired'],
    ['by a clock that is a little behind', -60, undefined],
    ['by a clock that is far behind', -61, 'not_yet_valid'],
  ])('judge a token of one hour %s', async (_, seconds, code) => {
    const token = await signSituation(facts, { secret, now })
    const verification = verifySituation(token, { secret, now: later(seconds) })
    if (code) expect((await refusalOf(verification)).code).toBe(code)
    else expect((await verification).situation).toEqual(facts)
  })

  it('tell a developer about options that cannot work', async () => {
    await expect(signSituation(facts, { secret: '' })).rejects.toThrow('secret: expected')
    await expect(signSituation(facts, { secret, expiresInSeconds: 0 })).rejects.toThrow('expiresInSeconds: expected')
  })
})

interface Difference {
  claim?: Partial<Claim>
  situation?: SituationFacts
  handlers?: string[]
}

interface Result {
  choice?: Record<string, unknown>
  code?: string
  says?: string
}

async function verify({ claim, situation, handlers }: Difference, seen?: () => boolean) {
  const token = await signSituation({ ...facts, ...situation }, { secret, now })
  const made = { ...honest, ...claim } as Claim
  return verifyClaim({ config, token, secret, now, claim: made, ...(handlers && { handlers }), ...(seen && { seen }) })
}

function offerOf(id: string): Offer {
  return config.offers?.[id] as Offer
}

/** The config with another `save20`. */
function withOffer(save20: Offer): Config {
  return { ...config, offers: { ...config.offers, save20 } }
}

describe('verifyClaim', () => {
  it.each(cases.rows as [string, Difference, Result][])('%s', async (_, difference, { choice, code, says }) => {
    if (choice) {
      expect((await verify(difference)).choice).toEqual(choice)
    } else {
      const refusal = await refusalOf(verify(difference))
      expect(refusal.code).toBe(code)
      expect(refusal.message).toContain(says)
    }
  })

  it('hands back the offer, the Decision with its trace, and the facts that the token vouches for', async () => {
    const verified = await verify({})
    expect(verified.offer).toMatchObject({ id: 'save20', type: 'discount', percentOff: 20 })
    expect(verified.decision.rule).toBe('price')
    expect(verified.decision.trace.length).toBeGreaterThan(0)
    expect(verified.situation).toEqual(facts)
  })

  it('grants an offer once a token, however many ask at once', async () => {
    const keys = new Set<string>()
    const seen = async (key: string) => keys.size === keys.add(key).size
    const token = await signSituation(facts, { secret, now })
    const claims = Array.from({ length: 10 }, () => verifyClaim({ config, token, secret, now, claim: honest, seen }))
    const results = await Promise.allSettled(claims)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused.map(({ reason }) => (reason as ClaimError).code)).toEqual(Array(9).fill('replayed'))
  })

  it('uses no token up on a claim that it refuses', async () => {
    const keys: string[] = []
    const seen = () => keys.push('used') > 1
    await refusalOf(verify({ claim: { choice: { percentOff: 99 } } }, seen))
    expect(keys).toEqual([])
  })

  it.each([
    ['its cooldown is over', { cooldownDays: 180 }, later(180 * 86_400)],
    ['the token has expired, tolerance included, where the cooldown is shorter', { cooldownDays: 0 }, later(660)],
    ['the token has expired where it has no limit', undefined, later(660)],
    ['long after everyone is gone where it is had once', { maxAccepts: 1 }, new Date('9999-12-31T00:00:00Z')],
    ['then, whatever the cooldown', { maxAccepts: 1, cooldownDays: 1e12 }, new Date('9999-12-31T00:00:00Z')],
    ['then, where a cooldown is out of every calendar', { cooldownDays: 1e300 }, new Date('9999-12-31T00:00:00Z')],
  ])('has an offer remembered until %s', async (_, limit, until) => {
    const heard: Date[] = []
    const limited = withOffer({ ...offerOf('save20'), ...(limit ? { limit } : { limit: undefined }) } as Offer)
    const token = await signSituation(facts, { secret, now, expiresInSeconds: 600 })
    const seen = (_key: string, until: Date) => heard.push(until) > 1
    await verifyClaim({ config: limited, token, secret, now, claim: honest, seen })
    expect(heard).toEqual([until])
    expect(heard[0]).toBeInstanceOf(Date)
  })

  it('refuses a forged token before it looks at anything else', async () => {
    const token = await signSituation(facts, { secret: another, now })
    const verification = verifyClaim({ config, token, secret, now, claim: honest })
    expect((await refusalOf(verification)).code).toBe('wrong_signature')
  })

  describe('of the whole conversation', () => {
    const whole: Config = {
      ...config,
      survey: { ...config.survey, questions: [{ id: 'score', type: 'nps', label: 'Would you recommend us?' }] },
      rules: [
        { id: 'first', on: 'open', when: { 'subscription.plan': 'pro' }, offers: ['solo'] },
        {
          id: 'many',
          when: { 'answers.score': { $exists: true, $lte: 3 } },
          together: true,
          offers: ['save20', 'break'],
        },
        { id: 'guess', when: { 'answers.suggestedReason': 'small' }, offers: ['solo'] },
      ],
    }
    const claiming = async (claim: Partial<Claim>) => {
      const token = await signSituation(facts, { secret, now })
      return verifyClaim({ config: whole, token, secret, now, claim: { sessionId: 's1', ...claim } as Claim })
    }

    it('grants an offer that stood before the survey, by the rules for that', async () => {
      const choice = { planId: 'solo' }
      expect((await claiming({ offer: 'solo', choice, stage: 'open' })).decision.rule).toBe('first')
      expect((await refusalOf(claiming({ offer: 'save20', stage: 'open' }))).code).toBe('not_offered')
      expect((await refusalOf(claiming({ offer: 'solo', choice, stage: 'done' as 'open' }))).code).toBe(
        'malformed_claim',
      )
    })

    it('grants each of the offers that stood side by side', async () => {
      const answers = { score: 2 }
      expect((await claiming({ offer: 'break', choice: { length: 1 }, answers })).decision.rule).toBe('many')
      expect((await claiming({ offer: 'save20', answers })).decision.rule).toBe('many')
    })

    it('grants what a suggested reason leads to, where none was picked', async () => {
      const choice = { planId: 'solo' }
      const answers = { suggestedReason: 'small' }
      expect((await claiming({ offer: 'solo', choice, answers })).decision.rule).toBe('guess')
      expect((await refusalOf(claiming({ offer: 'solo', choice, answers: { ...answers, reason: 'end' } }))).code).toBe(
        'not_offered',
      )
      expect((await refusalOf(claiming({ offer: 'solo', choice, answers: { suggestedReason: 'x' } }))).code).toBe(
        'malformed_claim',
      )
    })
  })
})
