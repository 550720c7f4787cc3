import { describe, expect, it } from 'vitest'
import { account, settle, waiting, withCancel } from '../support/account'
import { type Box, box, boxes, places, show, style } from '../support/boxes'
import { everyOffer, handling, performed, pick, reachOffer, reason } from '../support/everyOffer'
import { anyScreen } from '../support/everyScreen'
import { itWhole } from '../support/itWhole'
import { openWorld } from '../support/world'

const world = openWorld()
const window = (width: number, height: number) => ({ context: { viewport: { width, height } } })

describe('the system', () => {
  it('the survey keeps to its scale: type, distances, rows, corners', async () => {
    const visit = await world.visit(anyScreen, window(1000, 900))
    await show(visit, 'survey')
    const [dialog, title, lead, ways] = [
      await box(visit, 'dialog'),
      await box(visit, 'h2'),
      await box(visit, '#lead'),
      await box(visit, '.ways > *'),
    ]
    const rows = await boxes(visit, '[part=reason]')
    expect(dialog.width).toBe(440)
    expect(await style(visit, 'h2', 'font-size', 'font-weight')).toEqual(['24px', '640'])
    expect(await style(visit, '.top > span', 'font-size')).toEqual([expect.stringMatching(/^13/)])
    expect([title.x - dialog.x, lead.y - title.bottom, (rows[0]?.y ?? 0) - lead.bottom]).toEqual([
      expect.closeTo(29, 0),
      expect.closeTo(8, 0),
      expect.closeTo(20, 0),
    ])
    expect(rows.every(({ height }) => Math.abs(height - 48) < 0.6)).toBe(true)
    expect(rows.slice(1).every(({ y }, index) => Math.abs(y - (rows[index]?.bottom ?? 0) - 8) < 0.6)).toBe(true)
    expect(ways.y - (rows.at(-1)?.bottom ?? 0)).toBeCloseTo(20, 0)
    expect(ways.height).toBeGreaterThanOrEqual(47.9)
    expect(await style(visit, 'dialog', 'border-radius')).toEqual(['20px'])
    expect(await style(visit, '.ways > *', 'border-radius')).toEqual(['14px'])
  })

  itWhole('the header names the plan and its price, and shows how far it is', async () => {
    const visit = await world.visit(anyScreen, window(1000, 900))
    await show(visit, 'discount')
    expect((await visit.page.locator('fairwell-dialog .top > span').textContent()) ?? '').toBe(
      'Studio · $49.00 a month',
    )
    const segments = await boxes(visit, '.bar i')
    expect(segments.map(({ height }) => height)).toEqual([3, 3, 3])
    expect(Math.abs((segments[0]?.width ?? 0) - (segments[2]?.width ?? 9))).toBeLessThan(1)
    expect(await visit.page.locator('fairwell-dialog .bar .on').count()).toBe(2)
    const [back, eyebrow, close] = [
      await box(visit, '[part=back]'),
      await box(visit, '.top > span'),
      await box(visit, '[part=close]'),
    ]
    expect([back.width, back.height, close.width, close.height].every((side) => side >= 43.9)).toBe(true)
    const middle = ({ y, bottom }: Box) => (y + bottom) / 2
    expect([middle(back), middle(close)]).toEqual([
      expect.closeTo(middle(eyebrow), 0),
      expect.closeTo(middle(eyebrow), 0),
    ])
  })

  itWhole('theme.logo stands in the header of every screen', async () => {
    const logo = {
      src: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="96" height="32"/>',
      alt: 'Studio',
    }
    const visit = await world.visit({ ...account, config: { ...everyOffer, theme: { logo } } })
    await visit.open()
    await expect.poll(() => style(visit, '.logo', 'height')).toEqual(['24px'])
    expect(await visit.page.locator('fairwell-dialog').getByAltText('Studio').count()).toBe(1)
  })

  itWhole('the later styles move nothing on the first screen', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const visit = await world.visit(account, {
      ...window(375, 600),
      before: (page) => page.route(/later-/, (route) => held.then(() => route.continue())),
    })
    await visit.open()
    const everything = 'dialog, .screen, .screen *'
    const before = await places(visit, everything)
    release()
    await reason(visit, 'pause').click()
    await visit.part('question').waitFor()
    await reason(visit, 'discount').click()
    await visit.part('question').waitFor({ state: 'detached' })
    await visit.page.evaluate(
      `document.querySelector('fairwell-dialog').shadowRoot.querySelector('dialog').scrollTop = 0`,
    )
    expect(await places(visit, everything)).toEqual(before)
  })

  itWhole('nothing fades in: what is read is opaque from the first frame', async () => {
    const visit = await world.visit(account, { context: { reducedMotion: 'no-preference' } })
    await reachOffer(visit, 'discount')
    const animated = await visit.page.evaluate(() =>
      [...(document.querySelector('fairwell-dialog')?.shadowRoot?.querySelectorAll('dialog, .screen, h2, p') ?? [])]
        .flatMap((element) => element.getAnimations())
        .flatMap((animation) => (animation.effect as KeyframeEffect).getKeyframes())
        .flatMap((frame) => Object.keys(frame)),
    )
    expect(animated).not.toContain('opacity')
  })
})

