import { expect, it } from 'vitest'
import { account, closeDialog, received, told, words } from '../../support/account'
import { everyOffer, handled, handling, pick, reachOffer, reason, step } from '../../support/everyOffer'
import type { MerchantPage } from '../../support/merchantPage'
import { openWorld } from '../../support/world'

// Options whose effect no other test shows; docs/options.md says where each one's is.

const world = openWorld()

function withOffer(offer: object, id: keyof typeof everyOffer.offers = 'booking'): MerchantPage {
  return { ...account, config: { ...everyOffer, offers: { ...everyOffer.offers, [id]: offer } } }
}

it('audience: who is not in it gets the page’s own cancel at once', async () => {
  const config = { ...everyOffer, audience: { 'subscription.status': 'past_due' } }
  const visit = await world.visit({ ...account, config })
  await visit.page.click('#cancel')
  await expect.poll(() => visit.host()).toEqual(['cancel'])
  expect(await visit.part('dialog').count()).toBe(0)
})

it('version: one that this build does not know means the page’s own cancel', async () => {
  const visit = await world.visit({ ...account, config: { ...everyOffer, version: 2 } })
  await visit.page.click('#cancel')
  await expect.poll(() => visit.host()).toEqual(['cancel'])
})

it('segments, rules[].segment, rules[].when and rules[].id: the first rule whose conditions hold, named in the record', async () => {
  const config = {
    ...everyOffer,
    segments: { small: { 'subscription.mrr': { $lt: 100 } }, large: { 'subscription.mrr': { $gte: 4900 } } },
    rules: [
      { id: 'for-small', segment: 'small', offers: ['discount'] },
      { id: 'for-other', segment: 'large', when: { 'answers.reason': 'pause' }, offers: ['pause'] },
      { id: 'for-large', segment: 'large', when: { 'answers.reason': 'other' }, offers: ['credit'] },
    ],
  }
  const visit = await world.visit({ ...account, config })
  await reachOffer(visit, 'other')
  expect(await visit.part('offer').getAttribute('data-id')).toBe('credit')
  expect(await told(world.site, 'decision.made')).toMatchObject({ rule: 'for-large' })
})

it('rules[].offers: later ones are fallbacks for what cannot be made', async () => {
  const config = { ...everyOffer, rules: [{ id: 'all', offers: ['trial_extension', 'credit', 'discount'] }] }
  const visit = await world.visit({ ...account, config })
  await visit.open()
  await visit.part('continue').click()
  await step(visit, 'offer').waitFor()
  expect(await visit.part('offer').getAttribute('data-id')).toBe('credit')
})

it('offers.*.declineLabel: the button that does not take it says so, beside one that cancels', async () => {
  const visit = await world.visit(
    withOffer({ ...everyOffer.offers.discount, declineLabel: 'No, thank you' }, 'discount'),
  )
  await reachOffer(visit, 'discount')
  expect(await visit.part('decline').textContent()).toBe('No, thank you')
})

it('offers.*(plan_change).plans[]: name, price, interval, intervalCount and features are on the card', async () => {
  const plan = { id: 'b', name: 'Basic', amount: 2500, currency: 'USD', interval: 'month', intervalCount: 2 }
  const visit = await world.visit(
    withOffer({ type: 'plan_change', plans: [{ ...plan, features: ['One seat', 'Email'] }] }, 'plan_change'),
  )
  await reachOffer(visit, 'plan_change')
  const card = (await pick(visit, 'b').textContent())?.replaceAll(/\s/g, ' ')
  for (const text of ['Basic', '$25.00 every 2 months', 'One seat', 'Email']) expect(card).toContain(text)
})

it('offers.*(credit).periods: so many billing periods are free', async () => {
  const visit = await world.visit(withOffer({ type: 'credit', periods: 2 }, 'credit'))
  await reachOffer(visit, 'credit')
  expect(await words(visit)).toContain('2 months on us')
  await visit.part('accept').click()
  await step(visit, 'done').waitFor()
  expect((await handled(visit))[0]?.choice).toEqual({ periods: 2 })
})

it('offers.*(custom).name and data: the handler of that name gets the data', async () => {
  const offer = { type: 'custom', name: 'gift', title: 'A gift', data: { color: 'blue' } }
  const visit = await world.visit({ ...withOffer(offer), script: handling(['gift']) })
  await reachOffer(visit, 'booking')
  await visit.part('accept').click()
  await step(visit, 'done').waitFor()
  expect(await handled(visit)).toMatchObject([{ handler: 'gift', choice: { data: { color: 'blue' } } }])
})

