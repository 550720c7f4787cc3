import type { Session } from '../session'
import { type Rate, rate } from '../statistics/rate'
import type { Account } from './billing'

const day = 86_400_000
const waits = [30, 60, 90] as const

export interface SaveRates {
  /** Of the subscriptions saved in a flow: still subscribed so many days after their first save. */
  ofSaved: Record<`days${(typeof waits)[number]}`, Rate | null>
  /** The same of all that started a flow, counted from their first one. */
  ofStarted: Record<`days${(typeof waits)[number]}`, Rate | null>
}

/**
 * Who is still subscribed 30, 60 and 90 days later, as billing tells. Only subscriptions whose days have passed by
 * `asOf` count, those that left early too: else the rate would start out bad and mend by itself.
 */
export function saveRates(sessions: readonly Session[], accounts: Map<string, Account>, asOf: number): SaveRates {
  const saves = sessions.filter(({ outcome }) => outcome === 'saved')
  return { ofSaved: after(firstOf(saves), accounts, asOf), ofStarted: after(firstOf(sessions), accounts, asOf) }
}

/** Each subscription's first of these sessions. */
export function firstOf(sessions: readonly Session[]): Map<string, Session> {
  const first = new Map<string, Session>()
  for (const session of sessions) {
    if (session.subscription !== null && !first.has(session.subscription)) first.set(session.subscription, session)
  }
  return first
}

function after(first: Map<string, Session>, accounts: Map<string, Account>, asOf: number): SaveRates['ofSaved'] {
  const of = (days: number) => {
    const stayed = [...first].flatMap(([id, session]) => stillSubscribed(session, accounts.get(id), days, asOf) ?? [])
    return rate({ hits: stayed.filter(Boolean).length, n: stayed.length })
  }
  return { days30: of(30), days60: of(60), days90: of(90) }
}

/** Undefined when it cannot be told: not in billing, ended at an unknown time, or too early to say. */
function stillSubscribed(
  session: Session,
  account: Account | undefined,
  days: number,
  asOf: number,
): boolean | undefined {
  const from = session.endedAt ?? session.startedAt
  if (!account || account.endUnknown || from === null || from + days * day > asOf) return undefined
  return account.endedAt === null || account.endedAt > from + days * day
}
