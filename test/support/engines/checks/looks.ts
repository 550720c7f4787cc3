import { expect } from 'vitest'
import { everyQuestion } from '../../../../demo/gallery/galleryConfig'
import { everyOffer } from '../../everyOffer'
import { check, sample } from '../check'
import { type Customer, find } from '../customer'
import { account, choice, part, reason } from '../page'

/** The red, green and blue that are painted at a point of the window. */
async function paintedAt({ tab }: Customer, { x, y }: { x: number; y: number }): Promise<number[]> {
  const image = (await tab.shot()).toString('base64')
  return tab.js(`(async () => {
    const image = new Image()
    image.src = 'data:image/png;base64,${image}'
    await image.decode()
    const context = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d')
    context.drawImage(image, 0, 0)
    const scale = image.width / innerWidth
    return [...context.getImageData(${x} * scale, ${y} * scale, 1, 1).data].slice(0, 3)
  })()`)
}

/** A point of the dialog where only its paper is: near the start of its first line. */
const paper = `(() => {
  const { left, top, height } = ${find('dialog')}.getBoundingClientRect()
  return { x: Math.round(left + 6), y: Math.round(top + height / 2) }
})()`

async function paintedPaper(customer: Customer): Promise<number[]> {
  return paintedAt(customer, await customer.tab.js(paper))
}

async function open(customer: Customer, page: typeof account): Promise<void> {
  await customer.visit(page)
  await customer.press('#cancel')
  await customer.reach('survey')
}

/** Of every legend: how far what it names stands under it and beside it, and how far the fieldset goes on below that; in pixels. */
function legends({ tab }: Customer): Promise<Legend[]> {
  return tab.js(`[...document.querySelector('fairwell-dialog').shadowRoot.querySelectorAll('legend')].map((legend) => {
    const named = [...legend.parentElement.children].slice(1).filter((one) => one.getClientRects().length)
    const [own, first, last, all] = [legend, named[0], named.at(-1), legend.parentElement].map((one) => one.getBoundingClientRect())
    return { under: Math.round(first.top - own.bottom), beside: Math.round(first.left - own.left), below: Math.round(all.bottom - last.bottom) }
  })`)
}

interface Legend {
  under: number
  beside: number
  below: number
}

/** What stands 8 pixels under its legend is as drawn; the rim of a scale's cells takes one. */
const isOff = ({ under, beside, below }: Legend) => Math.abs(under - 8) > 1 || Math.abs(beside) > 1 || below > 1

export const lookChecks = [
  check('on a light page the dialog is painted light, with dark text', async (customer) => {
    await open(customer, account)
    expect(await paintedPaper(customer)).toEqual([255, 255, 255])
    expect(await customer.tab.js(`getComputedStyle(${find('h2')}).color`)).toBe('rgb(29, 28, 26)')
  }),

  sample('on a dark page the dialog is painted dark, with light text', async (customer) => {
    await open(customer, { ...account, head: '<style>body { background: #101014; color: #eee }</style>' })
    expect(await paintedPaper(customer)).toEqual([30, 29, 27])
    expect(await customer.tab.js(`getComputedStyle(${find('h2')}).color`)).toBe('rgb(244, 242, 238)')
  }),

  check('a brand color fills the button as given, with text that reads on it', async (customer) => {
    const theme = { variables: { colorPrimary: '#ffd60a' } }
    await open(customer, { ...account, config: { ...(account.config as object), theme } })
    await customer.press(reason('discount'))
    await customer.press(part('continue'))
    await customer.reach('offer')
    const point = await customer.tab.js<{ x: number; y: number }>(`(() => {
      const { left, top, width } = ${find(part('accept'))}.getBoundingClientRect()
      return { x: Math.round(left + width / 2), y: Math.round(top + 6) }
    })()`)
    expect(await paintedAt(customer, point)).toEqual([255, 214, 10])
  }),

  check('right to left: the words are Arabic, and Close stands on the left', async (customer) => {
    await open(customer, { ...account, lang: 'ar' })
    await customer.sees(`${find('dialog')}.dir + getComputedStyle(${find('h2')}).textAlign`, 'rtlright')
    await customer.sees(
      `(() => { const { left } = ${find('dialog')}.getBoundingClientRect(); return ${find(part('close'))}.getBoundingClientRect().left - left < 60 })()`,
      true,
    )
    expect(await customer.words()).toMatch(/[\u0600-\u06ff]{3}/)
  }),

  check(
    'Chinese: the words are Chinese, from the first screen to the last, and none leaves its button',
    async (customer) => {
      await open(customer, { ...account, lang: 'zh-Hans' })
      for (const [press, step] of [
        ['continue', 'confirm'],
        ['confirm', ''],
      ] as const) {
        expect(await customer.words()).toMatch(/[\u4e00-\u9fff]{2}/)
        const over = await customer.tab.js(
          `[...document.querySelector('fairwell-dialog').shadowRoot.querySelectorAll('.ways > *, .link')].filter((way) => way.scrollWidth > way.clientWidth + 1).length`,
        )
        expect(over).toBe(0)
        await customer.press(part(press))
        if (step) await customer.reach(step)
      }
      await customer.gone()
    },
  ),

  sample(
    'a legend stands above what it names, with no band below, and nothing moves when one is picked',
    async (customer) => {
      await open(customer, account)
      await customer.press(reason('pause'))
      await customer.press(part('continue'))
      await customer.reach('offer')
      const before = await legends(customer)
      expect(before).toHaveLength(1)
      expect(before.filter(isOff)).toEqual([])
      const height = `${find('dialog')}.getBoundingClientRect().height`
      const tall = await customer.tab.js(height)
      await customer.press(choice(2))
      await customer.sees(`${find(`${choice(2)} input`)}.checked`, true)
      expect([await legends(customer), await customer.tab.js(height)]).toEqual([before, tall])
    },
  ),

  check('so does that of every kind of question', async (customer) => {
    const survey = { order: 'listed', reasons: [{ id: 'other' }], questions: everyQuestion }
    await open(customer, { ...account, config: { ...everyOffer, survey, rules: [] } })
    await customer.press(part('continue'))
    await customer.reach('feedback')
    const found = await legends(customer)
    expect(found).toHaveLength(4)
    expect(found.filter(isOff)).toEqual([])
  }),
]
