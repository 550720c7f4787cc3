import { summarize } from '../../src/report'
import { type Move, readRecord } from '../../src/report/log/readRecord'
import { keep, mergeKept, sessionKey } from '../../src/report/partial/kept'

/** A row of the session SQL as tests compare it: times in milliseconds, numbers as numbers. */
export type SessionRow = Record<string, string | number | boolean | null>

/** The sessions of a log as the report folds them, in the columns of the session SQL. */
export function foldedRows(log: Iterable<unknown>): SessionRow[] {
  const sessions = new Map<string, Map<string, Move>>()
  for (const record of log) {
    const move = readRecord(record)
    if (typeof move === 'string') continue
    const key = sessionKey(move.mode, move.source, move.session)
    const moves = sessions.get(key) ?? new Map<string, Move>()
    sessions.set(key, moves)
    if (!moves.has(move.id)) moves.set(move.id, move)
  }
  return sorted(
    [...sessions.values()].map((moves) => {
      const [mode = ''] = [...moves.values()].map((move) => move.mode)
      const { session } = mergeKept([keep(mode, [...moves.values()])])
      const last = session.decisions.at(-1)
      const dealt = session.decisions.findLast(({ experiment }) => experiment)?.experiment
      return {
        mode,
        source: session.source,
        session: session.id,
        flow: session.flowId,
        customer: session.customer,
        subscription: session.subscription,
        plan: session.plan,
        mrr: session.mrr,
        currency: session.currency,
        started: session.startedAt,
        ended: session.endedAt,
        outcome: session.outcome,
        reason: session.reason,
        category: session.category,
        influence: session.influence,
        decided: session.decisions.length > 0,
        holdout: session.decisions.some(({ holdout }) => holdout),
        rule: last?.rule ?? null,
        experiment: dealt?.id ?? null,
        arm: dealt?.variation ?? null,
        offer_shown: session.offers.some(({ shown }) => shown),
        offer_accepted: session.offers.some(({ accepted }) => accepted),
        offer: session.taken?.offer ?? null,
        offer_type: session.taken?.type ?? null,
        config_hash: session.configHash,
        vouched: session.vouched,
        events: session.moves,
      }
    }),
  )
}

/** The rows that a database gives, in the same form. Columns that the report has no word for are left out. */
export function givenRows(rows: readonly Record<string, unknown>[]): SessionRow[] {
  return sorted(
    rows.map(({ billing_interval: _, version: __, ...row }) => {
      const plain = Object.entries(row).map(([name, value]) => [name, plainValue(value)])
      return Object.fromEntries(plain)
    }),
  )
}

function plainValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  return typeof value === 'bigint' ? Number(value) : value
}

function sorted(rows: SessionRow[]): SessionRow[] {
  const key = ({ mode, source, session }: SessionRow) => JSON.stringify([mode, source, session])
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** The main figures of these rows, counted as somebody with a BI tool would, and those of the report over the same log. */
export function bothCounts(log: readonly unknown[], rows: readonly SessionRow[]) {
  const { flows, reasons, experiments, holdout } = summarize(log)
  const live = rows.filter(({ mode }) => mode === 'live')
  const where = (name: string, value: unknown) => live.filter((row) => row[name] === value).length
  const byReport = {
    started: flows.started,
    outcomes: flows.outcomes,
    reasons: Object.fromEntries(Object.entries(reasons).map(([id, { answered }]) => [id, answered])),
    arms: Object.fromEntries(Object.entries(experiments.more?.arms ?? {}).map(([id, arm]) => [id, arm.sessions])),
    held: holdout.sessions,
  }
  const bySql = {
    started: live.length,
    outcomes: Object.fromEntries(Object.keys(flows.outcomes).map((outcome) => [outcome, where('outcome', outcome)])),
    reasons: Object.fromEntries(Object.keys(reasons).map((id) => [id, where('reason', id)])),
    arms: Object.fromEntries(Object.keys(byReport.arms).map((id) => [id, where('arm', id)])),
    held: where('holdout', true),
  }
  return { byReport, bySql }
}
