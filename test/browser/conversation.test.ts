import { describe, expect, it } from 'vitest'
import offerScreens from '../cases/offer-screens.json'
import {
  everyOffer,
  handled,
  handling,
  outcomes,
  patient,
  performed,
  pick,
  reachOffer,
  reason,
  step,
  subscriber,
} from '../support/everyOffer'
import type { MerchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

const account: MerchantPage = { ...patient, config: everyOffer, customer: subscriber, script: handling(performed) }
const withCancel: MerchantPage = { ...account, script: handling([...performed, 'cancel']) }

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

describe('the way out', () => {
  it('stands on every screen before completion, in one press of confirm or completion', async () => {
    const visit = await world.visit(account)
    await visit.open()
    expect(await visit.part('cancel').count()).toBe(1)
    for (const { id } of everyOffer.rules.filter((rule) => rule.id !== 'trial_extension')) {
      await reason(visit, id).click()
      await visit.part('continue').click()
      await visit.part('offer').waitFor({ state: 'attached' })
      await visit.part('cancel').click()
      await step(visit, 'confirm').waitFor()
      expect(await visit.part('cancel').count()).toBe(1)
      await visit.part('back').click()
      await visit.part('back').click()
      await step(visit, 'survey').waitFor()
    }
  })

  it('names what it does, in words that say cancel', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    expect(await visit.part('cancel').textContent()).toMatch(/cancel/i)
  })

  it('still says cancel when the merchant words the decline', async () => {
    const { discount, ...others } = everyOffer.offers
    const config = { ...everyOffer, offers: { ...others, discount: { ...discount, declineLabel: 'No, thank you' } } }
    const visit = await world.visit({ ...account, config })
    await reachOffer(visit, 'discount')
    expect(await visit.part('cancel').textContent()).toMatch(/cancel/i)
  })

  it.each(['keep', 'close'])('changes nothing by %s, and says so', async (part) => {
    const visit = await world.visit(withCancel)
    await visit.open()
    await visit.part('cancel').click()
    await visit.part(part).click()
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    expect(await ending()).toBe('flow.dismissed')
    expect(await outcomes(visit)).toMatchObject([{ outcome: 'dismissed' }])
    expect([await handled(visit), (await visit.host()).includes('cancel')]).toEqual([[], false])
  })

  it('changes nothing by Escape on an offer', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    expect(await ending()).toBe('flow.dismissed')
    expect(await handled(visit)).toEqual([])
  })

  it('changes nothing by a press beside the dialog', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await visit.page.mouse.click(5, 5)
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    expect(await ending()).toBe('flow.dismissed')
  })

  it('stays open when a selection is dragged out of the dialog, or a press into it', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await reason(visit, 'other').click()
    const text = visit.part('question').locator('textarea')
    await text.fill('something to select')
    const box = await text.boundingBox()
    if (!box) throw new Error('expected a text box to drag from')
    const { mouse } = visit.page
    await mouse.move(box.x + 20, box.y + 12)
    await mouse.down()
    await mouse.move(5, 5, { steps: 4 })
    await mouse.up()
    expect(await visit.part('dialog').isVisible()).toBe(true)
    await mouse.down()
    await mouse.move(box.x + 20, box.y + 12, { steps: 4 })
    await mouse.up()
    expect(await visit.part('dialog').isVisible()).toBe(true)
  })
})

