import { expect, it } from 'vitest'
import {
  acceptDiscount,
  account,
  closeDialog,
  received,
  settle,
  told,
  waiting,
  withCancel,
  words,
} from '../../support/account'
import { handled, handling, outcomes, performed, pick, reachOffer, step } from '../../support/everyOffer'
import { openWorld } from '../../support/world'

const world = openWorld()

/** What the page's handlers and these listeners did, in order. */
function hearing(...names: string[]): string {
  return names.map((name) => `fairwell('on', '${name}', () => host.push('heard ${name}'))`).join('\n')
}

function endings(): string[] {
  return received(world.site).flatMap(({ name }) => (/^flow\.(?!started|step_viewed)/.test(name) ? [name] : []))
}

it('accepting runs the handler, then tells listeners, then shows success; the outcome is saved', async () => {
  const script = `${handling(performed)}\n${hearing('offer.applied', 'flow.saved')}`
  const visit = await world.visit({ ...account, script })
  await acceptDiscount(visit)
  await step(visit, 'done').waitFor()
  const order = (await visit.host()).map((entry) =>
    typeof entry === 'string' ? entry : Object.keys(entry as object)[0],
  )
  expect(order).toEqual(['handler', 'heard offer.applied', 'heard flow.saved'])
  await closeDialog(visit)
  expect(await outcomes(visit)).toMatchObject([{ outcome: 'saved' }])
})

it('while the handler is at work the screen is busy and its buttons do nothing', async () => {
  const visit = await world.visit({ ...account, script: handling(performed, waiting) })
  await acceptDiscount(visit)
  expect(await visit.part('offer').getAttribute('aria-busy')).toBe('true')
  for (const part of ['accept', 'cancel', 'back']) {
    expect(await visit.part(part).getAttribute('aria-disabled')).toBe('true')
    await visit.part(part).dispatchEvent('click')
  }
  expect(await step(visit, 'offer').count()).toBe(1)
  expect(await handled(visit)).toHaveLength(1)
  await settle(visit, 'resolve')
  await step(visit, 'done').waitFor()
})

it('a handler that rejects is said, nothing is busy any more, and it can be tried again', async () => {
  const visit = await world.visit({ ...account, script: handling(performed, waiting) })
  await acceptDiscount(visit)
  await settle(visit, 'reject')
  await step(visit, 'error').waitFor()
  expect(await visit.part('error').textContent()).toMatch(/did not go through/)
  expect(await visit.page.locator('fairwell-dialog [aria-busy=true]').count()).toBe(0)
  await visit.part('retry').click()
  await settle(visit, 'resolve', 1)
  await step(visit, 'done').waitFor()
})

it('canceling runs the cancel handler, then tells listeners; one that fails is said, with a way on', async () => {
  const script = `${handling(['cancel'], waiting)}\n${hearing('flow.canceled')}`
  const visit = await world.visit({ ...account, script })
  await visit.open()
  await visit.leave()
  await settle(visit, 'reject')
  await step(visit, 'error').waitFor()
  expect(await visit.host()).not.toContain('heard flow.canceled')
  await visit.part('retry').click()
  await settle(visit, 'resolve', 1)
  await step(visit, 'done').waitFor()
  expect((await visit.host()).at(-1)).toBe('heard flow.canceled')
  await closeDialog(visit)
  expect(await outcomes(visit)).toMatchObject([{ outcome: 'canceled' }])
})

it('the actions URL is asked before listeners hear, and not at all where there is a handler', async () => {
  const order: string[] = []
  world.site.routes.set('/actions', (_, response) => {
    order.push('asked')
    response.end('{}')
  })
  const data = { ...account.data, actions: '/actions' }
  const visit = await world.visit({
    ...account,
    data,
    script: `fairwell('on', 'offer.applied', () => fetch('/heard'))`,
  })
  world.site.routes.set('/heard', (_, response) => {
    order.push('heard')
    response.end()
  })
  await acceptDiscount(visit)
  await expect.poll(() => order).toEqual(['asked', 'heard'])
  const other = await world.visit({ ...account, data })
  await acceptDiscount(other)
  await step(other, 'done').waitFor()
  expect(order).toEqual(['asked', 'heard'])
})

