import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { everyOffer, handling, patient, performed, reachOffer, reason, step, subscriber } from '../support/everyOffer'
import { itWhole } from '../support/itWhole'
import type { MerchantPage } from '../support/merchantPage'
import { openWorld } from '../support/world'

const world = openWorld()

const account: MerchantPage = { ...patient, config: everyOffer, customer: subscriber, script: handling(performed) }

function nameOf({ type }: CloudEvent): string {
  return type.split('.').slice(2, -1).join('.')
}

/** What the endpoint was sent, each event once and in the order of its session. */
function received(): CloudEvent[] {
  const byId = new Map(world.site.events.map((event) => [event.id, event]))
  return [...byId.values()].sort((a, b) => Number(a.sequence) - Number(b.sequence))
}

function names(): string[] {
  return received().map(nameOf)
}

describe('the events of a flow', () => {
  it('tell a saved subscription from the first screen to the last, in order and without a gap', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.part('accept').click()
    await step(visit, 'done').waitFor()
    await expect
      .poll(names)
      .toEqual([
        'flow.started',
        'flow.step_viewed',
        'survey.answered',
        'decision.made',
        'flow.step_viewed',
        'offer.shown',
        'offer.accepted',
        'offer.applied',
        'flow.step_viewed',
        'flow.saved',
      ])
    expect(received().map(({ sequence }) => sequence)).toEqual(received().map((_, index) => `${index + 1}`))
  })

  itWhole('tell a cancellation, and nothing follows its end', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.leave()
    await expect
      .poll(names)
      .toEqual([
        'flow.started',
        'flow.step_viewed',
        'survey.answered',
        'decision.made',
        'flow.step_viewed',
        'offer.shown',
        'offer.declined',
        'flow.step_viewed',
        'flow.canceled',
      ])
  })

  itWhole('are CloudEvents of one source and session, with what each is about', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.leave()
    await expect.poll(names).toContain('flow.canceled')
    for (const event of received()) {
      expect(event).toMatchObject({
        specversion: '1.0',
        source: `${world.site.url}/fairwell/main`,
        subject: 'cus_1',
        cfsession: received()[0]?.cfsession,
        data: { flowId: 'main', mode: 'live', customer: { id: 'cus_1' }, subscription: { mrr: 4900, currency: 'USD' } },
      })
      expect(event.type).toMatch(/^dev\.fairwell\.[a-z_]+\.[a-z_]+\.v1$/)
      expect(new Date(event.time).toISOString()).toBe(event.time)
    }
    expect(new Set(received().map(({ id }) => id)).size).toBe(received().length)
    const about = Object.fromEntries(received().map((event) => [nameOf(event), event.data]))
    expect(about['survey.answered']).toMatchObject({ reason: 'discount', answers: { reason: 'discount' } })
    expect(about['decision.made']).toMatchObject({
      rule: 'discount',
      offers: ['discount'],
      experiment: null,
      holdout: false,
    })
    expect(about['offer.shown']).toMatchObject({ offer: 'discount', type: 'discount' })
    expect(about['flow.canceled']).toMatchObject({ reason: 'discount' })
  })

  it('record the decision even when it shows nothing, held-out customers included', async () => {
    const visit = await world.visit({ ...account, config: { ...everyOffer, holdout: { share: 1 } } })
    await visit.open()
    await reason(visit, 'discount').click()
    await visit.part('continue').click()
    await step(visit, 'confirm').waitFor()
    await visit.part('keep').click()
    await expect.poll(names).toContain('decision.made')
    expect(names()).not.toContain('offer.shown')
    expect(received().find((event) => nameOf(event) === 'decision.made')?.data).toMatchObject({ holdout: true })
  })

  it('carry of the customer only what the config allows', async () => {
    const customer = {
      customer: { id: 'cus_1', email: 'ada@example.com', tier: 'gold' },
      subscription: { ...subscriber.subscription, seats: 7 },
    }
    const config = { ...everyOffer, privacy: { send: ['customer.tier', 'subscription.seats'] } }
    const visit = await world.visit({ ...account, customer, config })
    await visit.open()
    await visit.part('close').first().click()
    await expect.poll(names).toContain('flow.dismissed')
    for (const { data } of received()) {
      expect([data.customer, data.subscription]).toEqual([{ tier: 'gold' }, { seats: 7 }])
    }
    expect(JSON.stringify(received())).not.toMatch(/ada@|4900/)
  })

  itWhole('carry free text without addresses, card and phone numbers, and keep none of these either', async () => {
    world.site.routes.set('/cancel-events', (_, response) => response.writeHead(503).end())
    const visit = await world.visit(account)
    await visit.open()
    await reason(visit, 'other').click()
    const text = 'Write ada@example.com or call +1 415 555 2671, card 4242 4242 4242 4242, please'
    await visit.part('question').locator('textarea').fill(text)
    await visit.part('continue').click()
    await step(visit, 'confirm').waitFor()
    const kept = await visit.page.evaluate(`fairwell('undelivered').then(JSON.stringify)`)
    expect(kept).toContain('Write [email] or call [phone], card [card], please')
    expect(kept).not.toMatch(/ada@|4242|555/)
  })

  itWhole('say when they are a test', async () => {
    const visit = await world.visit({ ...account, data: { ...patient.data, mode: 'test' } })
    await visit.open()
    await expect.poll(names).toContain('flow.started')
    expect(received()[0]?.data.mode).toBe('test')
  })

  itWhole('raise an alert before the event it stands for', async () => {
    const alerts = [{ id: 'csm', on: 'flow.canceled', team: 'success' }]
    const visit = await world.visit({ ...account, config: { ...everyOffer, alerts } })
    await visit.open()
    await visit.leave()
    await expect.poll(names).toContain('flow.canceled')
    expect(names().slice(-2)).toEqual(['alert.raised', 'flow.canceled'])
  })
})

