import type { Config } from '../../config/schema/schema'
import { type BillingRow, readBilling } from '../billing/billing'
import { deflectRate } from '../figures/flows'
import { group, toRecord } from '../figures/group'
import { savedRevenue } from '../figures/revenue'
import { sum } from '../figures/sum'
import type { Session } from '../log/session'
import type { Rate } from '../statistics/rate'
import { type Burst, findBursts } from './bursts'

/** Why a flow may be made up; several reasons may hold for one flow. */
export const doubts = ['unvouched', 'unknownVersion', 'burst', 'unknownCustomer', 'impossible'] as const
/** One of the reasons to doubt a flow. */
export type Doubt = (typeof doubts)[number]

/** The main figures without some of the flows. */
export interface Without {
  flows: number
  deflectRate: Rate | null
  /** Net saved revenue, in minor units a month, by currency. */
  savedRevenue: Record<string, number>
}

/** The flows of one version of the config. */
export interface VersionFlows {
  flows: number
  /** When the first and the last of them started, RFC 3339; null where none of them has a time. */
  first: string | null
  last: string | null
  /** Whether this version was named as one that was live; null where no versions were named. */
  known: boolean | null
}

/** How far the log can be believed. */
export interface Trust {
  /** How many flows a ticket speaks for; `unvouched` came without one, `unmarked` came to a receiver that asked for none. */
  vouched: number
  unvouched: number
  unmarked: number
  /** The flows in doubt for any reason, their events, and the figures without them; null where nothing is in doubt. */
  inDoubt: { flows: number; events: number; without: Without; moves: number | null } | null
  /** The same for each reason by itself. Reasons that hold for no flow are absent. */
  doubts: Partial<Record<Doubt, { flows: number; events: number; without: Without }>>
  /** The flows of each config version, by `configHash`. */
  versions: Record<string, VersionFlows>
  bursts: Burst[]
}

/** What flows are held against; each may be left out. */
export interface TrustOptions {
  config?: Config | undefined
  /** The `configHash` of every config that was live. */
  versions?: readonly string[] | undefined
  billing?: readonly BillingRow[] | undefined
}

/**
 * How many flows may be made up, since anyone may post to a receiver, and what the figures are without them. No other
 * figure of the report leaves them out.
 */
export function countTrust(sessions: readonly Session[], options: TrustOptions): Trust {
  const { bursts, isIn } = findBursts(sessions)
  const isStranger = strangers(sessions, options.billing)
  const { versions } = options
  const holds: Record<Doubt, (session: Session) => boolean> = {
    unvouched: ({ vouched }) => vouched === false,
    unknownVersion: ({ configHash }) => versions !== undefined && !(configHash && versions.includes(configHash)),
    burst: isIn,
    unknownCustomer: isStranger,
    impossible: ({ impossible }) => impossible,
  }
  const byDoubt = group(sessions, (session) => doubts.filter((doubt) => holds[doubt](session)))
  const inDoubt = new Set([...byDoubt.values()].flat())
  const told = (doubted: ReadonlySet<Session>) => ({
    flows: doubted.size,
    events: sum([...doubted].map(({ moves }) => moves)),
    without: without(sessions, doubted, options.config),
  })
  return {
    vouched: sessions.filter(({ vouched }) => vouched === true).length,
    unvouched: sessions.filter(({ vouched }) => vouched === false).length,
    unmarked: sessions.filter(({ vouched }) => vouched === null).length,
    inDoubt: inDoubt.size > 0 ? withMoves(told(inDoubt), sessions) : null,
    doubts: toRecord(byDoubt, (doubted) => told(new Set(doubted))),
    versions: countVersions(sessions, versions),
    bursts,
  }
}

/**
 * The flows in doubt with `moves`: by how much they change the deflect rate, as a difference of shares; null where no flow
 * is left without them.
 */
function withMoves(told: { flows: number; events: number; without: Without }, sessions: readonly Session[]) {
  const all = deflectRate(sessions)
  const rest = told.without.deflectRate
  return { ...told, moves: all && rest ? all.value - rest.value : null }
}

function without(sessions: readonly Session[], doubted: ReadonlySet<Session>, config: Config | undefined): Without {
  const rest = sessions.filter((session) => !doubted.has(session))
  const revenue = Object.entries(savedRevenue(rest, config))
  return {
    flows: rest.length,
    deflectRate: deflectRate(rest),
    savedRevenue: Object.fromEntries(revenue.map(([currency, { net }]) => [currency, net])),
  }
}

/**
 * Tells whether billing lacks a session's subscription. Where billing has none of them, the two use different ids, which
 * says nothing about anybody.
 */
function strangers(
  sessions: readonly Session[],
  rows: readonly BillingRow[] | undefined,
): (session: Session) => boolean {
  const { accounts } = readBilling(rows ?? [])
  const isKnown = ({ subscription }: Session) => subscription !== null && accounts.has(subscription)
  if (!sessions.some(isKnown)) return () => false
  return (session) => session.subscription !== null && !isKnown(session)
}

function countVersions(sessions: readonly Session[], known: readonly string[] | undefined): Trust['versions'] {
  return toRecord(
    group(sessions, ({ configHash }) => (configHash === null ? [] : [configHash])),
    (those, hash) => {
      const times = those.flatMap(({ startedAt }) => startedAt ?? [])
      const [first, last] = [times[0], times.at(-1)].map((time) => (time === undefined ? null : rfc3339(time)))
      return { flows: those.length, first: first ?? null, last: last ?? null, known: known?.includes(hash) ?? null }
    },
  )
}

function rfc3339(time: number): string {
  return new Date(time).toISOString()
}
