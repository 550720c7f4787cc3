import type { Config } from '../../config/schema/schema'
import { type BillingRow, readBilling } from '../billing/billing'
import { deflectRate } from '../figures/flows'
import { group, toRecord } from '../figures/group'
import { savedRevenue } from '../figures/revenue'
import { sum } from '../figures/sum'
import type { Session } from '../log/session'
import type { Rate } from '../statistics/rate'
import { type Burst, findBursts } from './bursts'

/** Why a flow is in doubt; one may be for several reasons. */
export const doubts = ['unvouched', 'unknownVersion', 'burst', 'unknownCustomer', 'impossible'] as const
export type Doubt = (typeof doubts)[number]

/** The main figures without some of the flows. */
export interface Without {
  flows: number
  deflectRate: Rate | null
  /** Net, a month's, minor units, by currency. */
  savedRevenue: Record<string, number>
}

export interface VersionFlows {
  flows: number
  /** RFC 3339; null where no flow of it has a time. */
  first: string | null
  last: string | null
  /** Whether it was given as one that was live; null where none were given. */
  known: boolean | null
}

export interface Trust {
  /** Flows that a ticket speaks for, that none speaks for, and that came to a receiver that asked for none. */
  vouched: number
  unvouched: number
  unmarked: number
  /** Flows in doubt for any reason, the events in them, and the figures without them; null without doubts. */
  inDoubt: { flows: number; events: number; without: Without; moves: number | null } | null
  /** Each reason by itself; reasons that hold for no flow are absent. */
  doubts: Partial<Record<Doubt, { flows: number; events: number; without: Without }>>
  /** By `configHash`. */
  versions: Record<string, VersionFlows>
  bursts: Burst[]
}

export interface TrustOptions {
  config?: Config | undefined
  /** `configHash` of every config that was live. */
  versions?: readonly string[] | undefined
  billing?: readonly BillingRow[] | undefined
}

/** What of a log may be made up, for anyone may post to a receiver, and what the figures are without it. Nothing is left out of them here. */
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

/** By how much the flows in doubt move the deflect rate, in shares; null where nothing is left without them. */
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

/** Whether billing knows no such subscription. Where it knows none at all the ids are of two kinds, which says nothing of anybody. */
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
