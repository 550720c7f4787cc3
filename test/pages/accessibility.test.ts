import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { everyOffer, handling, patient, performed, pick, reachOffer, reason, step, subscriber } from './everyOffer'
import { everyScreen, oneFails } from './everyScreen'
import { clipped, contrasts, look, targets } from './measure'
import type { MerchantPage } from './merchantPage'
import type { Visit } from './visit'
import { openWorld } from './world'

const world = openWorld()

const account: MerchantPage = { ...patient, config: everyOffer, customer: subscriber, script: oneFails }

interface Faults {
  violations: string[]
  /** Rules that passed on something inside our shadow root: the run was not blind. */
  seen: number
}

async function runAxe({ page }: Visit): Promise<Faults> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(`${axe.source}; undefined`)
  return page.evaluate(`(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations, passes } = await axe.run({ include: ['fairwell-dialog'] }, { runOnly: tags, rules: { 'target-size': { enabled: true } } })
    const isInside = ({ target }) => Array.isArray(target[0]) && target[0][0] === 'fairwell-dialog'
    return {
      violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html)),
      seen: passes.filter(({ nodes }) => nodes.some(isInside)).length,
    }
  })()`)
}

function focused({ page }: Visit): Promise<string> {
  return page.evaluate(`(() => {
    const host = document.activeElement
    const inside = host?.shadowRoot?.activeElement
    return inside ? 'ours ' + (inside.getAttribute('part') ?? inside.localName) : host.id || host.localName
  })()`)
}

const schemes = ['light', 'dark'] as const

describe('every screen', () => {
  it.each(['en', 'zh-Hans', 'ar'].flatMap((lang) => schemes.map((scheme) => [lang, scheme] as const)))(
    'in %s, %s, has nothing that axe finds',
    async (lang, colorScheme) => {
      const visit = await world.visit({ ...account, lang }, { context: { colorScheme } })
      const faults: string[] = []
      await everyScreen(visit, async (screen) => {
        const { violations, seen } = await runAxe(visit)
        if (!seen) faults.push(`${screen}: axe saw nothing of it`)
        faults.push(...violations.map((violation) => `${screen}: ${violation}`))
      })
      expect(faults).toEqual([])
    },
    90_000,
  )

  it('is not passed blindly: a planted fault is found, and no other', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await visit.page.evaluate(
      `document.querySelector('fairwell-dialog').shadowRoot.querySelector('.screen').append(document.createElement('button'))`,
    )
    const { violations } = await runAxe(visit)
    expect(violations.map((violation) => violation.split(' ')[0])).toContain('button-name')
    expect(violations.every((violation) => /<button><\/button>/.test(violation))).toBe(true)
  })

  it('is one modal dialog with the visible title as its name', async () => {
    const visit = await world.visit(account)
    const client = await visit.page.context().newCDPSession(visit.page)
    await everyScreen(visit, async (screen) => {
      const { nodes } = await client.send('Accessibility.getFullAXTree')
      const dialogs = nodes.filter(({ role, ignored }) => role?.value === 'dialog' && !ignored)
      const modal = dialogs[0]?.properties?.find(({ name }) => name === 'modal')?.value.value
      const title = await visit.part('title').textContent()
      expect([screen, dialogs.length, modal, dialogs[0]?.name?.value]).toEqual([screen, 1, true, title])
    })
  })

  it.each(schemes)('has text that reads, in %s', async (colorScheme) => {
    const visit = await world.visit(account, { context: { colorScheme, reducedMotion: 'reduce' } })
    const faint: string[] = []
    let texts = 0
    await everyScreen(visit, async (screen) => {
      const found = await visit.page.evaluate(contrasts)
      texts += found.length
      faint.push(
        ...found.filter(({ ratio }) => ratio < 4.5).map(({ text, ratio }) => `${screen}: ${text} ${ratio.toFixed(2)}`),
      )
    })
    expect(faint).toEqual([])
    expect(texts).toBeGreaterThan(80)
  })

  it('has targets of 24 pixels or more', async () => {
    const visit = await world.visit(account, { context: { viewport: { width: 375, height: 667 } } })
    const small: string[] = []
    await everyScreen(visit, async (screen) => {
      const found = await visit.page.evaluate(targets)
      small.push(
        ...found.filter(({ width, height }) => width < 24 || height < 24).map(({ name }) => `${screen}: ${name}`),
      )
    })
    expect(small).toEqual([])
  })

  it.each([
    ['at 320 pixels', ''],
    [
      'with wider text spacing',
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    ],
    ['with text twice as big', 'dialog { --fw-size: 30px !important }'],
  ])('%s scrolls only downwards and cuts nothing off', async (_, css) => {
    const visit = await world.visit(account, { context: { viewport: { width: 320, height: 640 } } })
    const cut: string[] = []
    await everyScreen(visit, async (screen) => {
      await addCss(visit, css)
      cut.push(...(await visit.page.evaluate(clipped)).map((element) => `${screen}: ${element}`))
    })
    expect(cut).toEqual([])
  })

  it('moves nothing for who asked for less motion', async () => {
    const visit = await world.visit(account, { context: { reducedMotion: 'reduce' } })
    await everyScreen(visit, async () => {
      expect(await visit.page.evaluate('document.getAnimations().length')).toBe(0)
    })
  })

  it('has edges, and a picked answer that shows, in forced colors', async () => {
    const visit = await world.visit(account, { context: { forcedColors: 'active' } })
    await everyScreen(visit, async (screen) => {
      const edgeless = await visit.page
        .locator('fairwell-dialog button')
        .evaluateAll((all) =>
          all
            .filter((button) => Number.parseFloat(getComputedStyle(button).borderTopWidth) < 1)
            .map((button) => button.getAttribute('part')),
        )
      expect([screen, edgeless]).toEqual([screen, []])
    })
    await visit.part('close').click()
    await reachOffer(visit, 'pause')
    const edge = (length: number) => pick(visit, length).evaluate((label) => getComputedStyle(label).borderTopWidth)
    await pick(visit, 2).click()
    expect([await edge(1), await edge(2)]).toEqual(['1px', '2px'])
  })
})

