import { readFileSync } from 'node:fs'
import type { Config } from '../../src/config/schema/schema'
import {
  type Claim,
  ClaimError,
  type Grant,
  type Seen,
  type SituationFacts,
  signSituation,
  type VerifyClaimOptions,
  verifyClaim,
} from '../../src/server'
import cases from '../cases/claims.json'

export const secret = 'a-secret-for-tests-that-is-long-enough'

// The recipe asks the database's clock whether a grant still stands.
export const now = new Date()

export const config = cases.config as Config

export const facts = cases.situation as SituationFacts

export const honest = cases.claim as Claim

/** Claims with a token of their own, as a page that was loaded anew has one. */
export async function claiming(options: Partial<VerifyClaimOptions>, signed: SituationFacts = facts) {
  const token = await signSituation(signed, { secret, now, config })
  return verifyClaim({ config, token, secret, now, claim: honest, ...options })
}

export async function codeOf(verification: Promise<unknown>): Promise<unknown> {
  const error = await verification.then(
    () => 'granted',
    (thrown: unknown) => thrown,
  )
  return error instanceof ClaimError ? error.code : error
}

export function inMemory(): { seen: Seen; kept: Map<string, Grant> } {
  const kept = new Map<string, Grant>()
  const seen: Seen = (key, _, grant) => {
    const earlier = kept.get(key)
    if (!earlier) kept.set(key, JSON.parse(JSON.stringify(grant)))
    return earlier
  }
  return { seen, kept }
}

/** The SQL and the function that docs/claims.md gives, as they stand there. */
export const docs = readFileSync('docs/claims.md', 'utf8')

export const [, code = ''] = /```js\n(const seen =[\s\S]*?)```/.exec(docs) ?? []
