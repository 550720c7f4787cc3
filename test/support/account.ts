import { expect } from 'vitest'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { everyOffer, handling, patient, performed, reachOffer, step, subscriber } from './everyOffer'
import type { MerchantPage } from './merchantPage'
import type { Site } from './site'
import type { Visit } from './visit'

/** A page that performs every offer and leaves the cancellation to its own button. */
export const account: MerchantPage = {
  ...patient,
  config: everyOffer,
  customer: subscriber,
  script: handling(performed),
}

/** The same page, whose cancellation is a handler's. */
export const withCancel: MerchantPage = { ...account, script: handling([...performed, 'cancel']) }

/** Handlers that wait until the test lets them go, in the order they were called. */
export const waiting = `() => new Promise((resolve, reject) => (window.waiting ??= []).push({ resolve, reject }))`

export function settle({ page }: Visit, how: 'resolve' | 'reject', which = 0): Promise<unknown> {
  const value = how === 'reject' ? 'new Error("down")' : '{ confirmationId: "CN-7" }'
  return page.evaluate(`waiting[${which}].${how}(${value})`)
}

/** What the dialog says, with plain spaces for those that Intl puts into dates and amounts. */
export async function words({ part }: Visit): Promise<string> {
  return ((await part('dialog').textContent()) ?? '').replaceAll(/\s/g, ' ')
}

export async function acceptDiscount(visit: Visit): Promise<void> {
  await reachOffer(visit, 'discount')
  await visit.part('accept').click()
}

/** From the offer of a discount to its receipt, closed again. */
export async function takeDiscount(visit: Visit): Promise<void> {
  await acceptDiscount(visit)
  await step(visit, 'done').waitFor()
  await closeDialog(visit)
}

export async function closeDialog(visit: Visit): Promise<void> {
  await visit.part('close').first().click()
  await expect.poll(() => visit.part('dialog').count()).toBe(0)
}

/** What the endpoint was sent: each event once, in the order of its session. */
export function received({ events }: Site): (CloudEvent & { name: string })[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  return [...byId.values()]
    .sort((one, other) => Number(one.sequence) - Number(other.sequence))
    .map((event) => ({ ...event, name: event.type.split('.').slice(2, -1).join('.') }))
}

/** The data of the first event of that name, once it has arrived. */
export async function told(site: Site, name: string): Promise<Record<string, unknown>> {
  const find = () => received(site).find((event) => event.name === name)?.data as Record<string, unknown> | undefined
  await expect.poll(find, { timeout: 8000 }).toBeTruthy()
  return find() as Record<string, unknown>
}
