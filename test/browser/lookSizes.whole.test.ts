import { describe, expect, it } from 'vitest'
import { account } from '../support/account'
import { box, boxes, show, style } from '../support/boxes'
import { reason } from '../support/everyOffer'
import { anyScreen } from '../support/everyScreen'
import { brokenWords, clipped } from '../support/measure'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()
const window = (width: number, height: number) => ({ context: { viewport: { width, height } } })

describe('sizes', () => {
  it.each([440, 375])('a scale is one bar of equal cells, with its ends named, at %s pixels', async (width) => {
    const visit = await world.visit(anyScreen, window(width, 900))
    await show(visit, 'feedback')
    const [rating, nps] = [await boxes(visit, '[data-id=ease] label'), await boxes(visit, '[data-id=nps] label')]
    expect([rating.length, nps.length]).toEqual([5, 11])
    for (const cells of [rating, nps]) {
      expect(new Set(cells.map(({ y }) => Math.round(y))).size).toBe(1)
      expect(Math.max(...cells.map((cell) => cell.width)) - Math.min(...cells.map((cell) => cell.width))).toBeLessThan(
        1,
      )
      expect(cells[0]?.height).toBeGreaterThanOrEqual(43.9)
    }
    const ends = await visit.page.locator('fairwell-dialog .ends span').allTextContents()
    expect(ends).toEqual(['Hard', 'Easy', 'Not at all likely', 'Extremely likely'])
  })

  it('pills are of one width on a phone', async () => {
    const visit = await world.visit(anyScreen, window(375, 700))
    for (const id of ['pause', 'weeks-choice-6']) {
      await show(visit, id)
      const widths = (await boxes(visit, '[part=choice]')).map(({ width }) => Math.round(width))
      expect([id, new Set(widths).size]).toEqual([id, 1])
      await visit.part('close').click()
      await visit.part('dialog').waitFor({ state: 'detached' })
    }
  })

  it('cards side by side are one or three in a row, never two and one', async () => {
    const visit = await world.visit(anyScreen, window(1280, 900))
    await show(visit, 'three')
    for (const [width, columns] of [
      [1280, 3],
      [960, 3],
      [768, 1],
      [375, 1],
    ] as const) {
      await visit.page.setViewportSize({ width, height: 900 })
      const lefts = (await boxes(visit, '[part=offer]')).map(({ x }) => Math.round(x))
      expect([width, lefts.length, new Set(lefts).size]).toEqual([width, 3, columns])
    }
  })

  it.each([
    ['three', 959, true],
    ['three', 960, false],
    ['two', 719, true],
    ['two', 720, false],
  ] as const)('the cards of %s at %s pixels open by a press: %s', async (id, width, opens) => {
    const visit = await world.visit(anyScreen, window(width, 900))
    await show(visit, id)
    const card = (type: string) => visit.page.locator(`fairwell-dialog [part=offer][data-type=${type}]`)
    const accept = card('pause').locator('[part=accept]')
    expect(await accept.isVisible()).toBe(!opens)
    if (!opens) return
    const heads = await boxes(visit, 'summary')
    expect(heads.filter(({ height }) => height < 43.9)).toEqual([])
    await visit.page.keyboard.press('Tab')
    await card('pause').locator('summary').press('Enter')
    expect(await accept.isVisible()).toBe(true)
    expect(await card('discount').locator('[part=accept]').isVisible()).toBe(false)
    // What was picked stays open when the screen comes back.
    await card('pause').locator('[part=choice]').first().click()
    await visit.part('cancel').click()
    await visit.part('back').click()
    await accept.waitFor()
  })

  it('a tall screen keeps its distance to the window, and its header and buttons in view', async () => {
    const visit = await world.visit(anyScreen, window(1000, 720))
    await show(visit, 'feedback')
    for (const [height, margin] of [
      [720, 24],
      [500, 8],
    ] as const) {
      await visit.page.setViewportSize({ width: 1000, height })
      for (const scroll of [0, 9999]) {
        await visit.part('dialog').evaluate((dialog, scroll) => dialog.scrollTo(0, scroll), scroll)
        const [dialog, close, cancel] = [
          await box(visit, 'dialog'),
          await box(visit, '[part=close]'),
          await box(visit, '[part~=cancel]'),
        ]
        expect([dialog.y >= margin - 0.5, height - dialog.bottom >= margin - 0.5]).toEqual([true, true])
        expect([close.y >= dialog.y, cancel.bottom <= dialog.bottom]).toEqual([true, true])
      }
    }
  })

  it.each([
    [1280, 800, '200%'],
    [375, 700, '200%'],
    [320, 256, '100%'],
  ])('in a window of %s by %s with the page’s root at %s, no word is cut or broken', async (width, height, root) => {
    const visit = await world.visit(
      { ...anyScreen, head: `<style>html { font-size: ${root} }</style>` },
      window(width, height),
    )
    for (const id of [
      'survey-comment',
      'discount',
      'pause-choice-2',
      'plan_change',
      'confirm-bill',
      'canceled',
      'failed',
    ]) {
      await show(visit, id)
      const found = await visit.page.evaluate(brokenWords)
      expect([id, found, await visit.page.evaluate(clipped)]).toEqual([id, [], []])
      if (root === '200%') expect(await style(visit, 'dialog', 'font-size')).toEqual(['30px'])
      await visit.page.evaluate(`fairwell('close')`)
      await visit.part('dialog').waitFor({ state: 'detached' })
    }
  })

  it('a small root does not shrink the text', async () => {
    const visit = await world.visit({ ...account, head: '<style>html { font-size: 62.5% }</style>' })
    await visit.open()
    expect(await style(visit, 'dialog', 'font-size')).toEqual(['15px'])
  })

  it('every control of every kind of screen is 44 pixels high on a phone', async () => {
    const visit = await world.visit(anyScreen, window(375, 700))
    for (const id of [
      'survey-comment',
      'pause',
      'plan_change',
      'feedback',
      'confirm-ends',
      'canceled',
      'failed',
      'film',
    ]) {
      await show(visit, id)
      const controls = await boxes(visit, 'button, a, textarea, label:has(> input)')
      expect([id, controls.filter(({ height }) => height > 0 && height < 43.9)]).toEqual([id, []])
      await visit.page.evaluate(`fairwell('close')`)
      await visit.part('dialog').waitFor({ state: 'detached' })
    }
  })
})

