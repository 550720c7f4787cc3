import { expect } from 'vitest'
import { check, sample } from '../check'
import { type Customer, find } from '../customer'
import { account, part, reason } from '../page'

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

export const lookChecks = [
  sample('on a light page the dialog is painted light, with dark text', async (customer) => {
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

  sample('a legend stands above what it names, and nothing moves when one is picked', async (customer) => {
    await open(customer, account)
    await customer.press(reason('pause'))
    await customer.sees(`!!${find('[part=question] legend')}`, true)
    await customer.press(part('continue'))
    await customer.reach('offer')
    const look = () =>
      customer.tab.js<number[]>(`(() => {
        const root = document.querySelector('fairwell-dialog').shadowRoot
        const [legend, pills, card] = ['legend', '.pills', 'dialog'].map((name) => root.querySelector(name).getBoundingClientRect())
        const { left, top, bottom, width } = pills
        return [top - legend.bottom, left - legend.left, bottom - legend.top, width, card.height].map(Math.round)
      })()`)
    const before = await look()
    expect(before[0]).toBeGreaterThanOrEqual(6)
    expect(before[0]).toBeLessThanOrEqual(12)
    expect(before[1]).toBe(0)
    await customer.press('[part=choice][data-id="2"]')
    await customer.sees(`${find('[part=choice][data-id="2"] input')}.checked`, true)
    const after = await look()
    expect(after.slice(0, 4)).toEqual(before.slice(0, 4))
  }),
]
