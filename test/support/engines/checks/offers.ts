import { expect } from 'vitest'
import { everyOffer, handling, performed } from '../../everyOffer'
import { type Check, check, sample } from '../check'
import type { Customer } from '../customer'
import { account, choice, part, reason } from '../page'

const link = 'https://example.com/help'

/** The offers that a reason of the survey leads to, each with what is picked on it and what its handler is then given. */
const taken: [type: string, offer: object, picks: (string | number)[], given: object][] = [
  ['discount', everyOffer.offers.discount, [], { couponId: 'SAVE20', percentOff: 20 }],
  ['pause', everyOffer.offers.pause, [2], { length: 2, unit: 'month' }],
  ['plan_change', everyOffer.offers.plan_change, ['lite'], { planId: 'lite' }],
  ['trial_extension', everyOffer.offers.trial_extension, [], { days: 14 }],
  ['credit', everyOffer.offers.credit, [], { amount: 1500, currency: 'USD' }],
  [
    'custom',
    { type: 'custom', name: 'seats', title: 'Two more seats', data: { seats: 2 } },
    [],
    { name: 'seats', data: { seats: 2 } },
  ],
]

const helping = ['update_payment', 'contact', 'booking', 'video']

/** The page, whose one reason leads to this offer, as a customer in a trial sees it where the offer asks for one. */
async function reachOffer(customer: Customer, type: string, offer: object): Promise<void> {
  const survey = { order: 'listed', reasons: [{ id: 'why', label: 'That is why' }, { id: 'other' }] }
  const config = {
    ...everyOffer,
    survey,
    offers: { it: offer },
    rules: [{ id: 'it', when: { 'answers.reason': 'why' }, offers: ['it'] }],
  }
  const known = account.customer as { subscription: object }
  const about = type === 'trial_extension' ? { status: 'trialing', trialEnd: '2099-01-01T00:00:00Z' } : {}
  const subscription = { ...known.subscription, ...about }
  await customer.visit({
    ...account,
    config,
    customer: { ...known, subscription },
    script: handling([...performed, 'seats']),
  })
  await customer.press('#cancel')
  await customer.press(reason('why'))
  await customer.press(part('continue'))
  await customer.reach('offer')
  await customer.sees(
    `document.querySelector('fairwell-dialog').shadowRoot.querySelectorAll('[data-type="${type}"]').length`,
    1,
  )
}

const takes =
  ([type, offer, picks, given]: (typeof taken)[number]): Check['run'] =>
  async (customer) => {
    await reachOffer(customer, type, offer)
    if (picks.length) {
      // Nothing is picked for the customer, and nothing is taken unpicked.
      await customer.press(part('accept'))
      await customer.sees(`!!document.querySelector('fairwell-dialog').shadowRoot.querySelector('[part=error]')`, true)
    }
    for (const picked of picks) await customer.press(choice(picked))
    await customer.press(part('accept'))
    await customer.reach('done')
    const [told] = (await customer.host()) as { choice?: object }[]
    expect(told?.choice).toMatchObject(given)
    await customer.press(part('close'))
    await customer.gone()
    await expect.poll(customer.events).toContain('flow.saved')
    expect(await customer.host()).not.toContain('cancel')
    expect(await customer.faults()).toEqual([])
  }

const helps =
  (type: string): Check['run'] =>
  async (customer) => {
    await reachOffer(customer, type, { type, url: link })
    // A window of its own would take the focus of the whole browser, so the link is asked and its press is heard.
    await customer.tab.js(
      `document.querySelector('fairwell-dialog').shadowRoot.addEventListener('click', (event) => event.preventDefault())`,
    )
    expect(
      await customer.tab.js(
        `document.querySelector('fairwell-dialog').shadowRoot.querySelector('a[part~=accept]').href`,
      ),
    ).toBe(link)
    await customer.press(part('accept'))
    await expect.poll(customer.events).toContain('offer.accepted')
    await customer.press(part('close'))
    await customer.gone()
    await expect.poll(customer.events).toContain('flow.referred')
    expect(await customer.faults()).toEqual([])
  }

export const offerChecks = [
  ...taken.map((row) =>
    (row[0] === 'pause' ? sample : check)(
      `an offer of type ${row[0]} is shown, taken, performed as picked, and told`,
      takes(row),
    ),
  ),
  ...helping.map((type) =>
    check(`an offer of type ${type} is a link that opens, and leaves the way to cancel`, helps(type)),
  ),

  check('an offer of type redirect leads to its page, and that is told', async (customer) => {
    customer.site.pages.set('/help', 'Help')
    await reachOffer(customer, 'redirect', { type: 'redirect', url: `${customer.site.url}/help` })
    await customer.press(part('accept'))
    await customer.sees('location.pathname', '/help')
    await expect.poll(customer.events).toContain('flow.referred')
  }),

  check('a handler that fails shows the error, and a second try does it', async (customer) => {
    const reply = `() => { if (window.tries++) return {}; throw new Error('down') }`
    await customer.visit({ ...account, script: `window.tries = 0\n${handling(performed, reply)}` })
    await customer.press('#cancel')
    await customer.press(reason('discount'))
    await customer.press(part('continue'))
    await customer.reach('offer')
    await customer.press(part('accept'))
    await customer.reach('error')
    await customer.press(part('retry'))
    await customer.reach('done')
    await expect.poll(customer.events).toEqual(expect.arrayContaining(['offer.failed', 'offer.applied', 'flow.saved']))
  }),
]
