import { describe, expect, it } from 'vitest'
import { bareAccount as account } from '../support/accounts'
import {
  everyOffer,
  handled,
  handling,
  outcomes,
  performed,
  pick,
  reachOffer,
  reason,
  step,
  subscriber,
} from '../support/everyOffer'
import { describeWhole, itWhole } from '../support/itWhole'
import type { MerchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

const inState = (status: string) => ({ ...subscriber, subscription: { ...subscriber.subscription, status } })

const text = (id: string) => ({ id, type: 'text', label: 'What was missing?' })

/** The data of every event of this kind that the endpoint has, in order. */
function dataOf(type: string): Record<string, unknown>[] {
  return world.site.events.filter((event) => event.type === `dev.fairwell.${type}.v1`).map(({ data }) => data)
}

describe('before the survey', () => {
  it('an offer stands where a rule asks for it', async () => {
    const offers = { ...everyOffer.offers, card: { type: 'update_payment' } }
    const rules = [{ id: 'due', on: 'open', when: { 'subscription.status': 'past_due' }, offers: ['card'] }]
    const visit = await world.visit({
      ...account,
      customer: inState('past_due'),
      config: { ...everyOffer, offers, rules },
      script: handling(['update_payment']),
    })
    await visit.open()
    await step(visit, 'offer').waitFor()
    await visit.part('decline').click()
    await step(visit, 'survey').waitFor()
    await visit.part('continue').click()
    await step(visit, 'confirm').waitFor()
    await expect.poll(() => dataOf('decision.made')).toMatchObject([{ rule: 'due', offers: ['card'] }])
  })

  it('a paused subscription can be resumed', async () => {
    const visit = await world.visit({ ...account, customer: inState('paused'), script: handling(['resume']) })
    await visit.open()
    await step(visit, 'state').waitFor()
    await visit.part('accept').click()
    await step(visit, 'done').waitFor()
    await visit.part('close').click()
    expect(await handled(visit)).toMatchObject([{ handler: 'resume', choice: {} }])
    expect(await outcomes(visit)).toMatchObject([{ outcome: 'saved' }])
    await expect.poll(() => dataOf('flow.saved')).toMatchObject([{ resumed: true }])
  })

  it('one of several subscriptions is picked, and the flow is about it', async () => {
    const { subscription, ...who } = subscriber
    const subscriptions = [subscription, { ...subscription, id: 'sub_2', planName: 'Solo' }]
    const visit = await world.visit({ ...account, customer: { ...who, subscriptions }, script: handling(performed) })
    await visit.open()
    await step(visit, 'subscription').waitFor()
    await visit.part('continue').click()
    await visit.part('error').waitFor()
    await pick(visit, 'sub_2').click()
    await visit.part('continue').click()
    await step(visit, 'survey').waitFor()
    await reason(visit, 'discount').click()
    await visit.part('continue').click()
    await visit.part('accept').click()
    await step(visit, 'done').waitFor()
    expect(await handled(visit)).toMatchObject([{ session: { subscription: { id: 'sub_2' } } }])
  })
})

describe('what the merchant draws', () => {
  const config = { ...everyOffer, steps: [{ id: 'tour', title: 'Before you go', data: { minutes: 2 } }] }
  const drawn = (mount: string): MerchantPage => ({ ...account, config, script: `fairwell('mount', 'tour', ${mount})` })
  const reachTour = async (visit: Visit) => {
    await visit.open()
    await reason(visit, 'other').click()
    await visit.part('continue').click()
  }

  it('stands on its own step, is told what it needs, and is cleaned up when it is left', async () => {
    const visit = await world.visit(
      drawn(`(element, api) => {
        const button = document.createElement('button')
        button.id = 'mine'
        button.textContent = api.data.minutes + ' minutes'
        button.onclick = () => api.next({ liked: true })
        element.append(button)
        host.push({ told: [api.answers, api.customer.id, api.subscription.id, api.locale, api.result] })
        return () => host.push('cleaned up')
      }`),
    )
    await reachTour(visit)
    await step(visit, 'tour').waitFor()
    expect(await visit.page.locator('#mine').textContent()).toBe('2 minutes')
    expect(await visit.host()).toEqual([{ told: [{ reason: 'other' }, 'cus_1', 'sub_1', 'en', undefined] }])
    await visit.page.locator('#mine').click()
    await step(visit, 'confirm').waitFor()
    expect((await visit.host()).at(-1)).toBe('cleaned up')
    await expect
      .poll(() => dataOf('survey.answered').at(-1)?.answers)
      .toEqual({ reason: 'other', tour: { liked: true } })
    await visit.part('back').click()
    await step(visit, 'tour').waitFor()
    expect((await visit.host()).at(-1)).toMatchObject({ told: [{}, 'cus_1', 'sub_1', 'en', { liked: true }] })
  })

  itWhole('is cleaned up when the dialog closes', async () => {
    const visit = await world.visit(drawn(`() => () => host.push('cleaned up')`))
    await reachTour(visit)
    await step(visit, 'tour').waitFor()
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => visit.host()).toEqual(['cleaned up'])
  })

  it.each([
    ['throws', `() => { throw new Error('mine') }`],
    ['gives back what it should not', `() => 'nonsense'`],
    ['rejects', `async () => { throw new Error('mine') }`],
  ])('that %s is left out, and the flow goes on', async (_, mount) => {
    const visit = await world.visit(drawn(mount))
    await reachTour(visit)
    await step(visit, 'confirm').waitFor()
    expect(visit.said.filter((line) => line.includes('mount "tour" was left out'))).toHaveLength(1)
    expect(visit.errors).toEqual([])
    await expect
      .poll(() => dataOf('flow.step_viewed').map(({ step, failed }) => [step, failed]))
      .toContainEqual(['tour', true])
    expect(dataOf('flow.failed')).toEqual([])
  })

  itWhole('that gives an event for a result gives none, and is told so', async () => {
    const visit = await world.visit(
      drawn(`(element, api) => {
        const button = document.createElement('button')
        button.id = 'mine'
        button.textContent = 'On'
        button.onclick = api.next
        element.append(button)
      }`),
    )
    await reachTour(visit)
    await visit.page.locator('#mine').click()
    await step(visit, 'confirm').waitFor()
    expect(visit.said.filter((line) => line.includes('expected a result of plain JSON'))).toHaveLength(1)
    await expect.poll(() => dataOf('survey.answered')).toHaveLength(1)
  })

  it('that nobody registered is skipped with one warning that names it', async () => {
    const visit = await world.visit({ ...account, config })
    await reachTour(visit)
    await step(visit, 'confirm').waitFor()
    expect(visit.said.filter((line) => line.includes('"tour"'))).toHaveLength(1)
    expect(visit.said[0]).toMatch(/^warning: \[fairwell\] steps: no mount is registered for "tour"/)
  })

  itWhole('can be the card of a custom offer, whose result is what was chosen', async () => {
    const offers = { ...everyOffer.offers, discount: { type: 'custom', name: 'training', data: { hours: 2 } } }
    const mount = `(element, api) => {
      const button = document.createElement('button')
      button.id = 'mine'
      button.textContent = api.data.hours + ' hours'
      button.onclick = () => api.accept({ day: 'Monday' })
      element.append(button)
    }`
    const visit = await world.visit({
      ...account,
      config: { ...everyOffer, offers },
      script: `${handling(['training'])}; fairwell('mount', 'training', ${mount})`,
    })
    await reachOffer(visit, 'discount')
    expect(await visit.page.locator('#mine').textContent()).toBe('2 hours')
    await visit.page.locator('#mine').click()
    await step(visit, 'done').waitFor()
    expect(await handled(visit)).toMatchObject([{ choice: { name: 'training', result: { day: 'Monday' } } }])
  })
})

describeWhole('free text', () => {
  itWhole('suggests a reason where none was picked, told and never shown', async () => {
    const survey = { ...everyOffer.survey, reasons: [{ id: 'too_expensive' }, { id: 'unused' }, { id: 'other' }] }
    const config = { ...everyOffer, survey: { ...survey, questions: [text('missed')] }, rules: [] }
    const visit = await world.visit({ ...account, config })
    await visit.open()
    await visit.part('continue').click()
    await step(visit, 'feedback').waitFor()
    await visit.part('question').locator('textarea').fill('Too expensive, ask ada@example.com')
    await visit.part('continue').click()
    await step(visit, 'confirm').waitFor()
    const answers = { missed: 'Too expensive, ask [email]', suggestedReason: 'too_expensive' }
    await expect.poll(() => dataOf('survey.answered')).toMatchObject([{ suggestedReason: 'too_expensive', answers }])
  })
})
