// Studio without fairwell: its database, who is signed in, and what can happen to a subscription.
import { PGlite } from '@electric-sql/pglite'

// PostgreSQL in a folder, so that there is nothing to set up. Functions in a cloud keep no folder: there, one that is asked over
// HTTP, such as neon(url).query of @neondatabase/serverless.
const database = await PGlite.create('data')
await database.exec('CREATE TABLE IF NOT EXISTS subscriptions (customer text PRIMARY KEY, details jsonb NOT NULL)')

/** Asks the database. A pool of pg is asked in the same way. */
export const query = (sql, params) => database.query(sql, params)

/** Who is signed in: here Ada, whoever asks. Yours looks into the session of the request. */
export const signedIn = () => ({ id: 'cus_ada', firstName: 'Ada' })

/** What this customer pays. */
export async function subscriptionOf(customer) {
  const { rows } = await query('SELECT details FROM subscriptions WHERE customer = $1', [customer])
  return rows[0]?.details ?? newSubscription()
}

export const cancel = (customer) => change(customer, { status: 'canceling' })
export const resume = (customer) => change(customer, { status: 'active', resumesAt: undefined })
export const pause = (customer, months) => change(customer, { status: 'paused', resumesAt: monthsFromNow(months) })
export const discount = (customer, { percentOff, months }) =>
  change(customer, { discount: { percentOff, endsAt: monthsFromNow(months) } })

/** Where your biller would be called. */
async function change(customer, changes) {
  const details = JSON.stringify({ ...(await subscriptionOf(customer)), ...changes })
  const keep = `INSERT INTO subscriptions VALUES ($1, $2::text::jsonb)
    ON CONFLICT (customer) DO UPDATE SET details = excluded.details`
  await query(keep, [customer, details])
}

function newSubscription() {
  const price = { amount: 4900, currency: 'USD', interval: 'month' }
  const plan = { id: 'sub_1', plan: 'studio', planName: 'Studio', ...price }
  return { ...plan, status: 'active', currentPeriodEnd: monthsFromNow(1) }
}

/** The first day of the month so many months from now. */
function monthsFromNow(months) {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString()
}