describe('the survey', () => {
  it('starts with nothing picked and asks for nothing', async () => {
    const visit = await world.visit(account)
    await visit.open()
    expect(await visit.page.locator('fairwell-dialog :checked').count()).toBe(0)
    expect(await visit.page.locator('fairwell-dialog :required').count()).toBe(0)
    await visit.part('continue').click()
    await step(visit, 'confirm').waitFor()
    expect(await visit.part('error').count()).toBe(0)
  })

  it('shows a question once its reason is picked, and only that reason’s', async () => {
    const visit = await world.visit(account)
    await visit.open()
    expect(await visit.part('question').count()).toBe(0)
    await reason(visit, 'other').click()
    expect(await visit.part('question').locator('textarea').isVisible()).toBe(true)
    await reason(visit, 'pause').click()
    expect(await visit.part('question').locator('textarea').count()).toBe(0)
    expect(await visit.page.getByLabel('Hard to set up', { exact: true }).isVisible()).toBe(true)
  })

  it('keeps answers and the order of the reasons when the customer goes back', async () => {
    const config = { ...everyOffer, survey: { ...everyOffer.survey, order: 'random' } }
    const visit = await world.visit({ ...account, config })
    await visit.open()
    const order = () => visit.part('reason').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.id))
    const before = await order()
    await reason(visit, 'other').click()
    await visit.part('question').locator('textarea').fill('Too many reports')
    await visit.part('continue').click()
    await step(visit, 'confirm').waitFor()
    await visit.part('back').click()
    expect(await order()).toEqual(before)
    expect(await reason(visit, 'other').locator('input').isChecked()).toBe(true)
    expect(await visit.part('question').locator('textarea').inputValue()).toBe('Too many reports')
  })

  it('takes several answers, a rating and a score where it asks for them', async () => {
    const options = [
      { id: 'reports', label: 'Reports' },
      { id: 'exports', label: 'Exports' },
    ]
    const questions = [
      { id: 'parts', type: 'multiple', label: 'Which parts?', options },
      { id: 'support', type: 'rating', label: 'How was support?' },
      { id: 'recommend', type: 'nps', label: 'Would you recommend us?' },
    ]
    const config = { ...everyOffer, survey: { reasons: [{ id: 'bugs', label: 'It has bugs', questions }] } }
    const visit = await world.visit({ ...account, config })
    await visit.open()
    await reason(visit, 'bugs').click()
    await visit.page.getByLabel('Reports').check()
    await visit.page.getByLabel('Exports').check()
    const asked = (id: string) => visit.page.locator(`fairwell-dialog [part=question][data-id="${id}"]`)
    expect(await asked('support').getByRole('radio').count()).toBe(5)
    expect(await asked('recommend').getByRole('radio').count()).toBe(11)
    await asked('support').getByRole('radio').nth(3).check()
    await asked('recommend').getByRole('radio').nth(9).check()
    await visit.part('close').first().click()
    await expect.poll(() => outcomes(visit)).toHaveLength(1)
    expect((await outcomes(visit))[0]?.answers).toMatchObject({
      parts: ['reports', 'exports'],
      support: 4,
      recommend: 9,
    })
  })

  it('shows customer and merchant text as text, never as markup', async () => {
    const title = 'Why, {{customer.firstName|there}}? <img src=x onerror="host.push(1)">'
    const config = { ...everyOffer, survey: { ...everyOffer.survey, title } }
    const customer = { ...subscriber, customer: { id: 'c', firstName: '<b>{{customer.id}}</b>' } }
    const visit = await world.visit({ ...account, config, customer })
    await visit.open()
    expect(await visit.part('title').textContent()).toBe(
      'Why, <b>{{customer.id}}</b>? <img src=x onerror="host.push(1)">',
    )
    expect([await visit.page.locator('fairwell-dialog img').count(), await visit.host()]).toEqual([0, []])
  })
})

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

  it('is not made again in a session after it was declined', async () => {
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

describe('the confirmation', () => {
  it('says what ends when, what is kept and until when', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await visit.part('cancel').click()
    await step(visit, 'confirm').waitFor()
    const screen = await visit.part('dialog').textContent()
    for (const text of ['December 31, 2026', 'January 30, 2027', 'Your invoices', 'Your 14 saved reports']) {
      expect(screen).toContain(text)
    }
  })

  it('hands over to the page in the same gesture, with no screen after it', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toContain('cancel')
    expect(await visit.part('dialog').count()).toBe(0)
    expect(await ending()).toBe('flow.canceled')
  })
})

