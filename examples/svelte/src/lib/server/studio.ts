// Studio without fairwell: its database, who is signed in, and what can happen to a subscription.
import { PGlite } from '@electric-sql/pglite'
import type { Customer, Subscription } from 'fairwell'

// PostgreSQL in a folder, so that there is nothing to set up: opened at the first question, and once a process, however many
// bundles a framework makes of this file. Delete the folder to begin anew.
const shared = globalThis as { studio?: Promise<PGlite> }
const database = () => (shared.studio ??= open())

async function open(): Promise<PGlite> {
  const opened = await PGlite.create('data')
  await opened.exec('CREATE TABLE IF NOT EXISTS subscriptions (customer text PRIMARY KEY, details jsonb NOT NULL)')
  return opened
}

/** Asks the database. A pool of pg is asked in the same way. */
export const query = async (sql: string, params: unknown[]) => (await database()).query(sql, params)

/** Who is signed in: here Ada, whoever asks. Yours looks into the session of the request. */
export const signedIn = () => ({ id: 'cus_ada', firstName: 'Ada' }) satisfies Customer

/** What this customer pays. */
export async function subscriptionOf(customer: string): Promise<Subscription> {
  const { rows } = await query('SELECT details FROM subscriptions WHERE customer = $1', [customer])
  const [kept] = rows as { details: Subscription }[]
  return kept?.details ?? newSubscription()
}

export const cancel = (customer: string) => change(customer, { status: 'canceling' })
export const resume = (customer: string) => change(customer, { status: 'active', resumesAt: undefined })
export const pause = (customer: string, months: number) =>
  change(customer, { status: 'paused', resumesAt: monthsFromNow(months) })
export const discount = (customer: string, { percentOff, months }: { percentOff: number; months: number }) =>
  change(customer, { discount: { percentOff, endsAt: monthsFromNow(months) } })

/** Where your biller would be called. */
async function change(customer: string, changes: Partial<Subscription>): Promise<void> {
  const details = JSON.stringify({ ...(await subscriptionOf(customer)), ...changes })
  const keep = `INSERT INTO subscriptions VALUES ($1, $2::text::jsonb)
    ON CONFLICT (customer) DO UPDATE SET details = excluded.details`
  await query(keep, [customer, details])
}

function newSubscription(): Subscription {
  const price = { amount: 4900, currency: 'USD', interval: 'month' } as const
  const plan = { id: 'sub_1', plan: 'studio', planName: 'Studio', ...price }
  return { ...plan, status: 'active', currentPeriodEnd: monthsFromNow(1) }
}

/** The first day of the month so many months from now. */
function monthsFromNow(months: number): string {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString()
}
