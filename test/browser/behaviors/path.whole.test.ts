import { expect, it } from 'vitest'
import { answersOf } from '../../../src/flow/answers'
import { account, closeDialog, received, told, withCancel, words } from '../../support/account'
import { everyOffer, handled, handling, pick, reachOffer, reason, step, subscriber } from '../../support/everyOffer'
import { because, started, walk } from '../../support/startedFlow'
import { openWorld } from '../../support/world'

const world = openWorld()

it('starts on the survey with every reason, none of them picked, and Continue is live', async () => {
  const visit = await world.visit(account)
  await visit.open()
  expect(await step(visit, 'survey').count()).toBe(1)
  expect(await visit.part('reason').count()).toBe(everyOffer.survey.reasons.length)
  expect(await visit.page.locator('fairwell-dialog :checked').count()).toBe(0)
  expect(await visit.part('continue').getAttribute('aria-disabled')).toBe('false')
  expect(await visit.part('continue').isEnabled()).toBe(true)
})

it('what counts is the reason that was picked last; one that the survey has not counts as none', async () => {
  const visit = await world.visit(account)
  await visit.open()
  await reason(visit, 'pause').click()
  await reason(visit, 'other').click()
  expect(await visit.page.locator('fairwell-dialog :checked').count()).toBe(1)
  await visit.part('cancel').click()
  expect(await told(world.site, 'survey.answered')).toMatchObject({ reason: 'other' })
  expect(answersOf(walk(started(), because('nope')))).toEqual({})
})

it('goes to the offer that the reason calls for, and past it where there is none', async () => {
  const visit = await world.visit(account)
  await reachOffer(visit, 'credit')
  expect(await visit.part('offer').getAttribute('data-id')).toBe('credit')
  await visit.part('back').click()
  await reason(visit, 'other').click()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
})

it('an offer without words of its own says what it is, in its own numbers', async () => {
  const titles: Record<string, string> = {
    discount: '20% off for the next 3 months',
    pause: 'Would a break help instead?',
    plan_change: 'Would another plan fit better?',
    trial_extension: '14 days more to try it',
    credit: '$15.00 on us',
    booking: 'Let us set it up for you',
  }
  const trialing = { ...subscriber.subscription, status: 'trialing', trialEnd: '2026-12-31T12:00:00Z' }
  const visit = await world.visit({ ...account, customer: { ...subscriber, subscription: trialing } })
  await visit.open()
  for (const [id, title] of Object.entries(titles)) {
    await reason(visit, id).click()
    await visit.part('continue').click()
    await step(visit, 'offer').waitFor()
    expect(await visit.part('title').textContent()).toBe(title)
    expect(await visit.part('accept').textContent()).toMatch(/\w/)
    await visit.part('back').click()
    await step(visit, 'survey').waitFor()
  }
})

it('declining goes on towards the way out, never back to the survey', async () => {
  const visit = await world.visit(account)
  await reachOffer(visit, 'discount')
  await visit.part('decline').click()
  await step(visit, 'confirm').waitFor()
})

it('back leads from the offer to the survey, and from the confirmation to the offer that was seen', async () => {
  const visit = await world.visit(account)
  await reachOffer(visit, 'credit')
  await visit.part('cancel').click()
  await step(visit, 'confirm').waitFor()
  await visit.part('back').click()
  expect(await visit.part('offer').getAttribute('data-id')).toBe('credit')
  await visit.part('back').click()
  await step(visit, 'survey').waitFor()
  expect(await reason(visit, 'credit').locator('input').isChecked()).toBe(true)
})

it('back on the first step and on success does nothing', async () => {
  const visit = await world.visit(withCancel)
  await visit.open()
  expect(await visit.part('back').count()).toBe(0)
  await visit.leave()
  await step(visit, 'done').waitFor()
  expect(await visit.part('back').count()).toBe(0)
  const first = started()
  expect(walk(first, 'back')).toBe(first)
  const done = walk(first, 'cancel', 'confirm', { type: 'settled', receipt: {} })
  expect(walk(done, 'back')).toBe(done)
})

it('a flow without questions for everyone skips that screen in both directions', async () => {
  const visit = await world.visit(account)
  await visit.open()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  await visit.part('back').click()
  await step(visit, 'survey').waitFor()
})

it('there is nothing to accept where no offer stands, and accepting one that is not there does nothing', async () => {
  const visit = await world.visit(withCancel)
  await visit.open()
  expect(await visit.part('accept').count()).toBe(0)
  await visit.part('cancel').click()
  await step(visit, 'confirm').waitFor()
  expect(await visit.part('accept').count()).toBe(0)
  expect(await handled(visit)).toEqual([])
  const offered = walk(started(), because('price'), 'continue')
  expect(walk(offered, { type: 'accept', offer: 'rest' })).toBe(offered)
  expect(walk(started(), { type: 'accept', offer: 'save20' })).toEqual(started())
})

it('counts the screens up to the last click of a cancellation', async () => {
  const visit = await world.visit(account)
  await reachOffer(visit, 'credit')
  expect(await words(visit)).toContain('Step 2 of 3')
  await visit.part('cancel').click()
  await step(visit, 'confirm').waitFor()
  expect(await words(visit)).toContain('Step 3 of 3')
  await closeDialog(visit)
  await visit.open()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  expect(await words(visit)).toContain('Step 2 of 2')
})

it('an offer that nobody can perform is not made', async () => {
  const visit = await world.visit({ ...account, script: handling(['pause']) })
  await visit.open()
  await reason(visit, 'discount').click()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  await visit.part('back').click()
  await reason(visit, 'pause').click()
  await visit.part('continue').click()
  await step(visit, 'offer').waitFor()
})

it('two pauses seen one after the other are two offers, each with its own pick', async () => {
  const config = {
    ...everyOffer,
    offers: { ...everyOffer.offers, credit: { type: 'pause', lengths: [1, 2], unit: 'week', yearly: true } },
  }
  const visit = await world.visit({ ...account, config })
  await reachOffer(visit, 'pause')
  await pick(visit, 1).click()
  await visit.part('back').click()
  await reason(visit, 'credit').click()
  await visit.part('continue').click()
  await step(visit, 'offer').waitFor()
  expect(await visit.page.locator('fairwell-dialog :checked').count()).toBe(0)
  await visit.part('accept').click()
  await visit.part('error').waitFor()
  expect(await handled(visit)).toEqual([])
  await expect
    .poll(() =>
      received(world.site).flatMap(({ name, data }) =>
        name === 'offer.shown' ? [(data as { offer: string }).offer] : [],
      ),
    )
    .toEqual(['pause', 'credit'])
})

it('nothing is required: blanks count as no answer, and what was written is recorded as it was', async () => {
  const visit = await world.visit(account)
  await visit.open()
  await reason(visit, 'other').click()
  const text = visit.part('question').locator('textarea')
  await text.fill('   ')
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  expect(await visit.part('error').count()).toBe(0)
  expect((await told(world.site, 'survey.answered')).answers).toEqual({ reason: 'other' })
  await visit.part('back').click()
  await text.fill('Too many <b>reports</b>')
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  world.site.events.length = 0
  await visit.part('back').click()
  await visit.part('continue').click()
  expect(await told(world.site, 'survey.answered')).toMatchObject({ answers: { comment: 'Too many <b>reports</b>' } })
})
