import { describe, expect, it } from 'vitest'
import { handling, performed, reachOffer, reason, step } from '../../support/everyOffer'
import { failingAccount } from '../../support/failingAccount'
import { focused } from '../../support/focused'
import { openWorld } from '../../support/world'

const world = openWorld()

describe('focus', () => {
  it('goes to the heading of every screen, and there is one heading', async () => {
    const visit = await world.visit(failingAccount)
    await visit.open()
    const isOnTitle = async () => [await focused(visit), await visit.page.locator('fairwell-dialog h2').count()]
    expect(await isOnTitle()).toEqual(['ours title', 1])
    await reason(visit, 'discount').click()
    for (const [press, next] of [
      ['continue', 'offer'],
      ['cancel', 'confirm'],
      ['back', 'offer'],
      ['accept', 'error'],
    ] as const) {
      await visit.part(press).click()
      await step(visit, next).waitFor()
      expect([next, ...(await isOnTitle())]).toEqual([next, 'ours title', 1])
    }
  })

  it('never reaches the page with Tab, in either direction', async () => {
    const visit = await world.visit(failingAccount)
    await visit.open()
    const reached = new Set<string>()
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let press = 0; press < 12; press++) {
        await visit.page.keyboard.press(key)
        reached.add(await focused(visit))
      }
    }
    expect([...reached].filter((name) => !name.startsWith('ours') && name !== 'body')).toEqual([])
    expect(reached).toContain('ours cancel')
  })

  it('walks from the button to the last click by keyboard alone', async () => {
    const visit = await world.visit({ ...failingAccount, script: handling(performed) })
    const { keyboard } = visit.page
    const tabTo = async (name: string) => {
      for (let press = 0; press < 12 && (await focused(visit)) !== name; press++) await keyboard.press('Tab')
      expect(await focused(visit)).toBe(name)
    }
    await visit.page.locator('#cancel').focus()
    await keyboard.press('Enter')
    await visit.part('dialog').waitFor()
    await tabTo('ours input')
    await keyboard.press('Space')
    expect(await reason(visit, 'discount').locator('input').isChecked()).toBe(true)
    await keyboard.press('ArrowDown')
    expect(await reason(visit, 'pause').locator('input').isChecked()).toBe(true)
    await keyboard.press('ArrowUp')
    await tabTo('ours continue')
    await keyboard.press('Enter')
    await step(visit, 'offer').waitFor()
    await tabTo('ours cancel decline')
    await keyboard.press('Enter')
    await step(visit, 'confirm').waitFor()
    await tabTo('ours confirm cancel')
    await keyboard.press('Enter')
    await expect.poll(() => visit.host()).toContain('cancel')
  })

  it('goes back to the trigger, and to the page’s main part when that is gone', async () => {
    const visit = await world.visit(failingAccount)
    await visit.open()
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => focused(visit)).toBe('cancel')
    await visit.open()
    await visit.page.evaluate('cancel.remove()')
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    // Two frames: a browser takes the focus from what cannot have it only when it next renders.
    await visit.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    expect(await focused(visit)).toBe('main')
    await visit.page.evaluate('document.activeElement.blur()')
    expect(await visit.page.locator('main').getAttribute('tabindex')).toBe(null)
  })

  it('is seen: an outline of 2 pixels on every control it reaches', async () => {
    const visit = await world.visit(failingAccount)
    await reachOffer(visit, 'discount')
    for (let press = 0; press < 5; press++) {
      await visit.page.keyboard.press('Tab')
      const seen = await visit.page.evaluate(`(() => {
        const element = document.activeElement?.shadowRoot?.activeElement
        return element ? getComputedStyle(element).outlineWidth : '2px'
      })()`)
      expect(seen).toBe('2px')
    }
  })
})
