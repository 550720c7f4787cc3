import { describe, expect, it } from 'vitest'
import { bareAccount as account } from '../support/accounts'
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
} from '../support/everyOffer'
import { describeWhole, itWhole } from '../support/itWhole'
import type { MerchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

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

  itWhole('is given up after two more tries, and the customer is told', async () => {
    const keys = answerActions({ status: 503 }, { status: 503 }, { status: 503 })
    const visit = await world.visit(served)
    await accept(visit)
    await step(visit, 'error').waitFor()
    expect(keys).toHaveLength(3)
  })

  itWhole('is not asked again when it was reached and failed', async () => {
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

  itWhole('is told when the cancellation is to take effect', async () => {
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

describeWhole('undo', () => {
  /** Canceled, and taken back, up to the second receipt. */
  async function undoAll(visit: Visit): Promise<void> {
    await visit.open()
    await visit.leave()
    await step(visit, 'done').waitFor()
    await visit.part('undo').click()
    await visit.page.locator('fairwell-dialog h2', { hasText: 'Your subscription continues' }).waitFor()
  }

  itWhole('takes the cancellation back in a conversation of its own', async () => {
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

  itWhole('is not cut off by a page that reloads on the outcome', async () => {
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

  itWhole('that cannot open tells the cancellation all the same', async () => {
    const reply = '() => ({ undoUntil: "2100-01-01T00:00:00Z" })'
    const visit = await world.visit({ ...account, script: handling(['cancel', 'resume'], reply) })
    await visit.open()
    await visit.leave()
    await step(visit, 'done').waitFor()
    await visit.page.evaluate(`HTMLDialogElement.prototype.showModal = () => { throw new Error('no') }`)
    await visit.part('undo').click()
    await expect.poll(async () => (await outcomes(visit)).map(({ outcome }) => outcome)).toContain('canceled')
  })

  itWhole('is closed from outside like any other', async () => {
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
