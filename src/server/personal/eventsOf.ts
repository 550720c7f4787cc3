/** Selects stored events: of one customer, received in some time, or both. An empty selection means all events. */
export interface EventSelection {
  /** The customer's id as the page gives it, which is the events' `subject`. */
  customer?: string
  /** Only events received before this time, by the receiver's clock. */
  before?: Date
  /** Only events received at or after this time, by the receiver's clock. */
  from?: Date
}

/**
 * The SQL expression for the customer of an event: its `subject`, or, where another program posted it, the customer that
 * its data names.
 */
export const subjectOf = `coalesce(event ->> 'subject', event #>> '{data,customer,id}')`
/** The SQL expression for the session of an event. */
export const sessionOf = `event ->> 'cfsession'`

/**
 * A WHERE clause and its parameters, from `$1` on. Throws a TypeError for a wrong value, which could select more than was
 * meant.
 */
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
 * The condition for a customer's events, together with those events of the same sessions that name nobody: a flow may begin
 * before the page knows whose it is. Events that name another customer belong to that one.
 */
function ofCustomer(id: string): string {
  const named = `${subjectOf} = ${id}::text`
  const sessions = `SELECT source, ${sessionOf} FROM fairwell_events WHERE ${named} AND ${sessionOf} IS NOT NULL`
  // A union, not an OR, so that each half can use an index of its own.
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
