import { describe, expect, it } from 'vitest'
import offerScreens from '../cases/offer-screens.json'
import { account } from '../support/accounts'
import { everyOffer, handled, outcomes, pick, reachOffer, reason, step, subscriber } from '../support/everyOffer'
import { itWhole } from '../support/itWhole'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

function types(): string[] {
  return world.site.events.map(({ type }) => type.split('.').slice(2, -1).join('.'))
}

/** What the dialog says, with plain spaces for those that Intl puts into dates and amounts. */
async function words({ part }: Visit): Promise<string> {
  return ((await part('dialog').textContent()) ?? '').replaceAll(/\s/g, ' ')
}

function ending(): Promise<string | undefined> {
  return expect
    .poll(() => types().findLast((type) => /^flow\.(saved|canceled|dismissed|referred|failed)$/.test(type)), {
      timeout: 8000,
    })
    .toBeTruthy()
    .then(() => types().at(-1))
}

type OfferScreen = [
  string,
  keyof typeof everyOffer.offers,
  object,
  Record<string, unknown>,
  string | number | null,
  string[],
]

describe('an offer', () => {
  it.each(offerScreens as unknown as OfferScreen[])(
    'tells %s as it will be, before accept and on the receipt',
    async (_, id, offer, about, picked, expected) => {
      const { timeZone, ...subscription } = about
      const laid = Object.entries({ ...everyOffer.offers[id], ...offer }).filter(([, value]) => value !== null)
      const visit = await world.visit(
        {
          ...account,
          config: { ...everyOffer, offers: { ...everyOffer.offers, [id]: Object.fromEntries(laid) } },
          customer: {
            customer: { ...subscriber.customer, timeZone },
            subscription: { ...subscriber.subscription, ...subscription },
          },
        },
        { before: (page) => page.clock.setFixedTime('2026-01-31T12:00:00Z') },
      )
      await reachOffer(visit, id)
      if (picked !== null) await pick(visit, picked).click()
      const card = await words(visit)
      for (const text of expected) expect(card).toContain(text)
      if (id === 'booking') return
      await visit.part('accept').click()
      await step(visit, 'done').waitFor()
      const receipt = await words(visit)
      const dates = expected.filter((text) => /\d{4}$/.test(text))
      for (const text of dates) expect(receipt).toContain(text)
    },
  )

  it.each([
    ['pause', 2, { length: 2, unit: 'month' }],
    ['plan_change', 'lite', { planId: 'lite' }],
  ])('of type %s starts unpicked, asks for a pick, and hands over just that', async (id, picked, choice) => {
    const visit = await world.visit(account)
    await reachOffer(visit, id)
    expect(await visit.page.locator('fairwell-dialog :checked').count()).toBe(0)
    await visit.part('accept').click()
    await visit.part('error').waitFor()
    expect(await handled(visit)).toEqual([])
    await pick(visit, picked).click()
    expect(await visit.part('error').count()).toBe(0)
    await visit.part('accept').click()
    await step(visit, 'done').waitFor()
    const [got] = await handled(visit)
    expect(got).toMatchObject({ handler: id, choice })
    await visit.part('close').click()
    await ending()
    for (const type of ['offer.accepted', 'offer.applied', 'flow.saved']) {
      expect(world.site.events[types().indexOf(type)]?.data).toMatchObject({ offer: id, choice: got?.choice })
    }
    expect(await outcomes(visit)).toMatchObject([{ outcome: 'saved', offer: id, choice: got?.choice }])
  })

  it('hands a discount over as the config has it', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.part('accept').click()
    await step(visit, 'done').waitFor()
    const [got] = await handled(visit)
    expect(got?.choice).toEqual({ percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' })
  })

  it('that nobody can perform is not made', async () => {
    const visit = await world.visit({ ...account, script: '' })
    await visit.open()
    await reason(visit, 'discount').click()
    await visit.part('continue').click()
    await step(visit, 'confirm').waitFor()
  })

  it('that is help opens its link, changes nothing, and leaves the way to cancel', async () => {
    const config = { ...everyOffer, offers: { ...everyOffer.offers, booking: { type: 'booking', url: '' } } }
    config.offers.booking.url = `${world.site.url}/setup`
    world.site.pages.set('/setup', 'the calendar')
    const visit = await world.visit({ ...account, config })
    await reachOffer(visit, 'booking')
    const [opened] = await Promise.all([visit.page.context().waitForEvent('page'), visit.part('accept').click()])
    expect(opened.url()).toBe(`${world.site.url}/setup`)
    expect(await visit.part('cancel').isVisible()).toBe(true)
    await visit.part('close').click()
    expect(await ending()).toBe('flow.referred')
  })

  itWhole('is not made again in a session after it was declined', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.part('cancel').click()
    await step(visit, 'confirm').waitFor()
    await visit.part('keep').click()
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    await visit.open()
    await reason(visit, 'discount').click()
    await visit.part('continue').click()
    await step(visit, 'confirm').waitFor()
  })
})
