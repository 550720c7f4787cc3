import type { Config, NamedOffer } from '../../src/config/schema/schema'
import { choiceFor } from '../../src/flow/choice'
import {
  ClaimError,
  type Grant,
  type SituationFacts,
  signSituation,
  type VerifyClaimOptions,
  verifyClaim,
} from '../../src/server'

/** What came to the server, and what `verifyClaim` said of it. */
export interface Trial {
  what: string
  outcome: 'granted' | 'granted before' | 'refused'
  /** For programs; absent where it was granted. */
  code?: string
  /** For the log: the grant, or why there is none. */
  log: string
  /** What the customer may be told. */
  told: string
}

const secret = crypto.randomUUID() + crypto.randomUUID()

/** Sends one honest claim of a break and nine odd ones to `verifyClaim`, as they would reach the demo's server. */
export async function claimTrials(config: Config, facts: SituationFacts, now: Date): Promise<Trial[]> {
  const token = await signSituation(facts, { secret, config, now })
  const claim = {
    offer: 'break',
    choice: breakOf(config, 1, facts, now),
    answers: { reason: 'unused' },
    sessionId: 'first-visit',
    flowId: config.id,
  }
  const honest = {
    config,
    token,
    secret,
    claim,
    customer: facts.customer?.id,
    now,
    seen: memory(),
  } as VerifyClaimOptions
  const other = { ...config, offers: { ...config.offers, break: { ...config.offers?.break, lengths: [6] } } } as Config
  const changed = await signSituation(facts, { secret, config: other, now })
  const hourAgo = await signSituation(facts, { secret, config, now: new Date(now.getTime() - 2 * 3_600_000) })
  const odd: [what: string, change: Partial<VerifyClaimOptions>][] = [
    ['A break of one month, which this customer was shown', {}],
    ['The same again, because the answer got lost', {}],
    ['The same token in another visit', { claim: { ...claim, sessionId: 'second-visit' } }],
    [
      'A token with one letter changed',
      { token: token.replace(/.(?=.{9}$)/, (letter) => (letter === 'A' ? 'B' : 'A')) },
    ],
    ['A break of twelve months', { claim: { ...claim, choice: { ...claim.choice, length: 12 } } }],
    ['The 20 % discount, with a reason that it is not for', { claim: { ...claim, offer: 'save20', choice: {} } }],
    ['A reason that the survey does not have', { claim: { ...claim, answers: { reason: 'free_forever' } } }],
    ['A token of two hours ago', { token: hourAgo }],
    ['Somebody else’s token', { customer: 'cus_somebody_else' }],
    ['A token for another version of the config', { token: changed }],
  ]
  const trials: Trial[] = []
  for (const [what, change] of odd) trials.push(await trial(what, { ...honest, ...change }))
  return trials
}

async function trial(what: string, options: VerifyClaimOptions): Promise<Trial> {
  try {
    const { again, grant } = await verifyClaim(options)
    const log = `grant ${grant.id.slice(0, 8)}: ${JSON.stringify(grant.choice)}`
    return { what, outcome: again ? 'granted before' : 'granted', log, told: 'Enjoy your break.' }
  } catch (error) {
    if (!(error instanceof ClaimError)) throw error
    return { what, outcome: 'refused', code: error.code, log: error.message, told: error.customerMessage }
  }
}

/** Remembers grants as a table with a unique key would. */
function memory(): (key: string, until: Date, grant: Grant) => Grant | undefined {
  const grants = new Map<string, Grant>()
  return (key, _, grant) => {
    const first = grants.get(key)
    if (!first) grants.set(key, grant)
    return first
  }
}

function breakOf({ offers }: Config, length: number, { subscription }: SituationFacts, now: Date) {
  return choiceFor({ id: 'break', ...offers?.break } as NamedOffer, length, { subscription, now }) ?? {}
}
