import type { Config } from '../../config/schema/schema'
import { createGroups } from '../figures/createGroups'
import type { Figure } from '../figures/figure'
import { createFlowCounter } from '../figures/flows'
import { createSavedRevenue } from '../figures/revenue'
import type { Session } from '../log/session'
import type { Rate } from '../statistics/rate'
import type { Burst, Bursts } from './bursts'

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

/** What flows are held against. */
export interface TrustOptions {
  config?: Config | undefined
  /** The `configHash` of every config that was live. */
  versions?: readonly string[] | undefined
  bursts: Bursts
  /**
   * Tells whether billing lacks a session's subscription. Where billing has none of them, the two use different ids, which
   * says nothing about anybody.
   */
  isStranger: (session: Session) => boolean
}

/**
 * How many flows may be made up, since anyone may post to a receiver, and what the figures are without them. No other
 * figure of the report leaves them out.
 */
export function createTrust({ config, versions, bursts, isStranger }: TrustOptions): Figure<Trust> {
  const holds: Record<Doubt, (session: Session) => boolean> = {
    unvouched: ({ vouched }) => vouched === false,
    unknownVersion: ({ configHash }) => versions !== undefined && !(configHash && versions.includes(configHash)),
    burst: bursts.isIn,
    unknownCustomer: isStranger,
    impossible: ({ impossible }) => impossible,
  }
  const marks = { vouched: 0, unvouched: 0, unmarked: 0 }
  const all = createFlowCounter()
  const any = createDoubted(config)
  const named = createGroups(() => true)
  const counters = doubts.map((doubt) => [doubt, createDoubted(config)] as const)
  const versionFlows = createGroups(createVersion)

  function add(session: Session): void {
    all.add(session)
    marks[session.vouched === null ? 'unmarked' : session.vouched ? 'vouched' : 'unvouched'] += 1
    if (session.configHash !== null) versionFlows.at(session.configHash, session).add(session)
    const found = doubts.filter((doubt) => holds[doubt](session))
    any.add(session, found.length > 0)
    for (const [doubt, counter] of counters) counter.add(session, found.includes(doubt))
    for (const [place, doubt] of found.entries()) named.at(doubt, session, place)
  }

  function result(): Trust {
    const byDoubt = new Map<string, ReturnType<typeof createDoubted>>(counters)
    const inDoubt = any.result()
    return {
      ...marks,
      inDoubt:
        inDoubt.flows > 0 ? { ...inDoubt, moves: movesOf(all.deflectRate(), inDoubt.without.deflectRate) } : null,
      doubts: Object.fromEntries(named.entries().map(([doubt]) => [doubt, byDoubt.get(doubt)?.result()])),
      versions: versionFlows.record((version, hash) => ({
        ...version.result(),
        known: versions?.includes(hash) ?? null,
      })),
      bursts: bursts.bursts,
    }
  }

  return { add, result }
}

/** By how much flows in doubt change the deflect rate, as a difference of shares; null where no flow is left without them. */
function movesOf(all: Rate | null, rest: Rate | null): number | null {
  return all && rest ? all.value - rest.value : null
}

/** Counts flows in doubt, and the main figures without them. */
function createDoubted(config: Config | undefined) {
  const rest = createFlowCounter()
  const saved = createSavedRevenue(config)
  const counts = { flows: 0, events: 0 }

  function add(session: Session, isDoubted: boolean): void {
    if (isDoubted) {
      counts.flows += 1
      counts.events += session.moves
      return
    }
    rest.add(session)
    saved.add(session)
  }

  function result() {
    const revenue = Object.entries(saved.result())
    const without: Without = {
      flows: rest.flows().started,
      deflectRate: rest.deflectRate(),
      savedRevenue: Object.fromEntries(revenue.map(([currency, { net }]) => [currency, net])),
    }
    return { ...counts, without }
  }

  return { add, result }
}

function createVersion() {
  const seen = { flows: 0, first: Infinity, last: -Infinity }
  return {
    add({ startedAt }: Session): void {
      seen.flows += 1
      if (startedAt === null) return
      seen.first = Math.min(seen.first, startedAt)
      seen.last = Math.max(seen.last, startedAt)
    },
    result: () => ({ flows: seen.flows, first: rfc3339(seen.first), last: rfc3339(seen.last) }),
  }
}

/** The time in RFC 3339; null where none was seen. */
function rfc3339(time: number): string | null {
  return Number.isFinite(time) ? new Date(time).toISOString() : null
}
