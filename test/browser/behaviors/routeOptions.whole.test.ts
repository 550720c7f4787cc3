import { expect, it } from 'vitest'
import { account, told, withCancel, words } from '../../support/account'
import { everyOffer, handled, handling, pick, reachOffer, reason, step, subscriber } from '../../support/everyOffer'
import type { MerchantPage } from '../../support/merchantPage'
import { openWorld } from '../../support/world'

// The options that lay the way itself; docs/options.md says where each one's effect is shown.

const world = openWorld()

const options = [
  { id: 'reports', label: 'Reports' },
  { id: 'exports', label: 'Exports' },
]
const questions = [
  { id: 'missing', type: 'text', label: 'What was missing?' },
  { id: 'parts', type: 'multiple', label: 'Which parts?', options },
  { id: 'recommend', type: 'nps', label: 'Would you recommend us?' },
]

it('survey.questions: asked of everyone on a screen of its own where no offer is shown, and recorded', async () => {
  const config = { ...everyOffer, survey: { ...everyOffer.survey, questions } }
  const visit = await world.visit({ ...account, config })
  await visit.open()
  await visit.part('continue').click()
  await step(visit, 'feedback').waitFor()
  await visit.part('question').locator('textarea').fill('Exports')
  await visit.page.getByLabel('Reports').check()
  await visit.page.getByRole('radio').nth(9).check()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  const answers = { missing: 'Exports', parts: ['reports'], recommend: 9 }
  expect(await told(world.site, 'survey.answered')).toMatchObject({ answers })
  await visit.part('back').click()
  await step(visit, 'feedback').waitFor()
  expect(await visit.part('question').locator('textarea').inputValue()).toBe('Exports')
  await visit.part('back').click()
  await reason(visit, 'discount').click()
  await visit.part('continue').click()
  await step(visit, 'offer').waitFor()
})

it('survey.reasons[].keywords: what was written suggests the reason, where none was picked or other', async () => {
  const slow = { id: 'slow', label: 'It is slow', keywords: { en: ['crawl'] } }
  const survey = { ...everyOffer.survey, reasons: [...everyOffer.survey.reasons, slow] }
  const visit = await world.visit({ ...account, config: { ...everyOffer, survey } })
  await visit.open()
  await reason(visit, 'other').click()
  await visit.part('question').locator('textarea').fill('The lists crawl')
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  expect(await told(world.site, 'survey.answered')).toMatchObject({ reason: 'other', suggestedReason: 'slow' })
})

it('offers.*.with: the second offer of a bundle stands on the card, goes to the handler, and opens after it', async () => {
  const offers = { ...everyOffer.offers, credit: { ...everyOffer.offers.credit, with: 'booking' } }
  const visit = await world.visit({ ...account, config: { ...everyOffer, offers } })
  await reachOffer(visit, 'credit')
  expect(await words(visit)).toContain('Let us set it up for you')
  await visit.part('accept').click()
  await step(visit, 'done').waitFor()
  expect((await handled(visit))[0]?.choice).toMatchObject({ amount: 1500, with: 'booking' })
  expect(await visit.page.locator('fairwell-dialog a[href="https://example.com/setup"]').count()).toBe(1)
})

it('rules[].on: open asks before the survey, which comes after it is declined', async () => {
  const first = { id: 'first', on: 'open', when: { 'subscription.status': 'past_due' }, offers: ['credit'] }
  const config = { ...everyOffer, rules: [first, ...everyOffer.rules] }
  const subscription = { ...subscriber.subscription, status: 'past_due' }
  const visit = await world.visit({ ...account, config, customer: { ...subscriber, subscription } })
  await visit.open()
  expect(await visit.part('offer').getAttribute('data-id')).toBe('credit')
  expect(await visit.part('cancel').isVisible()).toBe(true)
  await visit.part('decline').first().click()
  await step(visit, 'survey').waitFor()
  const other = await world.visit({ ...account, config })
  await other.open()
  expect(await step(other, 'survey').count()).toBe(1)
})

