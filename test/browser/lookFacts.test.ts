import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { examples } from '../../demo/gallery/examples'
import { type Look, looks } from '../../demo/pages/galleryFrame'
import { openDemo } from '../support/openDemo'
import { isWhole } from '../support/sample'

const demo = openDemo()

/** What a designer measures first, in pixels. */
interface Facts {
  scheme: string
  /** The dialog's width, and how far its title and its buttons stand from its sides. */
  width: number
  sides: number[]
  corner: string
  title: string
  /** The space between two buttons, and the least height of any. */
  gap: number[]
  buttons: { isTall: boolean; areEqual: boolean }
  close: number[]
  /** What sticks out of the dialog. */
  overflow: number
  /** The height of the header, with its round button and without. */
  header: number[]
  /** Rows of pills with one in them beneath fuller ones, and plans whose price stands on another row than their name. */
  ragged: { alone: number; fallen: number }
}

const usual: Omit<Facts, 'gap' | 'close' | 'header'> = {
  scheme: 'light',
  width: 440,
  sides: [29, 29],
  corner: '20px 20px 20px 20px',
  title: '24px 640',
  buttons: { isTall: true, areEqual: true },
  overflow: 0,
  ragged: { alone: 0, fallen: 0 },
}

/** What each look changes of it; the border's pixel counts to the sides. */
const table: Record<Look, Partial<Facts>> = {
  light: {},
  dark: { scheme: 'dark' },
  narrow: { width: 375, sides: [21, 21], corner: '20px 20px 0px 0px' },
  rtl: {},
  zh: {},
}

/** Screens with a width of their own are in lookSizes and layouts. */
const screens = examples.filter(({ width }) => !width)
const rows = looks.flatMap((look) => screens.map(({ id, step }) => ({ look, id, step })))
/** Where something was ragged once. */
const once = ['light ended', 'light weeks-choice-6', 'narrow plan_change']
/** A page costs half a second, so `npm test` measures one in seventeen; the looks begin at different screens. */
const tried = isWhole ? rows : rows.filter(({ look, id }, index) => index % 17 === 0 || once.includes(`${look} ${id}`))

it('every screen keeps the system’s measures, in every look', async () => {
  const page = await (await demo.browser.newContext({ reducedMotion: 'reduce' })).newPage()
  for (const { look, id, step } of tried) {
    await page.setViewportSize(look === 'narrow' ? { width: 375, height: 667 } : { width: 480, height: 640 })
    await page.goto(`${demo.url}/gallery/${id}?look=${look}`)
    await page.waitForSelector(`html[data-arrived="${step}"]`)
    const { gap, close, header, ...facts } = await measure(page)
    expect({ look, id, ...facts }).toEqual({ look, id, ...usual, ...table[look] })
    expect([look, id, gap.filter((each) => each !== 8)]).toEqual([look, id, []])
    expect([look, id, close.filter((each) => each !== 44)]).toEqual([look, id, []])
    expect([look, id, header.filter((each) => each !== (look === 'narrow' ? 64 : 59))]).toEqual([look, id, []])
  }
  await page.context().close()
}, 300_000)

function measure(page: Page): Promise<Facts> {
  return page.locator('fairwell-dialog dialog').evaluate((dialog) => {
    const box = (element: Element) => element.getBoundingClientRect()
    const [title, ways] = [dialog.querySelector('h2') as Element, [...dialog.querySelectorAll('.screen > .ways > *')]]
    const [whole, style, heading] = [box(dialog), getComputedStyle(dialog), getComputedStyle(title)]
    const lines = [...new Set(ways.map((way) => Math.round(box(way).top)))]
    const heights = ways.map((way) => Math.round(box(way).height))
    const first = ways.filter((way) => Math.round(box(way).top) === lines[0]).map(box)
    const inRow = first.slice(1).map((each, index) => {
      const before = first[index] as DOMRect
      return Math.round(Math.max(each.left - before.right, before.left - each.right))
    })
    const tops = [...dialog.querySelectorAll('.pills > *')].map((pill) => Math.round(box(pill).top))
    const prices = [...dialog.querySelectorAll('.boxes label')].flatMap((label) => {
      const [name, price] = [label.querySelector('b'), label.querySelector('.end')]
      return name && price ? [box(price).top - box(name).top] : []
    })
    const round = dialog.querySelector('[part=close].round')
    const across = ways.map(box)
    return {
      scheme: style.colorScheme,
      width: whole.width,
      sides: [
        Math.round(Math.min(...across.map(({ left }) => left)) - whole.left),
        Math.round(whole.right - Math.max(...across.map(({ right }) => right))),
      ],
      corner: [
        style.borderTopLeftRadius,
        style.borderTopRightRadius,
        style.borderBottomRightRadius,
        style.borderBottomLeftRadius,
      ].join(' '),
      title: `${heading.fontSize} ${heading.fontWeight}`,
      gap: inRow,
      buttons: { isTall: Math.min(...heights) >= 48, areEqual: new Set(heights).size === 1 },
      close: round ? [Math.round(box(round).width), Math.round(box(round).height)] : [],
      overflow: dialog.scrollWidth - dialog.clientWidth,
      header: [...dialog.querySelectorAll('.top')].map((top) => Math.round(box(top).height)),
      ragged: {
        alone: tops.filter((top, index) => tops.indexOf(top) === index && tops.lastIndexOf(top) === index).length,
        fallen: prices.filter((lower) => lower > 4).length,
      },
    }
  })
}
