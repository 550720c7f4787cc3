// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DAY } from '../../../src/base/day'
import { prepare } from '../../../src/embed/opening/prepare'
import { historyKey } from '../../../src/embed/opening/readOfferHistory'
import { createPage } from '../../../src/embed/page/page'
import { keepOfferHistory } from '../../../src/embed/session/keepOfferHistory'
import type { FlowEvent, FlowEventType } from '../../../src/events/wire/flowEvent'

const start = Date.parse('2026-01-01T00:00:00Z')

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

/** A move of a customer, some days after the start. */
function move(
  type: FlowEventType,
  customerId: string | undefined,
  { offer = 'save20', day = 0, flowId = 'main' } = {},
) {
  const time = new Date(start + day * DAY).toISOString()
  keepOfferHistory({ type, flowId, time, data: { offer, type: 'discount' } } as unknown as FlowEvent, customerId)
}

/** What a flow that opens for this customer knows of their offers, as `id status`. */
async function known(customerId?: string | number, flowId = 'main'): Promise<string[]> {
  const page = createPage()
  if (customerId !== undefined) page.identity = { customer: { id: customerId as string } }
  const config = { version: 1, id: flowId, survey: { reasons: [{ id: 'unused', label: 'Unused' }] } }
  const { situation } = await prepare(page, config)
  return (situation?.history?.offers ?? []).map(({ id, status }) => `${id} ${status}`)
}

const keys = () => Object.keys(localStorage).sort()

describe('the history of offers', () => {
  it('is each customer’s own, and one of its own where no id is given', async () => {
    move('offer.shown', 'cus_a')
    move('offer.applied', 'cus_a')
    move('offer.shown', undefined)
    move('offer.declined', 'cus_a', { flowId: 'other' })
    expect(await known('cus_a')).toEqual(['save20 shown', 'save20 accepted'])
    expect(await known('cus_b')).toEqual([])
    expect(await known()).toEqual(['save20 shown'])
    expect(await known('cus_a', 'other')).toEqual(['save20 declined'])
  })

  it('is the same for an id that is given as a number', async () => {
    move('offer.declined', '7')
    expect(await known(7)).toEqual(['save20 declined'])
  })

  it.each(['cus_a:main', 'main', ':', 'héllo 🙂', 'a'.repeat(300)])('does not show the id %s', (id) => {
    move('offer.shown', id)
    expect(keys()).toEqual([expect.stringMatching(/^fairwell:offers:[0-9a-f]{1,8}:main$/)])
    expect(JSON.stringify(localStorage)).not.toContain(`"id":"${id}"`)
  })

  it('is not another flow’s, whatever characters their ids have', async () => {
    const flows = ['main', ':main', 'a:main', `${historyKey('main', 'cus_a').split(':')[2]}:main`]
    for (const flowId of flows) move('offer.shown', 'cus_a', { flowId, offer: flowId })
    for (const flowId of flows) expect(await known('cus_a', flowId)).toEqual([`${flowId} shown`])
    expect(await known(undefined, flows[3])).toEqual([])
  })

  it('ends 400 days after an offer, for who comes and for who does not', async () => {
    move('offer.shown', 'cus_gone', { day: 0 })
    move('offer.shown', 'cus_a', { day: 0, offer: 'first' })
    move('offer.shown', 'cus_a', { day: 399, offer: 'second' })
    expect(await known('cus_a')).toEqual(['first shown', 'second shown'])
    expect(await known('cus_gone')).toEqual(['save20 shown'])
    move('offer.shown', 'cus_a', { day: 401, offer: 'third' })
    expect(await known('cus_a')).toEqual(['second shown', 'third shown'])
    expect(keys()).toEqual([historyKey('main', 'cus_a')])
  })

  it('keeps the last hundred records', async () => {
    for (let place = 0; place < 120; place++) move('offer.shown', 'cus_a', { offer: `o${place}` })
    expect((await known('cus_a')).length).toBe(100)
    expect((await known('cus_a')).at(-1)).toBe('o119 shown')
  })

  it('costs nothing but itself where storage is full', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(() => move('offer.shown', 'cus_a')).not.toThrow()
  })
})

describe('a history of an earlier version, which was the browser’s', () => {
  const left = () =>
    localStorage.setItem(
      'fairwell:history:main',
      JSON.stringify([{ id: 'save20', status: 'accepted', time: '2025-12-01T00:00:00Z' }]),
    )

  it('goes to the first customer who moves in a flow: what was used up stays so, and the next is refused nothing', async () => {
    left()
    expect(await known('cus_a')).toEqual(['save20 accepted'])
    move('decision.made', 'cus_a')
    expect(await known('cus_a')).toEqual(['save20 accepted'])
    expect(await known('cus_b')).toEqual([])
    expect(await known()).toEqual([])
    expect(keys()).toEqual([historyKey('main', 'cus_a')])
  })

  it('goes to a customer without an id where the page gives none', async () => {
    left()
    move('flow.step_viewed', undefined)
    expect(await known()).toEqual(['save20 accepted'])
    expect(keys()).toEqual([historyKey('main', undefined)])
  })

  it('is not touched by a flow that only gets ready to open (law: a guest)', async () => {
    left()
    expect(await known('cus_a')).toEqual(['save20 accepted'])
    expect(keys()).toEqual(['fairwell:history:main'])
  })

  it('goes, where it is none or too old', () => {
    localStorage.setItem('fairwell:history:main', 'garbage')
    localStorage.setItem('fairwell:history:retired', '[{"id":"a","status":"shown","time":"2020-01-01T00:00:00Z"}]')
    move('offer.shown', 'cus_a')
    expect(keys()).toEqual([historyKey('main', 'cus_a')])
  })
})