it('rules[].together: offers stand side by side, each with its own pick and its own button', async () => {
  const week = { type: 'pause', lengths: [1, 2], unit: 'week', yearly: true }
  const config = {
    ...everyOffer,
    offers: { ...everyOffer.offers, credit: week },
    rules: [{ id: 'both', together: true, offers: ['pause', 'credit'] }],
  }
  const visit = await world.visit({ ...account, config })
  await visit.open()
  await visit.part('continue').click()
  await step(visit, 'offer').waitFor()
  expect(await visit.part('offer').count()).toBe(2)
  const card = (id: string) => visit.page.locator(`fairwell-dialog [part~=offer][data-id="${id}"]`)
  await card('pause').locator('[part=choice][data-id="2"]').click()
  expect(await card('credit').locator(':checked').count()).toBe(0)
  await card('pause').locator('[part~=accept]').click()
  await step(visit, 'done').waitFor()
  expect(await handled(visit)).toMatchObject([{ handler: 'pause', choice: { length: 2, unit: 'month' } }])
})

it('confirm.ends: the customer says when it ends, and the handler is told; nothing is picked for them', async () => {
  const confirm = { ...everyOffer.confirm, ends: ['period_end', 'now'] }
  const visit = await world.visit({ ...withCancel, config: { ...everyOffer, confirm } })
  await visit.open()
  await visit.part('cancel').click()
  await step(visit, 'confirm').waitFor()
  expect(await visit.page.locator('fairwell-dialog :checked').count()).toBe(0)
  await pick(visit, 'now').click()
  await visit.part('confirm').click()
  await step(visit, 'done').waitFor()
  expect((await handled(visit))[0]?.choice).toEqual({ ends: 'now' })
})

it('done.comeBack: the last screen says how to come back, after a cancellation', async () => {
  const config = { ...everyOffer, done: { comeBack: 'Sign in any time, {{customer.firstName}}.' } }
  const visit = await world.visit({ ...withCancel, config })
  await visit.open()
  await visit.leave()
  await step(visit, 'done').waitFor()
  expect(await words(visit)).toContain('Sign in any time, Ada.')
})

it('layout and container: a dialog in the middle, at the bottom, at the side, or a part of the page', async () => {
  const box = async (layout: string, over: MerchantPage = {}) => {
    const context = { viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' } as const
    const visit = await world.visit({ ...account, ...over, config: { ...everyOffer, layout } }, { context })
    await visit.open()
    const isModal = await visit.part('dialog').evaluate((dialog) => dialog.matches(':modal'))
    return { ...((await visit.part('dialog').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }), isModal }
  }
  const modal = await box('modal')
  expect(Math.round(modal.x + modal.width / 2)).toBe(500)
  const sheet = await box('sheet')
  expect(Math.round(sheet.y + sheet.height)).toBe(700)
  const drawer = await box('drawer')
  expect([Math.round(drawer.x + drawer.width), Math.round(drawer.height)]).toEqual([1000, 700])
  const body = '<button id="cancel">Cancel</button><div id="place" style="width: 600px"></div>'
  const script = `${handling([])}\nfairwell('init', { container: '#place' })`
  const inline = await box('inline', { body, script })
  expect(inline.isModal).toBe(false)
  expect(inline.width).toBeLessThanOrEqual(600)
})

it('setting subscriptions counts: the customer says first which one it is about', async () => {
  const subscriptions = ['a', 'b'].map((id) => ({ ...subscriber.subscription, id, planName: `Plan ${id}` }))
  const script = `${handling(['cancel'])}\nfairwell('init', ${JSON.stringify({ subscriptions })})`
  const customer = { customer: subscriber.customer }
  const visit = await world.visit({ ...account, customer, script })
  await visit.open()
  expect(await step(visit, 'subscription').count()).toBe(1)
  await visit.page.getByText('Plan b').click()
  await visit.part('continue').click()
  await step(visit, 'survey').waitFor()
  await visit.leave()
  await step(visit, 'done').waitFor()
  expect((await handled(visit))[0]?.session).toMatchObject({ subscription: { id: 'b' } })
})

it('offers.*(video).captions: a film is asked for only once it is played, and then has its captions', async () => {
  const film = { type: 'video', url: 'https://example.com/tour.mp4', captions: 'https://example.com/tour.vtt' }
  const visit = await world.visit({
    ...account,
    config: { ...everyOffer, offers: { ...everyOffer.offers, booking: film } },
  })
  const asked: string[] = []
  await visit.page.route('https://example.com/**', (route) => {
    asked.push(route.request().url())
    return route.abort()
  })
  await reachOffer(visit, 'booking')
  expect(await visit.page.locator('fairwell-dialog video').count()).toBe(0)
  expect(asked).toEqual([])
  await visit.part('play').click()
  expect(await visit.page.locator('fairwell-dialog track').getAttribute('src')).toBe(film.captions)
  await expect.poll(() => asked).toContain(film.url)
})
