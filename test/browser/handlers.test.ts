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
  step,
  subscriber,
} from '../support/everyOffer'
import { itWhole } from '../support/itWhole'
import type { MerchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

const account: MerchantPage = { ...patient, config: everyOffer, customer: subscriber }

/** The page's handlers wait until the test lets them go, in the order they were called. */
const waiting = `() => new Promise((resolve, reject) => (window.waiting ??= []).push({ resolve, reject }))`

function settle({ page }: Visit, how: 'resolve' | 'reject', which = 0): Promise<unknown> {
  return page.evaluate(
    `waiting[${which}].${how}(${how === 'reject' ? 'new Error("down")' : '{ confirmationId: "CN-7" }'})`,
  )
}

function types(): string[] {
  return world.site.events.map(({ type }) => type.split('.').slice(2, -1).join('.'))
}

/** Those that tell what became of the offer and of the flow. */
function told(): string[] {
  return types().filter((type) =>
    /^offer\.(accepted|applied|failed)|^flow\.(saved|canceled|dismissed|referred|failed)/.test(type),
  )
}

async function accept(visit: Visit): Promise<void> {
  await reachOffer(visit, 'discount')
  await visit.part('accept').click()
}

describe('a handler', () => {
  it.each([
    ['rejects', '() => Promise.reject(new Error("down"))'],
    ['throws', '() => { throw new Error("down") }'],
    ['rejects with what cannot be read', '() => Promise.reject(new Proxy({}, { get() { throw new Error("no") } }))'],
    ['gives back what a server has failed with', '() => new Response("", { status: 500 })'],
  ])('that %s shows the error, and nothing has changed', async (_, reply) => {
    const visit = await world.visit({ ...account, script: handling(performed, reply) })
    await accept(visit)
    await step(visit, 'error').waitFor()
    expect(await visit.part('retry').isVisible()).toBe(true)
    expect(await visit.part('cancel').isVisible()).toBe(true)
    expect(visit.errors).toEqual([])
    expect(await visit.host()).not.toContain('cancel')
    await expect.poll(told).toEqual(['offer.accepted', 'offer.failed'])
  })

  itWhole('may give back what fetch resolved to: a refusal is said in the server’s words', async () => {
    const refusal = `() => Response.json({ message: 'You had this offer in March.' }, { status: 409 })`
    const visit = await world.visit({ ...account, script: handling(performed, refusal) })
    await accept(visit)
    await step(visit, 'error').waitFor()
    expect(await visit.part('error').textContent()).toContain('You had this offer in March.')
    await expect.poll(told).toEqual(['offer.accepted', 'offer.failed'])
  })

  itWhole('may give back what fetch resolved to: its JSON is the receipt', async () => {
    const receipt = `() => Response.json({ confirmationId: 'CN-9' })`
    const visit = await world.visit({ ...account, script: handling(performed, receipt) })
    await accept(visit)
    await step(visit, 'done').waitFor()
    expect(await visit.part('receipt').textContent()).toContain('CN-9')
  })

  it.each([
    ['throws when it is read', '() => ({ get confirmationId() { throw new Error("down") } })'],
    ['is no receipt', '() => ({ effectiveAt: Symbol("now"), undoUntil: {} })'],
  ])('has done its part, also where its answer %s', async (_, reply) => {
    const visit = await world.visit({ ...account, script: handling(performed, reply) })
    await accept(visit)
    await step(visit, 'done').waitFor()
    expect(visit.errors).toEqual([])
    await expect.poll(told).toEqual(['offer.accepted', 'offer.applied', 'flow.saved'])
  })

  itWhole('that resolves after the customer has closed is recorded, and no screen that nobody saw', async () => {
    const visit = await world.visit({ ...account, script: handling(performed, waiting) })
    await accept(visit)
    await visit.page.keyboard.press('Escape')
    await settle(visit, 'resolve')
    await expect.poll(told).toEqual(['offer.accepted', 'offer.applied', 'flow.saved'])
    expect(world.site.events.filter(({ data }) => data.step === 'done')).toEqual([])
  })

  it('is run again by retry, and success is shown only once it has resolved', async () => {
    const visit = await world.visit({ ...account, script: handling(performed, waiting) })
    await accept(visit)
    await settle(visit, 'reject')
    await visit.part('retry').click()
    await expect.poll(() => handled(visit)).toHaveLength(2)
    expect(await step(visit, 'done').count()).toBe(0)
    await settle(visit, 'resolve', 1)
    await step(visit, 'done').waitFor()
    const [first, second] = await handled(visit)
    expect(second).toEqual(first)
    await expect.poll(told).toEqual(['offer.accepted', 'offer.failed', 'offer.applied', 'flow.saved'])
  })

  it('that has not settled in 15 seconds shows the error; what comes later is still shown as it is', async () => {
    const visit = await world.visit(
      { ...account, script: handling(performed, waiting) },
      { before: (page) => page.clock.install() },
    )
    await accept(visit)
    await expect.poll(() => handled(visit)).toHaveLength(1)
    await visit.page.clock.fastForward(10_000)
    expect(await step(visit, 'offer').count()).toBe(1)
    await visit.page.clock.fastForward(5_000)
    await step(visit, 'error').waitFor()
    await settle(visit, 'resolve')
    await step(visit, 'done').waitFor()
    await visit.part('close').click()
    await visit.page.clock.fastForward(1000)
    expect(await outcomes(visit)).toMatchObject([{ outcome: 'saved', offer: 'discount' }])
    await expect.poll(told).toEqual(['offer.accepted', 'offer.failed', 'offer.applied', 'flow.saved'])
  })

  it('leads from its error to the page’s own cancel, once', async () => {
    const visit = await world.visit({ ...account, script: handling(['cancel'], '() => Promise.reject()') })
    await visit.open()
    await visit.leave()
    await step(visit, 'error').waitFor()
    expect(await visit.part('title').textContent()).toMatch(/not canceled/i)
    await visit.part('cancel').dblclick({ noWaitAfter: true })
    await expect.poll(() => outcomes(visit)).toMatchObject([{ outcome: 'canceled' }])
    expect((await visit.host()).filter((entry) => entry === 'cancel')).toHaveLength(1)
    await expect.poll(told).toEqual(['flow.canceled'])
  })

  it.each([
    ['resolve', 'saved', ['offer.accepted', 'offer.applied', 'flow.saved']],
    ['reject', 'failed', ['offer.accepted', 'offer.failed', 'flow.failed']],
  ] as const)('that %ss after the dialog was closed is recorded once, as %s', async (how, outcome, expected) => {
    const visit = await world.visit({ ...account, script: handling(performed, waiting) })
    await accept(visit)
    await expect.poll(() => handled(visit)).toHaveLength(1)
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    await settle(visit, how)
    await expect.poll(() => outcomes(visit)).toMatchObject([{ outcome, offer: 'discount' }])
    await expect.poll(told).toEqual(expected)
    expect(await visit.part('dialog').count()).toBe(0)
  })

  itWhole('that fails after the customer confirmed and closed leaves it to the page’s own cancel, once', async () => {
    const visit = await world.visit({
      ...account,
      script: handling(['cancel'], '() => new Promise((_, reject) => setTimeout(() => reject(new Error("no")), 300))'),
    })
    await visit.open()
    await visit.leave()
    await visit.part('close').click()
    expect(await visit.host()).not.toContain('cancel')
    await expect.poll(async () => (await visit.host()).filter((what) => what === 'cancel').length).toBe(1)
    await expect.poll(types).toContain('flow.canceled')
    expect(types()).not.toContain('flow.failed')
  })

  itWhole('hears who it is about and what was answered', async () => {
    const visit = await world.visit({ ...account, script: handling(performed) })
    await reachOffer(visit, 'pause')
    await pick(visit, 1).click()
    await visit.part('accept').click()
    await step(visit, 'done').waitFor()
    const session = (await handled(visit))[0]?.session
    expect(session).toMatchObject({
      flowId: 'main',
      mode: 'live',
      answers: { reason: 'pause' },
      offer: { id: 'pause', type: 'pause' },
      customer: subscriber.customer,
      subscription: subscriber.subscription,
    })
    await expect.poll(() => world.site.events[0]?.cfsession).toBe(session?.sessionId)
  })

  it('for the cancellation comes before the page’s own, which then is not run', async () => {
    const visit = await world.visit({
      ...account,
      script: handling(['cancel']),
      data: { ...patient.data, actions: '/actions' },
    })
    await visit.open()
    await visit.leave()
    await step(visit, 'done').waitFor()
    await visit.part('close').click()
    expect(await handled(visit)).toHaveLength(1)
    expect(await visit.host()).not.toContain('cancel')
    expect(world.site.requests).not.toContain('POST /actions')
  })
})

interface Posted {
  key: string | undefined
  body: Record<string, unknown>
}

/** Lets `/actions` answer with these statuses in turn, and keeps what it was sent. */
function answerActions(...statuses: number[]): Posted[] {
  const posted: Posted[] = []
  world.site.routes.set('/actions', ({ headers }, response, body) => {
    posted.push({ key: headers['idempotency-key'] as string | undefined, body: JSON.parse(body) })
    const status = statuses[posted.length - 1] ?? 200
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"confirmationId":"CN-9"}')
  })
  return posted
}

