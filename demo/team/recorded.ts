import type { Database } from '../database'

/** What the demo's own servers bring to its receiver. */
export const teamSecret = crypto.randomUUID() + crypto.randomUUID()

/** Where the events come from that the demo's own servers post. */
export const teamSource = 'https://tallyroom.example/team'

const about = { specversion: '1.0', source: teamSource, datacontenttype: 'application/json' }

/** Somebody acted on this alert, now. */
export function actedEvent(data: { alert: string; session: string }, now: Date): object {
  const id = `acted ${data.alert} ${data.session}`
  return {
    ...about,
    id,
    type: 'dev.fairwell.alert.acted.v1',
    time: now.toISOString(),
    data: { ...data, by: 'Mira', how: 'call' },
  }
}

/** A customer whom nobody has seen in a flow canceled with support, now. */
export function cancellationEvent(now: Date): object {
  const number = crypto.randomUUID().slice(0, 6)
  return {
    ...about,
    id: `ticket-${number}`,
    type: 'dev.fairwell.cancellation.recorded.v1',
    time: now.toISOString(),
    data: {
      channel: 'support',
      reason: 'too_expensive',
      customer: { id: `cus_${number}` },
      subscription: { id: `sub_${number}`, mrr: 1900, currency: 'USD', planName: 'Solo' },
    },
  }
}

/** The sessions whose alert somebody has acted on. */
export async function actedSessions({ query }: Database): Promise<ReadonlySet<string>> {
  const [table] = await query(`SELECT to_regclass('fairwell_events') IS NOT NULL AS found`)
  if (table?.found !== true) return new Set()
  const rows = await query(
    `SELECT event -> 'data' ->> 'session' AS session FROM fairwell_events WHERE event ->> 'type' = 'dev.fairwell.alert.acted.v1'`,
  )
  return new Set(rows.map(({ session }) => String(session)))
}