describe('for who likes motion', () => {
  it.for([
    ['a screen that fits', 900, 0, '0'],
    ['a screen that is scrolled', 330, 200, '1'],
    ['a screen that could be scrolled', 330, 0, '0'],
  ] as const)('%s fades under its header only what lies there', async ([, height, scrolled, shade]) => {
    const context = { viewport: { width: 700, height }, reducedMotion: 'no-preference' } as const
    const visit = await world.visit(anyScreen, { context })
    await show(visit, 'survey')
    // The styles of what scrolls come with the second chunk.
    await expect.poll(() => style(visit, '.top', 'position')).toEqual(['sticky'])
    await visit.part('dialog').evaluate((dialog, top) => dialog.scrollTo(0, top), scrolled)
    const opacity = () =>
      visit.page
        .locator('fairwell-dialog .top')
        .evaluate((top) => [getComputedStyle(top, '::after').content, getComputedStyle(top, '::after').opacity])
    await expect.poll(opacity).toEqual(['""', shade])
  })
})

describe('a press', () => {
  it('keeps its label beside a spinner while the handler works: nothing moves, and close still closes', async () => {
    const visit = await world.visit({ ...account, script: handling(performed, waiting) })
    await reachOffer(visit, 'discount')
    const everything = 'dialog, .screen > :not([part=status]), .screen > * *'
    const before = await places(visit, everything)
    await visit.part('accept').click()
    await expect.poll(() => visit.part('cancel').getAttribute('aria-disabled')).toBe('true')
    expect(await places(visit, everything)).toEqual(before)
    expect(await visit.part('accept').textContent()).toBe('Take the offer')
    const spinner = await visit
      .part('accept')
      .locator('span')
      .evaluate((label) => getComputedStyle(label, '::before').content)
    expect(spinner).not.toBe('none')
    expect([await style(visit, '[part~=cancel]', 'opacity'), await style(visit, '[part=accept]', 'opacity')]).toEqual([
      ['0.45'],
      ['1'],
    ])
    expect(await visit.part('close').getAttribute('aria-disabled')).toBe('false')
    await visit.part('cancel').evaluate((button) => (button as HTMLElement).click())
    expect(await visit.page.locator('fairwell-dialog [data-pressed]').getAttribute('part')).toBe('accept')
    await settle(visit, 'resolve')
  })

  it('on the first screen has the spinner while the next one is loaded, and nothing moves', async () => {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const visit = await world.visit(
      { ...account, data: { timeout: '20000' } },
      {
        context: { ...window(1000, 900).context, reducedMotion: 'reduce' },
        before: (page) => page.route(/later-/, (route) => held.then(() => route.continue())),
      },
    )
    await visit.open()
    const spinner = () =>
      visit
        .part('continue')
        .locator('span')
        .evaluate((label) => getComputedStyle(label, '::before').content)
    const before = await places(visit, '.screen > *, .ways > *')
    expect(await spinner()).toBe('none')
    await visit.part('continue').click()
    expect(await spinner()).toBe('""')
    expect(await places(visit, '.screen > *, .ways > *')).toEqual(before)
    letGo()
    await visit.page.locator('fairwell-dialog [part=dialog]:not([data-step=survey])').waitFor()
    expect(await visit.page.locator('fairwell-dialog [aria-busy=true]').count()).toBe(0)
  })

  itWhole('on a length or a plan moves no button', async () => {
    const visit = await world.visit(account, window(1000, 900))
    for (const [id, choice] of [
      ['pause', 2],
      ['plan_change', 'lite'],
    ] as const) {
      await reachOffer(visit, id)
      const before = await places(visit, '.ways > *')
      await pick(visit, choice).click()
      expect([id, await places(visit, '.ways > *')]).toEqual([id, before])
      await visit.part('close').click()
      await visit.part('dialog').waitFor({ state: 'detached' })
    }
  })

  it('of Tab gives one ring, rounded as the control', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await reason(visit, 'discount').click()
    await visit.part('title').focus()
    for (const _ of [1, 2]) await visit.page.keyboard.press('Tab')
    const ringed = await visit.page.evaluate(() =>
      [...(document.querySelector('fairwell-dialog')?.shadowRoot?.querySelectorAll('*') ?? [])]
        .filter((element) => getComputedStyle(element).outlineStyle !== 'none')
        .map((element) => [element.getAttribute('part'), getComputedStyle(element).borderRadius]),
    )
    expect(ringed).toEqual([['reason', '14px']])
  })

  itWhole('says Confirm cancellation where access goes on, and Cancel now where it ends at once', async () => {
    const visit = await world.visit({
      ...withCancel,
      config: { ...everyOffer, confirm: { ends: ['now', 'period_end'] } },
    })
    await visit.open()
    await visit.part('cancel').click()
    const label = () => visit.part('confirm').textContent()
    await expect.poll(label).toBe('Confirm cancellation')
    await pick(visit, 'now').click()
    await expect.poll(label).toBe('Cancel now')
  })
})
