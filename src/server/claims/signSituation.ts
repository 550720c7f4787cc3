import type { Config } from '../../config/schema/schema'
import { readSituation } from '../../situation/readSituation'
import type { Situation } from '../../situation/schema'
import { checkOptions } from '../options/checkOptions'
import { aboveZero, any, aSecret } from '../options/kinds'
import { checkNow } from './checkNow'
import { configVersion } from './configVersion'
import { readConfigs } from './readConfigs'
import { type Purpose, seal } from './seal'
import { isThenable, type Secret } from './secrets'

/** The facts that a browser must not be able to change: what rules and limits look at. */
export type SituationFacts = Pick<Situation, 'customer' | 'subscription' | 'history'>

/** The content of a token. It is signed, not encrypted: the customer can read it. */
export interface SignedSituation {
  /** The id of this one token. */
  id: string
  situation: SituationFacts
  /** The id of the config that the page shows, and the version of what it says. Absent in a token that is bound to no config. */
  flow?: string
  version?: string
  /** When the token was issued, RFC 3339 UTC. */
  issuedAt: string
  expiresAt: string
}

/** How facts are signed. */
export interface SignOptions {
  secret: Secret
  /**
   * The config that the page shows. The token is then valid only for this flow and for what the config says now; without
   * it, for any config.
   */
  config?: Config
  now?: Date
  /** How many seconds the customer may take on the page; default 3600. */
  expiresInSeconds?: number
}

/**
 * Signs the facts for `data-customer`, as a URL-safe token. What `readSituation` cannot read of them is not signed. Rejects
 * with a TypeError when an argument is wrong.
 */
export async function signSituation(facts: SituationFacts, options: SignOptions): Promise<string> {
  checkOptions('signSituation', options, {
    secret: aSecret,
    config: any,
    now: any,
    expiresInSeconds: { ...aboveZero, isRight: (value) => typeof value === 'number' },
  })
  const { secret, config, now = new Date(), expiresInSeconds = 3600 } = options
  const { customer, subscription, history } = readSituation(checkFacts(facts)).situation
  const [issuedAt, expiresAt] = lifeOf(now, expiresInSeconds)
  const signed: SignedSituation = {
    id: crypto.randomUUID(),
    situation: { ...(customer && { customer }), ...(subscription && { subscription }), ...(history && { history }) },
    ...(config !== undefined && (await boundTo(config))),
    issuedAt,
    expiresAt,
  }
  return seal(tokenPurpose, signed, secret)
}

/** What these tokens are signed for, so that no other signed text passes for one. */
export const tokenPurpose: Purpose = 'fairwell1.'

async function boundTo(config: Config): Promise<{ flow: string; version: string }> {
  if (Array.isArray(config)) {
    throw new TypeError('[fairwell] signSituation: config: expected the one config that the page shows, got a list.')
  }
  readConfigs(config)
  return { flow: config.id, version: await configVersion(config) }
}

function checkFacts(facts: unknown): SituationFacts {
  for (const [name, value] of Object.entries({ facts, ...Object(facts) })) {
    if (isThenable(value))
      throw new TypeError(`[fairwell] signSituation: ${name}: got a Promise (is there an \`await\` missing?).`)
  }
  if (typeof facts === 'object' && facts !== null) return facts
  throw new TypeError(
    `[fairwell] signSituation: facts: expected { customer, subscription, history }, got ${facts === null ? 'null' : typeof facts}.`,
  )
}

/** When the token begins and ends to be valid, RFC 3339. */
function lifeOf(now: Date, seconds: number): [issuedAt: string, expiresAt: string] {
  const end = new Date(checkNow(now) + seconds * 1000)
  if (typeof seconds !== 'number' || !(seconds > 0) || Number.isNaN(end.getTime())) {
    throw new TypeError(
      `[fairwell] signSituation: expiresInSeconds: expected a number above 0, got ${String(seconds)}.`,
    )
  }
  return [now.toISOString(), end.toISOString()]
}
