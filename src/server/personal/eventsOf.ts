/** Which stored events are meant: of one customer, received in some time, or both. All of them where nothing is said. */
export interface EventSelection {
  /** The customer's id as the page gives it, which is the events' `subject`. */
  customer?: string
  /** Received before this. The receiver's clock, not the customer's. */
  before?: Date
  /** Received at or after this. */
  from?: Date
}

/** Whom an event is about: `subject`, or, where something else than our script posted it, what its data names. */
export const subjectOf = `coalesce(event ->> 'subject', event #>> '{data,customer,id}')`
export const sessionOf = `event ->> 'cfsession'`

/** A WHERE clause and its parameters, from `$1` on. Throws a TypeError for a selection that would mean more than it says. */
export function eventsOf(selection: EventSelection): { where: string; params: unknown[] } {
  const { customer, before, from } = checked(selection)
  const params: unknown[] = []
  const bound = (value: unknown) => `$${params.push(value)}`
  const clauses = [
    ...(customer === undefined ? [] : [ofCustomer(bound(customer))]),
    ...(before === undefined ? [] : [`received_at < ${bound(before.toISOString())}::timestamptz`]),
    ...(from === undefined ? [] : [`received_at >= ${bound(from.toISOString())}::timestamptz`]),
  ]
  return { where: clauses.length > 0 ? clauses.join(' AND ') : 'true', params }
}

/**
 * Their events, and those of their sessions that name nobody: a flow may have begun before it was known whose it is. Events of their sessions
 * that name another customer are that one's.
 */
function ofCustomer(id: string): string {
  const named = `${subjectOf} = ${id}::text`
  const sessions = `SELECT source, ${sessionOf} FROM fairwell_events WHERE ${named} AND ${sessionOf} IS NOT NULL`
  // By names, not with OR: then each half has an index of its own.
  return `(source, id) IN (
    SELECT source, id FROM fairwell_events WHERE ${named}
    UNION
    SELECT source, id FROM fairwell_events WHERE ${subjectOf} IS NULL AND (source, ${sessionOf}) IN (${sessions})
  )`
}

function checked(selection: EventSelection): EventSelection {
  const { customer, before, from } = selection
  if (customer !== undefined && (typeof customer !== 'string' || customer === '')) {
    throw new TypeError(
      `[fairwell] customer: expected the id that the page gives, got ${customer === '' ? 'nothing' : typeof customer}.`,
    )
  }
  for (const [name, time] of Object.entries({ before, from })) {
    if (time === undefined || (time instanceof Date && !Number.isNaN(time.getTime()))) continue
    throw new TypeError(`[fairwell] ${name}: expected a valid Date, got something else.`)
  }
  return selection
}
