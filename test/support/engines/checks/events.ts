import { expect } from 'vitest'
import type { CloudEvent } from '../../../../src/events/wire/flowEvent'
import { check, sample } from '../check'
import type { Customer } from '../customer'
import { account, part } from '../page'

/** Refuses every post, and gives what was refused. */
function refuse({ site }: Customer, status: number, headers: Record<string, string> = {}): CloudEvent[][] {
  const refused: CloudEvent[][] = []
  site.routes.set('/cancel-events', (_, response, body) => {
    refused.push(JSON.parse(body) as CloudEvent[])
    response.writeHead(status, headers).end()
  })
  return refused
}

async function openAndClose(customer: Customer): Promise<void> {
  await customer.press('#cancel')
  await customer.reach('survey')
  await customer.key('Escape')
  await customer.gone()
}

/**
 * Opens the flow, leaves the page and comes back to it as it was. An engine keeps no page that still waits for an answer, and says
 * of none that it will be kept, so the customer tries again.
 */
async function comeBack(customer: Customer): Promise<void> {
  const script = `${account.script}
    addEventListener('pageshow', () => { window.shown = (window.shown ?? 0) + 1 })`
  customer.site.pages.set('/elsewhere', 'Elsewhere')
  for (let tries = 0; tries < 4; tries++) {
    await customer.visit({ ...account, script })
    await customer.press('#cancel')
    await customer.reach('survey')
    await customer.sees(`fairwell('undelivered').then(({ length }) => length)`, 0)
    await pause(500)
    await customer.tab.js(`void (location.href = '/elsewhere')`)
    await customer.sees('location.pathname', '/elsewhere')
    await customer.tab.back()
    await customer.sees('[location.pathname, window.shown > 0]', ['/', true])
    await pause(500)
    if ((await customer.tab.js('window.shown')) === 2) return
  }
  throw new Error('expected the engine to keep the page that was left, got one that was loaded anew, four times')
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const typesOf = (posts: CloudEvent[][]) => posts.flat().map(({ type }) => type)

export const eventChecks = [
  sample('a page that is left in the middle has told what happened until then', async (customer) => {
    customer.site.pages.set('/elsewhere', 'Elsewhere')
    await customer.visit(account)
    await customer.press('#cancel')
    await customer.reach('survey')
    await customer.press(part('cancel'))
    await customer.reach('confirm')
    await customer.tab.js(`void (location.href = '/elsewhere')`)
    await customer.sees('location.pathname', '/elsewhere')
    await expect.poll(() => customer.events().filter((name) => name === 'flow.step_viewed')).toHaveLength(2)
    expect(customer.events()[0]).toBe('flow.started')
  }),

  check('a page that is left as soon as its first screen stands tells that on the next load', async (customer) => {
    customer.site.pages.set('/elsewhere', 'Elsewhere')
    await customer.visit(account)
    await customer.press('#cancel')
    await customer.reach('survey')
    await customer.tab.js(`void (location.href = '/elsewhere')`)
    await customer.sees('location.pathname', '/elsewhere')
    await customer.tab.goto(`${customer.site.url}/`)
    await expect.poll(customer.events, { timeout: 25_000 }).toEqual(['flow.started', 'flow.step_viewed'])
  }),

  check('a cancel that leaves the page at once is told to a slow endpoint', async (customer) => {
    const { site } = customer
    site.routes.set('/cancel-events', (_, response, body) => {
      site.events.push(...(JSON.parse(body) as CloudEvent[]))
      setTimeout(() => response.writeHead(204).end(), 1500)
    })
    site.pages.set('/goodbye', 'Goodbye')
    await customer.visit({ ...account, body: '<main><a id="cancel" href="/goodbye">Cancel plan</a></main>' })
    await customer.press('#cancel')
    await customer.press(part('cancel'))
    await customer.press(part('confirm'))
    await customer.sees('location.pathname', '/goodbye')
    await expect.poll(customer.events).toContain('flow.canceled')
  }),

  check('what the endpoint refused goes out on the next load, under the same ids', async (customer) => {
    const refused = refuse(customer, 503)
    await customer.visit(account)
    await openAndClose(customer)
    await expect.poll(() => typesOf(refused).join()).toContain('flow.dismissed')
    customer.site.routes.delete('/cancel-events')
    await customer.tab.goto(`${customer.site.url}/?again`)
    await expect
      .poll(customer.events, { timeout: 25_000 })
      .toEqual(['flow.started', 'flow.step_viewed', 'flow.dismissed'])
    const known = new Set(refused.flat().map(({ id }) => id))
    for (const { id } of customer.site.events) expect(known).toContain(id)
  }),

  check('while a Retry-After runs nothing is posted, but as the page is left', async (customer) => {
    const refused = refuse(customer, 503, { 'retry-after': '3600' })
    customer.site.pages.set('/elsewhere', 'Elsewhere')
    await customer.visit(account)
    await customer.press('#cancel')
    await customer.reach('survey')
    await expect.poll(() => refused.length).toBeGreaterThan(0)
    // What was on its way when the answer came may still arrive.
    await pause(500)
    const before = refused.length
    await customer.press(part('cancel'))
    await customer.reach('confirm')
    await pause(1500)
    expect(refused.length).toBe(before)
    await customer.tab.js(`void (location.href = '/elsewhere')`)
    await expect.poll(() => refused.length).toBeGreaterThan(before)
  }),

  check('an endpoint that is gone keeps nobody from canceling', async (customer) => {
    await customer.visit({ ...account, data: { ...account.data, endpoint: 'http://localhost:9/cancel-events' } })
    await customer.press('#cancel')
    await customer.press(part('cancel'))
    await customer.press(part('confirm'))
    await customer.gone()
    expect(await customer.host()).toContain('cancel')
    expect(await customer.tab.js(`fairwell('undelivered').then(({ length }) => length)`)).toBeGreaterThan(0)
  }),

  sample('a page that comes back as it was left goes on, and tells nothing twice', async (customer) => {
    await comeBack(customer)
    await customer.reach('survey')
    await customer.press(part('cancel'))
    await customer.press(part('confirm'))
    await customer.gone()
    expect(await customer.host()).toContain('cancel')
    await expect.poll(customer.events).toContain('flow.canceled')
    const { cfsession } = customer.site.events.find(({ type }) => type.includes('flow.canceled')) as CloudEvent
    const ofSession = customer.site.events.filter((event) => event.cfsession === cfsession)
    const sequences = [...new Map(ofSession.map(({ id, sequence }) => [id, Number(sequence)])).values()]
    expect(sequences.sort((a, b) => a - b)).toEqual(sequences.map((_, index) => index + 1))
  }),
]
