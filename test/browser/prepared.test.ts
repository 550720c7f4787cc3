import { describe, expect, it } from 'vitest'
import { itWhole } from '../support/itWhole'
import { flowConfig, knownCustomer } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

const config = { ...flowConfig, survey: { ...flowConfig.survey, title: 'Why, {{customer.firstName|there}}?' } }
const title = (visit: Visit) => visit.part('title').textContent()

/** The pointer comes near, and the first screen is drawn ahead of the press. */
async function comeNear(visit: Visit): Promise<void> {
  await visit.page.hover('#cancel')
  // Drawn outside the page, so that nothing of the page tells; the loaded code does, and the drawing follows in a moment.
  await expect.poll(() => world.site.requests.some((request) => request.includes('/flow-'))).toBe(true)
  await visit.page.waitForTimeout(300)
}

describe('a first screen that was drawn ahead of the press', () => {
  it('says what is known when the press comes', async () => {
    const visit = await world.visit({ config, customer: knownCustomer })
    await comeNear(visit)
    await visit.page.evaluate(`fairwell('identify', { customer: { id: 'cus_2', firstName: 'Bo' } })`)
    await visit.open()
    expect(await title(visit)).toBe('Why, Bo?')
    await visit.part('reason').first().click()
    await visit.leave()
    await expect.poll(() => visit.host()).toEqual(['cancel'])
    await expect.poll(() => world.site.events.at(-1)?.subject).toBe('cus_2')
  })

  it('is not the one of another config', async () => {
    const visit = await world.visit({ config, customer: knownCustomer })
    await comeNear(visit)
    const other = {
      ...config,
      survey: { title: 'What else?', order: 'listed', reasons: [{ id: 'z', label: 'Other' }] },
    }
    await visit.page.evaluate(`fairwell('init', { config: ${JSON.stringify(other)} })`)
    await visit.open()
    expect(await title(visit)).toBe('What else?')
    expect(await visit.part('reason').allTextContents()).toEqual(['Other'])
  })

  itWhole('opens again and again, with nothing of the time before', async () => {
    const visit = await world.visit({ config, customer: knownCustomer })
    for (let time = 1; time <= 3; time += 1) {
      await comeNear(visit)
      await visit.open()
      expect(await visit.part('dialog').count()).toBe(1)
      expect(await visit.page.locator('fairwell-dialog input:checked').count()).toBe(0)
      await visit.part('reason').nth(1).click()
      await visit.page.keyboard.press('Escape')
      await visit.part('dialog').waitFor({ state: 'detached' })
      await visit.page.mouse.move(0, 0)
    }
    await expect.poll(() => world.site.events.filter(({ type }) => type.includes('flow.dismissed')).length).toBe(3)
    expect(visit.errors).toEqual([])
    expect(await visit.host()).toEqual([])
  })

  it('moves nothing of the page while it is laid out', async () => {
    const visit = await world.visit({ config, customer: knownCustomer })
    const { page } = visit
    await page.evaluate(`
      document.body.insertAdjacentHTML('beforeend', '<input id="field"><div style="height: 3000px"></div>')
      document.querySelector('#field').focus({ preventScroll: true })
      scrollTo(0, 40)
      window.shifts = 0
      new PerformanceObserver((list) => { shifts += list.getEntries().length }).observe({ type: 'layout-shift', buffered: true })
      window.laidOut = []
      new MutationObserver((changes) => {
        for (const { addedNodes, removedNodes } of changes)
          for (const node of [...addedNodes, ...removedNodes]) laidOut.push(node.localName)
      }).observe(document.documentElement, { childList: true })`)
    const look = () =>
      page.evaluate(`[document.activeElement.id, scrollY, document.documentElement.scrollHeight, shifts]`)
    const before = await look()
    await comeNear(visit)
    await expect.poll(() => page.evaluate('laidOut')).toEqual(['fairwell-dialog', 'fairwell-dialog'])
    expect(await look()).toEqual(before)
    expect(await page.locator('fairwell-dialog').count()).toBe(0)
  })
})
