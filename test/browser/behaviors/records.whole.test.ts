import { expect, it } from 'vitest'
import { signSituation, verifyClaim, verifySituation } from '../../../src/server'
import claims from '../../cases/claims.json'
import { acceptDiscount, account, closeDialog, received, takeDiscount, told } from '../../support/account'
import { everyOffer, handling, pick, reachOffer, reason, step, subscriber } from '../../support/everyOffer'
import { openWorld } from '../../support/world'

const world = openWorld()

function names(): string[] {
  return received(world.site).map(({ name }) => name)
}

it('every change of screen is told, with the screen', async () => {
  const script = `${account.script}\nfairwell('on', 'flow.step_viewed', ({ data }) => host.push(data.step))`
  const visit = await world.visit({ ...account, script })
  await reachOffer(visit, 'discount')
  await visit.part('cancel').click()
  await step(visit, 'confirm').waitFor()
  await visit.part('back').click()
  await visit.part('accept').click()
  await step(visit, 'done').waitFor()
  expect((await visit.host()).filter((entry) => typeof entry === 'string')).toEqual([
    ...['survey', 'offer', 'confirm', 'offer', 'done'],
  ])
})

it('records the reason, what was written, the outcome, and the accepted offer with its terms', async () => {
  const visit = await world.visit(account)
  await reachOffer(visit, 'discount')
  await visit.part('back').click()
  await reason(visit, 'other').click()
  await visit.part('question').locator('textarea').fill('Too slow')
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  await closeDialog(visit)
  await expect.poll(names).toContain('flow.dismissed')
  const answers = received(world.site).findLast(({ name }) => name === 'survey.answered')?.data
  expect(answers).toMatchObject({ reason: 'other', influence: 'unknown', answers: { comment: 'Too slow' } })
  world.site.events.length = 0
  const other = await world.visit(account)
  await takeDiscount(other)
  expect(await told(world.site, 'survey.answered')).toMatchObject({ category: 'price', influence: 'influenceable' })
  const taken = { offer: 'discount', choice: { percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' } }
  expect(await told(world.site, 'offer.accepted')).toMatchObject({ ...taken, type: 'discount' })
  expect(await told(world.site, 'flow.saved')).toMatchObject({ ...taken, reason: 'discount' })
})

it('records every offer that was shown, and whether it was taken or declined, with the time', async () => {
  const visit = await world.visit(account)
  await reachOffer(visit, 'credit')
  await visit.part('back').click()
  await reason(visit, 'discount').click()
  await visit.part('continue').click()
  await visit.part('cancel').click()
  await step(visit, 'confirm').waitFor()
  await closeDialog(visit)
  await expect.poll(names).toContain('flow.dismissed')
  const about = received(world.site).filter(({ name }) => name.startsWith('offer.'))
  expect(about.map(({ name, data }) => [name, (data as { offer: string }).offer])).toEqual([
    ['offer.shown', 'credit'],
    ['offer.shown', 'discount'],
    ['offer.declined', 'discount'],
  ])
  for (const { time } of about) expect(new Date(time).toISOString()).toBe(time)
})

it('records every screen with the time it came, in order, so that its length is known', async () => {
  const visit = await world.visit(account)
  await takeDiscount(visit)
  await expect.poll(names).toContain('flow.saved')
  const viewed = received(world.site).filter(({ name }) => name === 'flow.step_viewed')
  expect(viewed.map(({ data }) => (data as { step: string }).step)).toEqual(['survey', 'offer', 'done'])
  const times = viewed.map(({ time }) => Date.parse(time))
  expect(times).toEqual([...times].sort((one, other) => one - other))
})

it.each([
  ['pause', 2, { length: 2, unit: 'month' }],
  ['plan_change', 'lite', { planId: 'lite', amount: 1900, currency: 'USD', interval: 'month' }],
  ['trial_extension', null, { days: 14 }],
  ['credit', null, { amount: 1500, currency: 'USD' }],
  ['discount', null, { percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' }],
])('records the terms of a %s', async (id, picked, choice) => {
  const subscription = { ...subscriber.subscription, ...(id === 'trial_extension' && { status: 'trialing' }) }
  const visit = await world.visit({ ...account, customer: { ...subscriber, subscription } })
  await reachOffer(visit, id)
  if (picked !== null) await pick(visit, picked).click()
  await visit.part('accept').click()
  await step(visit, 'done').waitFor()
  expect((await told(world.site, 'offer.applied')).choice).toMatchObject(choice)
})

it('records are live unless the page asks for a test', async () => {
  await (await world.visit(account)).open()
  expect((await told(world.site, 'flow.started')).mode).toBe('live')
  world.site.events.length = 0
  await (await world.visit({ ...account, data: { ...account.data, mode: 'test' } })).open()
  expect((await told(world.site, 'flow.started')).mode).toBe('test')
})

it('sends nothing without an endpoint, and a failing one changes nothing in the flow', async () => {
  const without = await world.visit({ ...account, data: { ...account.data, endpoint: undefined } })
  await takeDiscount(without)
  expect(world.site.requests.filter((request) => request.startsWith('POST'))).toEqual([])
  world.site.routes.set('/cancel-events', (_, response) => response.writeHead(500).end())
  const failing = await world.visit(account)
  await takeDiscount(failing)
  expect(world.site.requests).toContain('POST /cancel-events')
  expect(failing.errors).toEqual([])
})

it('what is paid reaches the record as far as the config lets it; who pays nothing known is fine', async () => {
  const config = { ...everyOffer, privacy: { send: ['customer.id', 'subscription.interval', 'subscription.status'] } }
  await (await world.visit({ ...account, config })).open()
  expect(await told(world.site, 'flow.started')).toMatchObject({
    customer: { id: 'cus_1' },
    subscription: { interval: 'month', status: 'active' },
  })
  world.site.events.length = 0
  const visit = await world.visit({ ...account, customer: { customer: { id: 'cus_2' } } })
  await visit.open()
  expect(await told(world.site, 'flow.started')).toMatchObject({ customer: { id: 'cus_2' }, subscription: {} })
  expect(visit.errors).toEqual([])
})

const secret = 'a-secret-for-tests-that-is-long-enough'
const now = new Date('2026-11-21T12:00:00Z')

it('a server goes by the facts it signed, whatever the page claims', async () => {
  const token = await signSituation(claims.situation as object, { secret, now })
  const claim = { ...claims.claim, customer: { id: 'cus_other' }, subscription: { status: 'trialing', amount: 1 } }
  const { situation } = await verifyClaim({ config: claims.config as never, token, secret, now, claim: claim as never })
  expect(situation).toEqual(claims.situation)
})

it('a token that is malformed, forged, expired or early is refused by its own name', async () => {
  const sign = (facts: object, own = secret) => signSituation(facts, { secret: own, now })
  const refused = async (token: string, seconds = 0) => {
    const error = await verifySituation(token, { secret, now: new Date(+now + seconds * 1000) }).catch(
      (thrown) => thrown,
    )
    return error.code
  }
  const token = await sign({ customer: { id: 'cus_é' } })
  expect(await refused('x')).toBe('malformed_token')
  expect(await refused(await sign({}, 'another-secret-that-is-long-enough-too'))).toBe('wrong_signature')
  expect(await refused(token, 7200)).toBe('expired')
  expect(await refused(token, -7200)).toBe('not_yet_valid')
  expect((await verifySituation(token, { secret, now })).situation).toEqual({ customer: { id: 'cus_é' } })
})

it('ids are the config’s own, and the same config has the same name in every record', async () => {
  const hashes: unknown[] = []
  for (const config of [everyOffer, structuredClone(everyOffer), { ...everyOffer, id: 'other' }]) {
    world.site.events.length = 0
    await (await world.visit({ ...account, config })).open()
    const { configHash, flowId } = await told(world.site, 'flow.started')
    expect(flowId).toBe(config.id)
    hashes.push(configHash)
  }
  expect(hashes[1]).toBe(hashes[0])
  expect(hashes[2]).not.toBe(hashes[0])
})

it('who was taken off, and everyone after destroy, hears nothing more', async () => {
  const script = `${handling(['discount'])}
    const hear = ({ type }) => host.push(type)
    fairwell('on', 'event', hear)
    fairwell('on', 'flow.step_viewed', hear)
    fairwell('off', 'event', hear)`
  const visit = await world.visit({ ...account, script })
  await visit.open()
  expect(await visit.host()).toEqual(['flow.step_viewed'])
  await visit.page.evaluate(`fairwell('destroy')`)
  const after = await visit.host()
  await visit.page.click('#cancel')
  expect(await visit.host()).toEqual([...after, 'cancel'])
})

it('a page that is left in the middle sends its record, and one that was offline sends it later', async () => {
  const visit = await world.visit(account)
  await acceptDiscount(visit)
  await visit.page.goto('about:blank')
  await expect.poll(names).toContain('offer.accepted')
  world.site.events.length = 0
  world.site.routes.set('/cancel-events', (_, response) => response.destroy())
  const offline = await world.visit(account)
  await offline.open()
  await closeDialog(offline)
  world.site.routes.delete('/cancel-events')
  await offline.page.reload()
  await expect.poll(names, { timeout: 10_000 }).toContain('flow.dismissed')
})
