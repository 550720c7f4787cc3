// What fairwell adds to Studio's server.
import { defineConfig } from 'fairwell'
import { keepGrants, performActions, receiveEvents, signSituation } from 'fairwell/server'
import { env } from '$env/dynamic/private'
import json from '../cancel-flow.json'
import { cancel, discount, pause, query, resume, signedIn, subscriptionOf } from './studio'

const config = defineConfig(json)
const { seen, release, history } = keepGrants({ query })

/** Who is leaving and what they pay, signed: what the component is given. */
export async function situationOf(user: { id: string }) {
  const facts = { customer: user, subscription: await subscriptionOf(user.id), history: await history(user.id) }
  return { ...facts, token: await signSituation(facts, { secret: env.FAIRWELL_SECRET ?? '', config }) }
}

/** Stores the events that the page posts. */
export const cancelEvents = receiveEvents({ query })

/** Does what the customer accepted, once it was found to be what they were offered. Made when asked for: a build has no secret. */
export function cancelActions(request: Request): Promise<Response> {
  actions ??= makeActions()
  return actions(request)
}
let actions: ReturnType<typeof makeActions> | undefined

function makeActions() {
  return performActions({
    ...{ config, secret: env.FAIRWELL_SECRET ?? '', signedIn, seen, release, history },
    perform: {
      cancel: ({ customer }) => cancel(customer.id),
      resume: ({ customer }) => resume(customer.id),
      discount: ({ customer, choice }) =>
        discount(customer.id, { percentOff: Number(choice.percentOff), months: Number(choice.durationInMonths) }),
      pause: ({ customer, choice }) => pause(customer.id, Number(choice.length)),
    },
  })
}
