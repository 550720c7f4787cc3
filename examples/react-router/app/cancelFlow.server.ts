// What fairwell adds to Studio's server.
import { defineConfig } from 'fairwell'
import { exportEvents, keepGrants, performActions, receiveEvents, signSituation } from 'fairwell/server'
import json from './cancel-flow.json'
import { cancel, discount, pause, query, resume, signedIn, subscriptionOf } from './studio.server'

const config = defineConfig(json)
const secret = process.env.FAIRWELL_SECRET ?? ''
const { seen, release, history } = keepGrants({ query })

/** Who is leaving and what they pay, signed: what the component is given. */
export async function situationOf(user: { id: string }) {
  const facts = { customer: user, subscription: await subscriptionOf(user.id), history: await history(user.id) }
  return { ...facts, token: await signSituation(facts, { secret, config }) }
}

/** Does what the customer accepted, once it was found to be what they were offered. */
export const cancelActions = performActions({
  ...{ config, secret, signedIn, seen, release, history },
  perform: {
    cancel: ({ customer }) => cancel(customer.id),
    resume: ({ customer }) => resume(customer.id),
    discount: ({ customer, choice }) =>
      discount(customer.id, { percentOff: Number(choice.percentOff), months: Number(choice.durationInMonths) }),
    pause: ({ customer, choice }) => pause(customer.id, Number(choice.length)),
  },
})

/** Stores the events that the page posts. */
export const cancelEvents = receiveEvents({ query })

/** What was stored, as lines of JSON, which `fairwell report` reads. For you alone: put it behind your own sign-in. */
export async function listEvents(): Promise<Response> {
  const lines: string[] = []
  for await (const { event } of exportEvents({ query })) lines.push(`${JSON.stringify(event)}\n`)
  return new Response(lines.join(''), { headers: { 'content-type': 'application/x-ndjson' } })
}
