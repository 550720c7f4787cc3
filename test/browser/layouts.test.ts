import { describe, expect, it } from 'vitest'
import { everyOffer, patient, reason, step, subscriber } from '../support/everyOffer'
import { itWhole } from '../support/itWhole'
import type { MerchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

const body = `<main><h1>Account</h1><button id="cancel">Cancel plan</button>
  <section id="here"></section><button id="other" onclick="host.push('other')">Change card</button><div style="height: 2000px"></div></main>`

function page(layout: string, container?: string): MerchantPage {
  const data = { ...patient.data, container }
  return { data, config: { ...everyOffer, layout }, customer: subscriber, body }
}

async function boxOf(visit: Visit) {
  const { x = 0, y = 0, width = 0, height = 0 } = (await visit.part('dialog').boundingBox()) ?? {}
  return { left: x, top: y, right: x + width, bottom: y + height, width }
}

const window = { width: 1000, height: 700 }

describe('the layout', () => {
  it('modal stands in the middle, and at the bottom of a phone', async () => {
    const visit = await world.visit(page('modal'), { context: { viewport: window } })
    await visit.open()
    const { left, right, top, bottom } = await boxOf(visit)
    expect(left).toBeCloseTo(window.width - right, 0)
    expect(top).toBeCloseTo(window.height - bottom, 0)
    await visit.page.setViewportSize({ width: 375, height: 800 })
    expect(await boxOf(visit)).toMatchObject({ left: 0, right: 375, bottom: 800 })
  })

  itWhole('sheet stands at the bottom in any window', async () => {
    const visit = await world.visit(page('sheet'), { context: { viewport: window } })
    await visit.open()
    const { left, right, bottom, width } = await boxOf(visit)
    expect([bottom, width]).toEqual([window.height, 560])
    expect(left).toBeCloseTo(window.width - right, 0)
  })

  it.each([
    ['en', { right: 1000 }],
    ['ar', { left: 0 }],
  ])('drawer stands at the end of the line, in %s, from top to bottom', async (lang, edge) => {
    const visit = await world.visit({ ...page('drawer'), lang }, { context: { viewport: window } })
    await visit.open()
    expect(await boxOf(visit)).toMatchObject({ ...edge, top: 0, bottom: window.height })
  })

  it('drawer is closed by a press beside it, and not by one in its empty part', async () => {
    const visit = await world.visit(page('drawer'), { context: { viewport: window } })
    await visit.open()
    await reason(visit, 'booking').click()
    await visit.part('continue').click()
    await step(visit, 'offer').waitFor()
    await visit.page.mouse.click(800, 400)
    expect(await visit.part('dialog').count()).toBe(1)
    await visit.page.mouse.click(200, 400)
    await visit.part('dialog').waitFor({ state: 'detached' })
  })

  it('inline is a part of the page: it stands where it is told, and the page goes on working', async () => {
    const visit = await world.visit(page('inline', '#here'), { context: { viewport: window } })
    await visit.open()
    expect(await visit.page.locator('#here > fairwell-dialog').count()).toBe(1)
    expect(await visit.part('dialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(false)
    await visit.page.click('#other')
    expect(await visit.host()).toContain('other')
    await visit.page.evaluate('scrollTo(0, 500)')
    expect(await visit.page.evaluate('scrollY')).toBe(500)
    await visit.part('cancel').click()
    await visit.part('confirm').click()
    await expect.poll(() => visit.host()).toContain('cancel')
    expect(await visit.page.locator('fairwell-dialog').count()).toBe(0)
    expect(await visit.page.locator('#here').innerHTML()).toBe('')
  })

  itWhole('inline ends unchanged when the page takes its place away', async () => {
    const visit = await world.visit(page('inline', '#here'))
    await visit.open()
    await visit.page.evaluate(`document.querySelector('main').remove()`)
    await expect.poll(() => world.site.events.map(({ type }) => type)).toContain('dev.fairwell.flow.dismissed.v1')
  })

  it.each(['#nowhere', '!!', undefined])(
    'inline without a place to stand, at %s, is modal and says so',
    async (place) => {
      const visit = await world.visit(page('inline', place))
      await visit.open()
      expect(await visit.part('dialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(true)
      expect(visit.said.filter((line) => line.includes('container: expected'))).toHaveLength(1)
    },
  )
})
