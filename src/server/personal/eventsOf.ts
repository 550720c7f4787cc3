import type { Kinds } from '../options/checkOptions'
import { aDate, aText } from '../options/kinds'

/** Selects stored events: of one customer, received in some time, or both. An empty selection means all events. */
export interface EventSelection {
  /** The customer's id as the page gives it, which is the events' `subject`. */
  customer?: string
  /** Only events received before this time, by the receiver's clock. */
  before?: Date
  /** Only events received at or after this time, by the receiver's clock. */
  from?: Date
}

/** What SQL calls the session and the customer of an event: columns, or expressions where the table has no such columns. */
export interface EventNames {
  session: string
  subject: string
}

/** A WHERE clause and its parameters, from `$1` on, for a selection that was checked. */
export function eventsOf(selection: EventSelection, names: EventNames): { where: string; params: unknown[] } {
  const { customer, before, from } = selection
  const params: unknown[] = []
  const bound = (value: unknown) => `$${params.push(value)}`
  const clauses = [
    ...(customer === undefined ? [] : [ofCustomer(bound(customer), names)]),
    ...(before === undefined ? [] : [`received_at < ${bound(before.toISOString())}::timestamptz`]),
    ...(from === undefined ? [] : [`received_at >= ${bound(from.toISOString())}::timestamptz`]),
  ]
  return { where: clauses.length > 0 ? clauses.join(' AND ') : 'true', params }
}

/**
 * The condition for a customer's events, together with those events of the same sessions that name nobody: a flow may begin
 * before the page knows whose it is. Events that name another customer belong to that one.
 */
function ofCustomer(id: string, { session, subject }: EventNames): string {
  const named = `${subject} = ${id}::text`
  const sessions = `SELECT source, ${session} FROM fairwell_events WHERE ${named} AND ${session} IS NOT NULL`
  // A union, not an OR, so that each half can use an index of its own.
  return `(source, id) IN (
    SELECT source, id FROM fairwell_events WHERE ${named}
    UNION
    SELECT source, id FROM fairwell_events WHERE ${subject} IS NULL AND (source, ${session}) IN (${sessions})
  )`
}

/** What the parts of a selection have to be: a wrong one could select more than was meant. */
export const selectionKinds: Kinds<EventSelection> = {
  customer: { ...aText, expected: 'the id that the page gives' },
  before: aDate,
  from: aDate,
}
