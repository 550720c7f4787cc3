import { describe, expect, it } from 'vitest'
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

const account: MerchantPage = { ...patient, config: everyOffer, customer: subscriber }
const inState = (status: string) => ({ ...subscriber, subscription: { ...subscriber.subscription, status } })
const text = (id: string) => ({ id, type: 'text', label: 'What was missing?' })

/** The data of every event of this kind that the endpoint has, in order. */
function dataOf(type: string): Record<string, unknown>[] {
  return world.site.events.filter((event) => event.type === `dev.fairwell.${type}.v1`).map(({ data }) => data)
}

interface Answer {
  status: number
  body?: unknown
}

/** Lets `/actions` answer so in turn, a status of 0 by a broken connection, and keeps the keys it was sent. */
function answerActions(...answers: Answer[]): (string | undefined)[] {
  const keys: (string | undefined)[] = []
  world.site.routes.set('/actions', ({ headers }, response) => {
    const { status, body = { confirmationId: 'CN-9' } } = answers[keys.length] ?? { status: 200 }
    keys.push(headers['idempotency-key'] as string | undefined)
    if (!status) response.destroy()
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  return keys
}

const served: MerchantPage = { ...account, data: { ...patient.data, actions: '/actions' } }

async function accept(visit: Visit): Promise<void> {
  await reachOffer(visit, 'discount')
  await visit.part('accept').click()
}

describe('the actions URL', () => {
  it.each([0, 502, 503, 504])(
    'is asked again with the same key when the network loses the request: %s',
    async (status) => {
      const keys = answerActions({ status }, { status })
      const visit = await world.visit(served)
      await accept(visit)
      await step(visit, 'done').waitFor()
      expect(keys).toHaveLength(3)
      expect(new Set(keys).size).toBe(1)
    },
  )

  it('is given up after two more tries, and the customer is told', async () => {
    const keys = answerActions({ status: 503 }, { status: 503 }, { status: 503 })
    const visit = await world.visit(served)
    await accept(visit)
    await step(visit, 'error').waitFor()
    expect(keys).toHaveLength(3)
  })

  it('is not asked again when it was reached and failed', async () => {
    const keys = answerActions({ status: 500 })
    const visit = await world.visit(served)
    await accept(visit)
    await step(visit, 'error').waitFor()
    expect(keys).toHaveLength(1)
  })

  it('refuses in its own words, and the flow goes on', async () => {
    answerActions({ status: 409, body: { message: 'This plan is <b>not</b> eligible.' } })
    const visit = await world.visit(served)
    await accept(visit)
    await step(visit, 'error').waitFor()
    expect(await visit.part('error').textContent()).toBe('This plan is <b>not</b> eligible.')
    await visit.part('cancel').click()
    await step(visit, 'confirm').waitFor()
    await visit.part('confirm').click()
    await step(visit, 'done').waitFor()
    await expect.poll(() => dataOf('offer.failed')).toMatchObject([{ offer: 'discount', failure: 'refused' }])
    expect(visit.said).toEqual([])
  })
})

describe('a handler', () => {
  it('refuses by what it rejects with, and back leads to the offer', async () => {
    const reply = '() => Promise.reject(Object.assign(new Error(), { refusal: "Only once a year." }))'
    const visit = await world.visit({ ...account, script: handling(performed, reply) })
    await accept(visit)
    await step(visit, 'error').waitFor()
    expect(await visit.part('error').textContent()).toBe('Only once a year.')
    await visit.part('back').click()
    await step(visit, 'offer').waitFor()
  })

  it('is told when the cancellation is to take effect', async () => {
    const config = { ...everyOffer, confirm: { ends: ['now', 'period_end'] } }
    const visit = await world.visit({ ...account, config, script: handling(['cancel']) })
    await visit.open()
    await visit.part('cancel').click()
    await pick(visit, 'now').click()
    await visit.part('confirm').click()
    await step(visit, 'done').waitFor()
    expect(await handled(visit)).toMatchObject([{ handler: 'cancel', choice: { ends: 'now' } }])
    await expect.poll(() => dataOf('flow.canceled')).toMatchObject([{ choice: { ends: 'now' } }])
  })
})

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

describe('undo', () => {
  /** Canceled, and taken back, up to the second receipt. */
  async function undoAll(visit: Visit): Promise<void> {
    await visit.open()
    await visit.leave()
    await step(visit, 'done').waitFor()
    await visit.part('undo').click()
    await visit.page.locator('fairwell-dialog h2', { hasText: 'Your subscription continues' }).waitFor()
  }

  it('takes the cancellation back in a conversation of its own', async () => {
    const reply = '(name) => name === "cancel" ? { undoUntil: "2100-01-01T00:00:00Z" } : {}'
    const visit = await world.visit({ ...account, script: handling(['cancel', 'resume'], reply) })
    await undoAll(visit)
    await visit.part('close').click()
    expect((await outcomes(visit)).map(({ outcome }) => outcome)).toEqual(['canceled', 'saved'])
    expect((await handled(visit)).map(({ handler }) => handler)).toEqual(['cancel', 'resume'])
    // The page is as it was: its button opens anew.
    await visit.open()
    await step(visit, 'survey').waitFor()
  })

  it('is not cut off by a page that reloads on the outcome', async () => {
    const reply = '(name) => name === "cancel" ? { undoUntil: "2100-01-01T00:00:00Z" } : {}'
    const reload = `fairwell('on', 'outcome', ({ outcome }) => { sessionStorage.told = (sessionStorage.told ?? '') + outcome + ' '; location.reload() })`
    const visit = await world.visit({ ...account, script: `${handling(['cancel', 'resume'], reply)}; ${reload}` })
    const told = () => visit.page.evaluate('sessionStorage.told')
    await undoAll(visit)
    expect(await told()).toBeUndefined()
    const loaded = visit.page.waitForEvent('load')
    await visit.part('close').click()
    await loaded
    expect(await told()).toBe('canceled saved ')
  })

  it('that cannot open tells the cancellation all the same', async () => {
    const reply = '() => ({ undoUntil: "2100-01-01T00:00:00Z" })'
    const visit = await world.visit({ ...account, script: handling(['cancel', 'resume'], reply) })
    await visit.open()
    await visit.leave()
    await step(visit, 'done').waitFor()
    await visit.page.evaluate(`HTMLDialogElement.prototype.showModal = () => { throw new Error('no') }`)
    await visit.part('undo').click()
    await expect.poll(async () => (await outcomes(visit)).map(({ outcome }) => outcome)).toContain('canceled')
  })

  it('is closed from outside like any other', async () => {
    const reply = '(name) => name === "cancel" ? { undoUntil: "2100-01-01T00:00:00Z" } : new Promise(() => {})'
    const visit = await world.visit({ ...account, script: handling(['cancel', 'resume'], reply) })
    await visit.open()
    await visit.leave()
    await visit.part('undo').click()
    await step(visit, 'state').waitFor()
    await expect.poll(async () => (await handled(visit)).length).toBe(2)
    await visit.page.evaluate('fairwell("close")')
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
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

  it('is cleaned up when the dialog closes', async () => {
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

  it('that gives an event for a result gives none, and is told so', async () => {
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

  it('can be the card of a custom offer, whose result is what was chosen', async () => {
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

describe('free text', () => {
  it('suggests a reason where none was picked, told and never shown', async () => {
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

describe('open()', () => {
  it('resolves once, with what became of it, for everyone who asked', async () => {
    const visit = await world.visit({ ...account, script: handling(performed) })
    await visit.page.evaluate(`window.asked = Promise.all([fairwell('open'), fairwell('open')]); 0`)
    await reason(visit, 'discount').click()
    await visit.part('continue').click()
    await visit.part('accept').click()
    await visit
      .part('accept')
      .click({ force: true, noWaitAfter: true })
      .catch(() => {})
    await step(visit, 'done').waitFor()
    await visit.part('close').click()
    const [one, other] = (await visit.page.evaluate('asked')) as Record<string, unknown>[]
    expect(one).toMatchObject({ outcome: 'saved', offer: 'discount' })
    expect(other).toEqual(one)
    expect(await handled(visit)).toHaveLength(1)
    expect(await outcomes(visit)).toHaveLength(1)
  })
})