/** Counts what has been posted, as the page sees it. */
const countPosts = `
  window.posts = []
  const send = fetch
  window.fetch = (url, options) => {
    if (String(url).endsWith('/cancel-events')) posts.push(options.body)
    return send(url, options)
  }`

describe('delivery', () => {
  it('posts nothing in the task that opens a screen', async () => {
    const watch = `new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes])
      // A screen that is laid out ahead has left the page again by now.
      if (added.some(({ localName, isConnected }) => localName === 'fairwell-dialog' && isConnected)) host.push(posts.length)
    }).observe(document.documentElement, { childList: true })`
    const visit = await world.visit({ ...account, script: watch }, { init: countPosts })
    for (const opening of [1, 2]) {
      await visit.open()
      await expect
        .poll(() => world.site.events.filter((event) => nameOf(event) === 'flow.started'))
        .toHaveLength(opening)
      await visit.part('close').first().click()
      await expect.poll(names).toContain('flow.dismissed')
      await expect.poll(() => visit.page.evaluate(`fairwell('undelivered').then((left) => left.length)`)).toBe(0)
      await visit.page.evaluate('posts.length = 0')
    }
    expect(await visit.host()).toEqual([0, 0])
  })

  it('sends the end in the task in which the page’s own cancel navigates away, to a slow endpoint too', async () => {
    world.site.routes.set('/cancel-events', (_, response, body) => {
      world.site.events.push(...(JSON.parse(body) as CloudEvent[]))
      setTimeout(() => response.writeHead(204).end(), 1500)
    })
    world.site.pages.set('/goodbye', 'Goodbye')
    const body = '<main><h1>Account</h1><a id="cancel" href="/goodbye">Cancel plan</a></main>'
    // A timer of the click ends what counts: it runs after its task, where the page is not left by then.
    const script = `
      let isAfter = false
      posts.push = (body) => isAfter || sessionStorage.setItem('posts', (sessionStorage.getItem('posts') ?? '') + body)
      cancel.addEventListener('click', () => setTimeout(() => { isAfter = true }))`
    const visit = await world.visit({ ...account, body, script }, { init: countPosts })
    await visit.open()
    await visit.leave()
    await visit.page.waitForURL('**/goodbye')
    await expect.poll(names).toContain('flow.canceled')
    expect(await visit.page.evaluate(`sessionStorage.getItem('posts')`)).toContain('flow.canceled')
  })

  itWhole('sends what an earlier visit could not, on the next load and under the same ids', async () => {
    const lost: CloudEvent[] = []
    world.site.routes.set('/cancel-events', (_, response, body) => {
      lost.push(...(JSON.parse(body) as CloudEvent[]))
      response.writeHead(503).end()
    })
    const visit = await world.visit(account)
    await visit.open()
    await visit.part('close').first().click()
    await expect.poll(() => lost.map(nameOf)).toContain('flow.dismissed')
    world.site.routes.delete('/cancel-events')
    await visit.page.reload()
    await expect.poll(names, { timeout: 8000 }).toEqual(['flow.started', 'flow.step_viewed', 'flow.dismissed'])
    const copies = new Map(lost.map((event) => [event.id, event]))
    for (const event of received()) expect(event).toEqual(copies.get(event.id))
    expect(await visit.part('dialog').count()).toBe(0)
  })
})