it('a request to the actions URL has its path, body and key; one that is refused is an error with the status', async () => {
  const asked: unknown[] = []
  world.site.routes.set('/api/cancel-actions', ({ method, headers, url }, response, body) => {
    asked.push({ method, url, type: headers['content-type'], key: headers['idempotency-key'], body: JSON.parse(body) })
    response.writeHead(409).end('{}')
  })
  const visit = await world.visit({
    ...account,
    customer: { ...(account.customer as object), token: 'signed' },
    data: { ...account.data, actions: '/api/cancel-actions' },
    script: `fairwell('on', 'error', ({ cause }) => host.push(String(cause)))`,
  })
  await acceptDiscount(visit)
  await step(visit, 'error').waitFor()
  expect(asked[0]).toMatchObject({
    method: 'POST',
    url: '/api/cancel-actions',
    type: 'application/json',
    key: expect.stringMatching(/^[\x21-\x7e]+$/),
    body: {
      action: 'discount',
      choice: { percentOff: 20 },
      token: 'signed',
      session: { answers: { reason: 'discount' } },
    },
  })
  expect((await visit.host()).join()).toContain('409')
})

it('an empty answer of 200 or 204 is success', async () => {
  for (const status of [200, 204]) {
    world.site.routes.set('/actions', (_, response) => response.writeHead(status).end())
    const visit = await world.visit({ ...account, data: { ...account.data, actions: '/actions' }, script: '' })
    await acceptDiscount(visit)
    await step(visit, 'done').waitFor()
  }
})

it('what was picked is what the handler gets, what is recorded and what the last screen says', async () => {
  const visit = await world.visit(account, { before: (page) => page.clock.setFixedTime('2026-01-31T12:00:00Z') })
  await reachOffer(visit, 'pause')
  await pick(visit, 2).click()
  await visit.part('accept').click()
  await step(visit, 'done').waitFor()
  const choice = {
    length: 2,
    unit: 'month',
    startsAt: '2026-12-31T12:00:00.000Z',
    resumesAt: '2027-02-28T12:00:00.000Z',
  }
  expect(await handled(visit)).toMatchObject([{ choice }])
  expect(await words(visit)).toContain('December 31, 2026')
  expect(await words(visit)).toContain('February 28, 2027')
  for (const name of ['offer.accepted', 'offer.applied', 'flow.saved']) {
    expect(await told(world.site, name)).toMatchObject({ choice })
  }
})

it('a listener that throws after success changes nothing and is reported', async () => {
  const script = `${handling(performed)}
    fairwell('on', 'offer.applied', () => { throw new Error('now') })
    fairwell('on', 'flow.saved', async () => { throw new Error('later') })`
  const visit = await world.visit({ ...account, script })
  await acceptDiscount(visit)
  await step(visit, 'done').waitFor()
  expect(await handled(visit)).toHaveLength(1)
  await expect
    .poll(() => visit.said.filter((line) => line.startsWith('error: [fairwell] a listener of')))
    .toHaveLength(2)
  expect(visit.errors).toEqual([])
})

it('three presses in one task run an action once, and nothing else gets in between', async () => {
  const visit = await world.visit({ ...withCancel, script: handling([...performed, 'cancel'], waiting) })
  await reachOffer(visit, 'discount')
  const press = (...parts: string[]) =>
    visit.page.evaluate((names) => {
      const root = document.querySelector('fairwell-dialog')?.shadowRoot
      for (const name of names) root?.querySelector<HTMLElement>(`[part~="${name}"]`)?.click()
    }, parts)
  await press('accept', 'accept', 'accept', 'cancel', 'back', 'decline')
  expect((await handled(visit)).map(({ handler }) => handler)).toEqual(['discount'])
  expect(await step(visit, 'offer').count()).toBe(1)
  await settle(visit, 'resolve')
  await step(visit, 'done').waitFor()
  await closeDialog(visit)
  await visit.open()
  await visit.part('cancel').click()
  await step(visit, 'confirm').waitFor()
  await press('confirm', 'confirm', 'confirm')
  expect((await handled(visit)).map(({ handler }) => handler)).toEqual(['discount', 'cancel'])
})

it('closing while an action is at work records one ending, the true one', async () => {
  const visit = await world.visit({ ...account, script: handling(performed, waiting) })
  await acceptDiscount(visit)
  await visit.page.keyboard.press('Escape')
  await expect.poll(() => visit.part('dialog').count()).toBe(0)
  expect(await outcomes(visit)).toEqual([])
  await settle(visit, 'resolve')
  await expect.poll(() => outcomes(visit)).toMatchObject([{ outcome: 'saved', offer: 'discount' }])
  await expect.poll(endings).toEqual(['flow.saved'])
})
