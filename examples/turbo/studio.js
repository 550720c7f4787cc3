// Studio without fairwell: its database, who is signed in, and what can happen to a subscription.
import { PGlite } from '@electric-sql/pglite'

// PostgreSQL in a folder, so that there is nothing to set up. Delete the folder to begin anew.
const database = await PGlite.create('data')
await database.exec('CREATE TABLE IF NOT EXISTS subscriptions (customer text PRIMARY KEY, details jsonb NOT NULL)')

/** Asks the database. A pool of pg is asked in the same way. */
export const query = (sql, params) => database.query(sql, params)

/** Who is signed in: here Ada, whoever asks. Yours looks into the session of the request. */
export const signedIn = () => ({ id: 'cus_ada', firstName: 'Ada' })

/** What this customer pays, and `accepted`: the offers they have had. */
export async function subscriptionOf(customer) {
  const { rows } = await query('SELECT details FROM subscriptions WHERE customer = $1', [customer])
  return rows[0]?.details ?? newSubscription()
}

export const cancel = (customer) => change(customer, { status: 'canceling' })
export const resume = (customer) => change(customer, { status: 'active', resumesAt: undefined })

/** The offers that a customer may have, once each, and what each changes. The browser names one; what it is worth stands here. */
const offers = {
  save20: () => ({ discount: { percentOff: 20, endsAt: monthsFromNow(3) } }),
  break: ({ length }) => ({ status: 'paused', resumesAt: monthsFromNow([1, 2, 3].includes(length) ? length : 1) }),
}

/** Gives a customer an offer, unless they have had it or there is none of this name: then false. */
export async function give(customer, { offer, choice }) {
  const { accepted } = await subscriptionOf(customer)
  if (!Object.hasOwn(offers, offer) || accepted.some(({ id }) => id === offer)) return false
  const record = { id: offer, status: 'accepted', time: new Date().toISOString() }
  await change(customer, { ...offers[offer](choice ?? {}), accepted: [...accepted, record] })
  return true
}

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
  return { ...plan, status: 'active', currentPeriodEnd: monthsFromNow(1), accepted: [] }
}

/** The first day of the month so many months from now. */
function monthsFromNow(months) {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString()
}