it.each(['update_payment', 'video', 'booking', 'contact'])('offers.*(%s).url: where the button leads', async (type) => {
  const visit = await world.visit(withOffer({ type, url: 'https://example.com/there' }))
  await reachOffer(visit, 'booking')
  expect(await visit.part('accept').getAttribute('href')).toBe('https://example.com/there')
})

it('alerts[]: raised by name and for its team, where its segment and condition hold, and not where they don’t', async () => {
  const alerts = [
    { id: 'both', segment: 'large', when: { 'answers.reason': 'other' }, on: 'flow.dismissed', team: 'success' },
    { id: 'other-reason', when: { 'answers.reason': 'pause' }, on: 'flow.dismissed' },
    { id: 'other-segment', segment: 'small', on: 'flow.dismissed' },
    { id: 'other-event', on: 'flow.saved' },
  ]
  const segments = { small: { 'subscription.mrr': { $lt: 100 } }, large: { 'subscription.mrr': { $gte: 4900 } } }
  const visit = await world.visit({ ...account, config: { ...everyOffer, segments, alerts } })
  await visit.open()
  await reason(visit, 'other').click()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  await closeDialog(visit)
  await told(world.site, 'flow.dismissed')
  const raised = received(world.site).flatMap(({ name, data }) => (name === 'alert.raised' ? [data] : []))
  expect(raised).toMatchObject([{ alert: 'both', team: 'success' }])
})

it('messages: texts of the customer’s language in place of ours, in a language that we have not, too', async () => {
  const messages = { en: { continue: 'Go on' }, cs: { continue: 'Dále' } }
  for (const [lang, text] of [
    ['en', 'Go on'],
    ['cs', 'Dále'],
  ] as const) {
    const visit = await world.visit({ ...account, lang, config: { ...everyOffer, messages } })
    await visit.open()
    expect(await visit.part('continue').textContent()).toBe(text)
  }
})

it('theme.dark: each color holds in dark, and none of them in light', async () => {
  const dark = { colorPrimary: 'rgb(255, 180, 0)', colorBackground: 'rgb(10, 20, 30)', colorText: 'rgb(240, 250, 255)' }
  const look = async (colorScheme: 'light' | 'dark', theme: object) => {
    const head = '<meta name="color-scheme" content="light dark">'
    const visit = await world.visit(
      { ...account, head, config: { ...everyOffer, theme } },
      { context: { colorScheme } },
    )
    await reachOffer(visit, 'discount')
    return visit.part('dialog').evaluate((dialog) => {
      const { backgroundColor, color } = getComputedStyle(dialog)
      const accept = dialog.querySelector('[part~=accept]') as Element
      return { backgroundColor, color, accent: getComputedStyle(accept).backgroundColor }
    })
  }
  const themed = await look('dark', { dark })
  expect(themed).toMatchObject({ backgroundColor: 'rgb(10, 20, 30)', color: 'rgb(240, 250, 255)' })
  expect(themed.accent).not.toBe((await look('dark', {})).accent)
  expect(await look('light', { dark })).toEqual(await look('light', {}))
})

it('privacy.redact: only the kinds that are named are taken out of what was written', async () => {
  const visit = await world.visit({ ...account, config: { ...everyOffer, privacy: { redact: ['email'] } } })
  await visit.open()
  await reason(visit, 'other').click()
  await visit.part('question').locator('textarea').fill('ada@example.com, +1 415 555 2671')
  await visit.part('continue').click()
  expect(await told(world.site, 'survey.answered')).toMatchObject({
    answers: { comment: '[email], +1 415 555 2671' },
  })
})

it('survey.reasons[].pinned: first and last, whatever the order of the others', async () => {
  const reasons = ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    label: id,
    ...(id === 'c' && { pinned: 'first' }),
    ...(id === 'a' && { pinned: 'last' }),
  }))
  const visit = await world.visit({
    ...account,
    config: { ...everyOffer, rules: [], survey: { order: 'random', reasons } },
  })
  await visit.open()
  const order = await visit.part('reason').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.id))
  expect([order[0], order[3]]).toEqual(['c', 'a'])
})
