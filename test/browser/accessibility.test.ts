import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { examples } from '../../demo/gallery/examples'
import {
  everyOffer,
  handling,
  patient,
  performed,
  pick,
  reachOffer,
  reason,
  step,
  subscriber,
} from '../support/everyOffer'
import { anyScreen, everyScreen } from '../support/everyScreen'
import { clipped, contrasts, look, targets } from '../support/measure'
import type { MerchantPage } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

/** A discount that fails, so that the error, too, is on the way. */
const down = `(name) => { if (name === 'discount') throw new Error('down'); return { confirmationId: 'CN-7' } }`

const account: MerchantPage = {
  ...patient,
  config: everyOffer,
  customer: subscriber,
  script: handling([...performed, 'cancel'], down),
}

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

/** Fifty screens, one after the other. */
const slow = 240_000

describe('every screen', () => {
  it.each([
    ['en', 'light'],
    ['en', 'dark'],
    ['zh-Hans', 'dark'],
    ['ar', 'light'],
  ] as const)(
    'in %s, %s, has nothing that axe finds',
    async (lang, colorScheme) => {
      const visit = await world.visit({ ...anyScreen, lang }, { context: { colorScheme, reducedMotion: 'reduce' } })
      const faults: string[] = []
      await everyScreen(visit, async (screen) => {
        const { violations, seen } = await runAxe(visit)
        if (!seen) faults.push(`${screen}: axe saw nothing of it`)
        faults.push(...violations.map((violation) => `${screen}: ${violation}`))
      })
      expect(faults).toEqual([])
    },
    slow,
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

  it(
    'is one dialog with the visible title as its name, modal unless it is a part of the page',
    async () => {
      const visit = await world.visit(anyScreen)
      const client = await visit.page.context().newCDPSession(visit.page)
      await everyScreen(visit, async (screen) => {
        const { nodes } = await client.send('Accessibility.getFullAXTree')
        const dialogs = nodes.filter(({ role, ignored }) => role?.value === 'dialog' && !ignored)
        const modal = dialogs[0]?.properties?.find(({ name }) => name === 'modal')?.value.value === true
        const title = await visit.part('title').textContent()
        const isModal = !screen.startsWith('inline')
        expect([screen, dialogs.length, modal, dialogs[0]?.name?.value]).toEqual([screen, 1, isModal, title])
      })
    },
    slow,
  )

  it.each(schemes)(
    'has text that reads, in %s',
    async (colorScheme) => {
      const visit = await world.visit(anyScreen, { context: { colorScheme, reducedMotion: 'reduce' } })
      const faint: string[] = []
      let texts = 0
      await everyScreen(visit, async (screen) => {
        const found = await visit.page.evaluate(contrasts)
        texts += found.length
        faint.push(
          ...found
            .filter(({ ratio }) => ratio < 4.5)
            .map(({ text, ratio }) => `${screen}: ${text} ${ratio.toFixed(2)}`),
        )
      })
      expect(faint).toEqual([])
      expect(texts).toBeGreaterThan(400)
    },
    slow,
  )

  it(
    'has targets of 24 pixels or more',
    async () => {
      const visit = await world.visit(anyScreen, { context: { viewport: { width: 375, height: 667 } } })
      const small: string[] = []
      await everyScreen(visit, async (screen) => {
        const found = await visit.page.evaluate(targets)
        small.push(
          ...found.filter(({ width, height }) => width < 24 || height < 24).map(({ name }) => `${screen}: ${name}`),
        )
      })
      expect(small).toEqual([])
    },
    slow,
  )

  it.each([
    ['at 320 pixels', 'en', ''],
    ['at 320 pixels, from right to left,', 'ar', ''],
    [
      'with wider text spacing',
      'en',
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    ],
    ['with text twice as big', 'en', 'dialog { --fw-fontSize: 30px !important }'],
  ])(
    '%s scrolls only downwards and cuts nothing off',
    async (_, lang, css) => {
      const visit = await world.visit({ ...anyScreen, lang }, { context: { viewport: { width: 320, height: 640 } } })
      const cut: string[] = []
      await everyScreen(visit, async (screen) => {
        await addCss(visit, css)
        cut.push(...(await visit.page.evaluate(clipped)).map((element) => `${screen}: ${element}`))
      })
      expect(cut).toEqual([])
    },
    slow,
  )

  it(
    'moves nothing for who asked for less motion',
    async () => {
      const visit = await world.visit(anyScreen, { context: { reducedMotion: 'reduce' } })
      await everyScreen(visit, async () => {
        expect(await visit.page.evaluate('document.getAnimations().length')).toBe(0)
      })
    },
    slow,
  )

  it(
    'has edges, and a picked answer that shows, in forced colors',
    async () => {
      const context = { forcedColors: 'active' as const }
      const visit = await world.visit(anyScreen, { context })
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
      const other = await world.visit(account, { context })
      await reachOffer(other, 'pause')
      const edge = (length: number) => pick(other, length).evaluate((label) => getComputedStyle(label).borderTopWidth)
      await pick(other, 2).click()
      expect([await edge(1), await edge(2)]).toEqual(['1px', '2px'])
    },
    slow,
  )

  it(
    'gets the focus on its one heading',
    async () => {
      const visit = await world.visit(anyScreen)
      await everyScreen(visit, async (screen) => {
        // A press on the screen itself leaves the focus where it was pressed.
        const stays = /picked|comment|accept$|choice/.test(screen)
        const headings = await visit.page.locator('fairwell-dialog h2').count()
        expect([screen, headings, stays || (await focused(visit))]).toEqual([screen, 1, stays || 'ours title'])
      })
    },
    slow,
  )

  it(
    'has a way to cancel until it is done, and nothing picked beforehand',
    async () => {
      const visit = await world.visit(anyScreen)
      await everyScreen(visit, async (screen) => {
        const { step, presses } = examples.find(({ id }) => id === screen) ?? {}
        expect([screen, await visit.part('cancel').count()]).toEqual([screen, step === 'done' ? 0 : 1])
        const isPicked = presses?.some((press) => /^(choice|reason)=/.test(press)) && step !== 'offer'
        const picked = await visit.page.locator('fairwell-dialog :checked').count()
        const own = presses?.filter((press) => press.startsWith('choice=')).length ?? 0
        expect([screen, picked]).toEqual([screen, isPicked && step === 'survey' ? 1 : step === 'offer' ? own : 0])
      })
    },
    slow,
  )
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
  // Who has canceled already finds the way to cancel again below: staying is what they would have to ask for.
  const withOffers = examples.filter(({ step, id }) => step === 'offer' || id === 'paused')

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 375],
  ] as const)(
    'are equals with every offer: size, weight and contrast, in %s, at %i pixels',
    async (colorScheme, width) => {
      const context = { colorScheme, reducedMotion: 'reduce' as const, viewport: { width, height: 800 } }
      const visit = await world.visit(anyScreen, { context })
      const unequal: string[] = []
      await everyScreen(
        visit,
        async (screen) => {
          const cancel = await visit.part('cancel').evaluate(look)
          for (const one of await visit.part('accept').all()) {
            const accept = await one.evaluate(look)
            const ratio = cancel.height / accept.height
            const isEqual =
              cancel.fontSize === accept.fontSize &&
              cancel.fontWeight === accept.fontWeight &&
              ratio > 0.95 &&
              ratio < 1.05 &&
              cancel.area / accept.area >= 0.9
            if (!isEqual) unequal.push(`${screen}: ${JSON.stringify([accept, cancel])}`)
          }
        },
        withOffers,
      )
      expect(unequal).toEqual([])
    },
    slow,
  )

  it.each([
    [1280, 720],
    [375, 667],
    [320, 256],
  ])(
    'show the way to cancel with every offer at %i x %i, without scrolling',
    async (width, height) => {
      const visit = await world.visit(anyScreen, { context: { viewport: { width, height } } })
      const unseen: string[] = []
      await everyScreen(
        visit,
        async (screen) => {
          const box = await visit.part('cancel').boundingBox()
          const isSeen = box && box.y >= 0 && box.y + box.height <= height && box.x >= 0 && box.x + box.width <= width
          if (!isSeen) unseen.push(`${screen}: ${JSON.stringify(box)}`)
        },
        // On so small a window a part of the page scrolls with the page, and a press further down has scrolled already.
        withOffers.filter(({ id }) => height > 300 || !/^inline|choice/.test(id)),
      )
      expect(unseen).toEqual([])
    },
    slow,
  )

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