function addCss({ page }: Visit, css: string): Promise<unknown> {
  return page.evaluate(`(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(${JSON.stringify(css)})
    document.querySelector('fairwell-dialog').shadowRoot.adoptedStyleSheets.push(sheet)
  })()`)
}

describe('a merchant’s color', () => {
  const colors = ['#ffff00', '#fefefe', '#050505', '#808080', '#ff0000', '#0000ff', '#00ff00']
  it.each(colors.flatMap((color) => schemes.map((scheme) => [color, scheme] as const)))(
    '%s leaves every text readable, in %s',
    async (colorPrimary, colorScheme) => {
      const config = { ...everyOffer, theme: { variables: { colorPrimary } } }
      const visit = await world.visit({ ...account, config }, { context: { colorScheme, reducedMotion: 'reduce' } })
      await reachOffer(visit, 'pause')
      await pick(visit, 1).click()
      const found = await visit.page.evaluate(contrasts)
      expect(found.filter(({ ratio }) => ratio < 4.5)).toEqual([])
      expect(found.length).toBeGreaterThan(8)
    },
  )

  it.each([
    [{ colorBackground: '#ffffff' }, 'dark'],
    [{ colorText: '#111111' }, 'dark'],
    [{ colorBackground: '#ffffff', colorText: '#111111' }, 'dark'],
    [{ colorBackground: '#fff8f0' }, 'light'],
  ] as const)('of paper or ink, %j, leaves every text readable in %s', async (variables, colorScheme) => {
    const config = { ...everyOffer, theme: { variables } }
    const visit = await world.visit({ ...account, config }, { context: { colorScheme, reducedMotion: 'reduce' } })
    await visit.open()
    const found = await visit.page.evaluate(contrasts)
    expect(found.filter(({ ratio }) => ratio < 4.5)).toEqual([])
  })
})

describe('focus', () => {
  it('goes to the heading of every screen, and there is one heading', async () => {
    const visit = await world.visit(account)
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
    const visit = await world.visit(account)
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
    const visit = await world.visit({ ...account, script: handling(performed) })
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
    const visit = await world.visit(account)
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
    const visit = await world.visit(account)
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

describe('the ways on', () => {
  it.each(schemes)('are equals on the offer: size, weight and contrast, in %s', async (colorScheme) => {
    const visit = await world.visit(account, { context: { colorScheme, reducedMotion: 'reduce' } })
    await reachOffer(visit, 'discount')
    const [accept, cancel] = [await visit.part('accept').evaluate(look), await visit.part('cancel').evaluate(look)]
    expect([cancel.fontSize, cancel.fontWeight]).toEqual([accept.fontSize, accept.fontWeight])
    expect(cancel.height / accept.height).toBeCloseTo(1, 1)
    expect(cancel.area / accept.area).toBeGreaterThanOrEqual(0.9)
  })

  it.each([
    [1280, 720],
    [375, 667],
    [320, 256],
  ])('show the way to cancel with every offer at %i x %i, without scrolling', async (width, height) => {
    const visit = await world.visit(account, { context: { viewport: { width, height } } })
    for (const id of ['discount', 'pause', 'plan_change', 'booking']) {
      await reachOffer(visit, id)
      const box = await visit.part('cancel').boundingBox()
      expect([
        id,
        box && box.y >= 0 && box.y + box.height <= height && box.x >= 0 && box.x + box.width <= width,
      ]).toEqual([id, true])
      await visit.part('close').first().click()
      await expect.poll(() => visit.part('dialog').count()).toBe(0)
    }
  })

  it('are mirrored where the language runs from right to left, and call our English texts English', async () => {
    const visit = await world.visit({ ...account, lang: 'ar' })
    await reachOffer(visit, 'discount')
    expect(
      await visit
        .part('dialog')
        .evaluate((dialog) => [dialog.getAttribute('lang'), getComputedStyle(dialog).direction]),
    ).toEqual(['en', 'rtl'])
    const [accept, cancel, close] = await Promise.all(
      ['accept', 'cancel', 'close'].map((name) => visit.part(name).first().boundingBox()),
    )
    expect(accept?.x).toBeGreaterThan(cancel?.x ?? 0)
    expect(close?.x).toBeLessThan((await visit.part('title').boundingBox())?.x ?? 0)
  })
})