describe('the last screen', () => {
  it('stays until it is closed, and the outcome is told once, then', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.part('accept').click()
    await step(visit, 'done').waitFor()
    expect(await ending()).toBe('flow.saved')
    expect(await outcomes(visit)).toEqual([])
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => outcomes(visit)).toMatchObject([{ outcome: 'saved', offer: 'discount' }])
    expect(types().filter((type) => type === 'flow.saved')).toHaveLength(1)
    expect(types()).not.toContain('flow.dismissed')
  })

  it('shows the reference, the date and the receipt that the handler gave, and copies them', async () => {
    const receipt = {
      confirmationId: 'CN-7',
      effectiveAt: '2027-01-15T12:00:00Z',
      receiptUrl: 'https://example.com/r/7',
    }
    const visit = await world.visit(
      { ...account, script: handling(['cancel'], `() => (${JSON.stringify(receipt)})`) },
      { context: { permissions: ['clipboard-read', 'clipboard-write'] } },
    )
    await visit.open()
    await visit.leave()
    await step(visit, 'done').waitFor()
    const screen = await visit.part('dialog').textContent()
    for (const text of ['CN-7', 'January 15, 2027']) expect(screen).toContain(text)
    expect(await visit.part('receipt').locator('a:not([download])').first().getAttribute('href')).toBe(
      'https://example.com/r/7',
    )
    await visit.page.getByRole('button', { name: 'Copy receipt' }).click()
    await visit.page.getByText('Copied').waitFor()
    const copied = await visit.page.evaluate('navigator.clipboard.readText()')
    for (const text of ['Subscription canceled', 'CN-7']) expect(copied).toContain(text)
  })

  it('copies the date on which a cancellation takes effect', async () => {
    const visit = await world.visit(
      { ...account, script: handling(['cancel'], `() => ({ confirmationId: 'CN-7', effectiveAt: '2027-01-15' })`) },
      { context: { permissions: ['clipboard-read', 'clipboard-write'] } },
    )
    await visit.open()
    await visit.leave()
    await visit.page.getByRole('button', { name: 'Copy receipt' }).click()
    await visit.page.getByText('Copied').waitFor()
    expect(await visit.page.evaluate('navigator.clipboard.readText()')).toContain('January 15, 2027')
  })

  it('makes no link of a receipt address that is none', async () => {
    const visit = await world.visit({
      ...account,
      script: handling(['cancel'], `() => ({ receiptUrl: 'javascript:host.push(1)' })`),
    })
    await visit.open()
    await visit.leave()
    await step(visit, 'done').waitFor()
    expect(await visit.page.locator('fairwell-dialog a:not([download])').count()).toBe(0)
  })
})

describe('a double press', () => {
  it('of accept applies the offer once', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.part('accept').dblclick()
    await expect.poll(() => handled(visit)).toHaveLength(1)
    expect(types().filter((type) => type === 'offer.accepted').length).toBeLessThan(2)
  })

  it('of confirm cancels once', async () => {
    const visit = await world.visit(withCancel)
    await visit.open()
    await visit.part('cancel').click()
    await visit.part('confirm').dblclick()
    await expect.poll(() => handled(visit)).toHaveLength(1)
    await visit.part('close').click()
    await expect.poll(() => outcomes(visit)).toMatchObject([{ outcome: 'canceled' }])
  })

  // The next screen's button may lie under the same finger; nobody has read it yet.
  it.each([
    ['continue', 'survey', 'offer'],
    ['cancel', 'survey', 'confirm'],
    ['cancel', 'offer', 'confirm'],
  ])('of %s on the %s is one step, to the %s', async (part, from, to) => {
    const reasons = [{ id: 'discount', label: 'It costs too much' }]
    const config = { ...everyOffer, survey: { title: 'Why are you canceling?', reasons } }
    const visit = await world.visit({ ...withCancel, config }, { context: { viewport: { width: 375, height: 667 } } })
    if (from === 'offer') await reachOffer(visit, 'discount')
    else await visit.open()
    await reason(visit, 'discount')
      .click({ timeout: 500 })
      .catch(() => {})
    const box = await visit.part(part).boundingBox()
    if (!box) throw new Error(`expected ${part} on the screen`)
    await visit.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
    expect(await step(visit, to).count()).toBe(1)
    expect(await handled(visit)).toEqual([])
  })
})