describe('the sheet on a phone', () => {
  /** Drags the handle down by so many pixels. */
  async function drag(visit: Visit, by: number): Promise<void> {
    const { x, y, width, height } = await box(visit, '.handle')
    const { mouse } = visit.page
    await mouse.move(x + width / 2, y + height / 2)
    await mouse.down()
    await mouse.move(x + width / 2, y + height / 2 + by, { steps: 4 })
    await mouse.up()
  }

  it('has a handle that is a button: a press closes it, a long drag, too, and a short one does not', async () => {
    const visit = await world.visit(account, window(375, 700))
    const opened = async () => {
      await visit.open()
      await reason(visit, 'pause').click()
      await visit.part('question').waitFor()
    }
    await opened()
    const handle = await box(visit, '.handle')
    expect([handle.height >= 43.9, handle.width >= 43.9]).toEqual([true, true])
    await drag(visit, 40)
    expect(await visit.part('dialog').count()).toBe(1)
    expect(await style(visit, 'dialog', 'translate')).toEqual(['none'])
    await drag(visit, 160)
    await visit.part('dialog').waitFor({ state: 'detached' })
    await opened()
    await visit.part('handle').click()
    await visit.part('dialog').waitFor({ state: 'detached' })
  })

  it('has no handle where it is a dialog in the middle', async () => {
    const visit = await world.visit(account, window(800, 700))
    await visit.open()
    expect(await visit.part('handle').isVisible()).toBe(false)
  })
})
