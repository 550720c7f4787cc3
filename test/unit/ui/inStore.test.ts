// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/decide/decide'
import { eventsFor } from '../../../src/events/wire/eventsFor'
import type { Action } from '../../../src/flow/flow'
import { readSituation } from '../../../src/situation/readSituation'
import { drawLaw, said } from '../../support/lawScreen'
import { config, now, situation, started, walk } from '../../support/startedFlow'

const bought = (provider: string, over: object = {}) => ({
  subscription: { ...situation.subscription, planName: 'Studio', provider, ...over },
})
const inStore = (provider: string, over: object = {}) => started({ situation: bought(provider, over) })

describe('a subscription that a store bills', () => {
  it.each([
    ['apple', 'App Store', 'https://apps.apple.com/account/subscriptions'],
    ['google', 'Google Play', 'https://play.google.com/store/account/subscriptions'],
  ])('%s: leads to the store’s own page, and to nothing else that changes anything', async (provider, name, url) => {
    const acted: Action[] = []
    const flow = inStore(provider)
    expect(flow).toMatchObject({ step: 'state', offers: [] })
    const root = await drawLaw(flow, (action) => acted.push(action))
    expect(said(root, 'h2')).toEqual([`This subscription is billed by ${name}`])
    const link = root.querySelector<HTMLAnchorElement>('a[part~="cancel"]')
    expect([link?.textContent, link?.getAttribute('href'), link?.target]).toEqual([`Cancel in ${name}`, url, '_blank'])
    expect(said(root, '[part~="accept"], [part~="offer"], [part~="confirm"]')).toEqual([])
    // The tab that it opens is the browser's business.
    link?.addEventListener('click', (event) => event.preventDefault())
    link?.click()
    expect(acted).toEqual([{ type: 'refer' }])
  })

  it.each(['active', 'paused', 'canceling', 'canceled', undefined])('is the same in the status %s', async (status) => {
    const flow = inStore('apple', { status })
    expect(flow.step).toBe('state')
    for (const action of ['cancel', 'decline', 'resume', 'confirm', 'continue', 'back'] as const)
      expect([action, walk(flow, action)]).toEqual([action, flow])
    expect(said(await drawLaw(flow), 'h2')).toEqual(['This subscription is billed by App Store'])
  })

  it('ends as referred where the customer follows the link, and changes nothing where they close', () => {
    const referred = walk(inStore('google'), { type: 'refer' })
    expect(referred).toMatchObject({ outcome: 'referred', closed: true })
    expect(eventsFor(inStore('google'), { type: 'refer' }, referred).map(({ type }) => type)).toEqual(['flow.referred'])
    expect(walk(inStore('google'), 'close')).toMatchObject({ outcome: 'dismissed', closed: true })
  })

  it('is reached from the choice of several, by either way on', () => {
    const several = started({
      situation: {
        subscription: undefined,
        subscriptions: [
          { id: 'a', status: 'active' },
          { id: 'b', provider: 'apple' },
        ],
      },
    })
    for (const way of ['continue', 'cancel'] as const) {
      expect(walk(several, { type: 'choose', subscription: 1 }, way).step).toBe('state')
      expect(walk(several, { type: 'choose', subscription: 0 }, way).step).toBe(way === 'cancel' ? 'confirm' : 'survey')
    }
  })

  it('is offered nothing, by the server neither, and decide says why', () => {
    const decision = decide(config, {
      ...situation,
      ...bought('apple'),
      answers: { reason: 'price' },
      now: now.toISOString(),
    })
    expect(decision.offers).toEqual([])
    expect(decision.trace).toContainEqual({
      kind: 'offer',
      id: 'save20',
      result: 'not_matched',
      why: 'billed by apple',
    })
  })

  it('is known by the words of billers; what else bills is the page’s own to say', () => {
    const read = (provider: unknown) => readSituation({ subscription: { provider } })
    const words = [
      'App Store',
      'app_store',
      'iTunes',
      'APPLE',
      'google_play',
      'Play Store',
      'android',
      'stripe',
      ' Paddle ',
    ]
    const stores = ['apple', 'apple', 'apple', 'apple', 'google', 'google', 'google', 'stripe', 'Paddle']
    expect(words.map((word) => read(word).situation.subscription?.provider)).toEqual(stores)
    expect(read(5).problems.map(({ path }) => path)).toContain('subscription.provider')
    expect(started({ situation: bought('stripe') }).step).toBe('survey')
  })
})
