// What fairwell adds to Studio's server.
import { defineConfig } from 'fairwell'
import { keepGrants, receiveEvents, signSituation } from 'fairwell/server'
import json from '../cancel-flow.json'
import { query, subscriptionOf } from './studio'

export const config = defineConfig(json)
export const secret = process.env.FAIRWELL_SECRET ?? ''
export const { seen, history } = keepGrants({ query })

/** Who is leaving and what they pay, signed: what the component is given. */
export async function situationOf(user: { id: string }) {
  const facts = { customer: user, subscription: await subscriptionOf(user.id), history: await history(user.id) }
  return { ...facts, token: await signSituation(facts, { secret, config }) }
}

/** Stores the events that the page posts. */
export const cancelEvents = receiveEvents({ query })