describe('the actions URL', () => {
  const served: MerchantPage = {
    ...account,
    customer: { ...subscriber, token: 'signed' },
    data: { ...patient.data, actions: '/actions' },
  }

  it('gets one POST a choice, and the same key with every try', async () => {
    const posted = answerActions(500)
    const visit = await world.visit(served)
    await accept(visit)
    await step(visit, 'error').waitFor()
    await visit.part('retry').click()
    await step(visit, 'done').waitFor()
    expect(await visit.part('receipt').textContent()).toContain('CN-9')
    expect(posted).toHaveLength(2)
    expect(posted[0]?.key).toBeTruthy()
    expect(posted[1]).toEqual(posted[0])
    expect(posted[0]?.body).toMatchObject({
      action: 'discount',
      choice: { percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' },
      session: { sessionId: world.site.events[0]?.cfsession, offer: { id: 'discount' } },
      decision: { rule: 'discount', offers: [{ id: 'discount' }] },
      token: 'signed',
    })
  })

  itWhole('gets a key that any header can carry, whatever the choice says', async () => {
    const posted = answerActions()
    const config = structuredClone(everyOffer)
    config.offers.discount.couponId = '专业版 – é'
    const visit = await world.visit({ ...served, config })
    await accept(visit)
    await step(visit, 'done').waitFor()
    expect(posted).toHaveLength(1)
    expect(posted[0]?.key).toMatch(/^[\x20-\x7e]{1,255}$/)
    expect(posted[0]?.body).toMatchObject({ choice: { couponId: '专业版 – é' } })
  })

  itWhole('performs the cancellation, under a key of its own', async () => {
    const posted = answerActions()
    const visit = await world.visit(served)
    await accept(visit)
    await step(visit, 'done').waitFor()
    await visit.part('close').click()
    await visit.open()
    await visit.leave()
    await step(visit, 'done').waitFor()
    expect(posted.map(({ body }) => body.action)).toEqual(['discount', 'cancel'])
    expect(posted[1]?.key).not.toBe(posted[0]?.key)
    expect(await visit.host()).not.toContain('cancel')
  })

  itWhole('leads from its failure to the page’s own cancel', async () => {
    answerActions(500)
    const visit = await world.visit(served)
    await visit.open()
    await visit.leave()
    await step(visit, 'error').waitFor()
    await visit.part('cancel').click()
    expect(await visit.host()).toContain('cancel')
  })
})

describe('a listener', () => {
  it('that throws, now or later, is reported and nothing more', async () => {
    const script = `${handling(performed)}
      fairwell('on', 'event', () => { throw new Error('now') })
      fairwell('on', 'outcome', async () => { throw new Error('later') })`
    const visit = await world.visit({ ...account, script })
    await accept(visit)
    await step(visit, 'done').waitFor()
    await visit.part('close').click()
    await expect.poll(() => outcomes(visit)).toHaveLength(1)
    await expect.poll(() => visit.said.filter((line) => /listener of "outcome"/.test(line))).toHaveLength(1)
    expect(visit.said.every((line) => line.startsWith('error: [fairwell] a listener of'))).toBe(true)
    expect(visit.errors).toEqual([])
    await expect.poll(told).toEqual(['offer.accepted', 'offer.applied', 'flow.saved'])
  })

  itWhole('hears each event by its name as well', async () => {
    const script = `fairwell('on', 'flow.started', ({ seq, type }) => host.push({ seq, type }))`
    const visit = await world.visit({ ...account, script })
    await visit.open()
    expect(await visit.host()).toEqual([{ seq: 1, type: 'flow.started' }])
  })

  itWhole('that was taken off hears nothing', async () => {
    const script = `const hear = () => host.push('heard'); fairwell('on', 'event', hear); fairwell('off', 'event', hear)`
    const visit = await world.visit({ ...account, script })
    await visit.open()
    expect(await visit.host()).toEqual([])
  })
})
