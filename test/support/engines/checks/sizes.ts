import { expect } from 'vitest'
import { type Example, examples } from '../../../../demo/gallery/examples'
import { connectBrowser } from '../../connectBrowser'
import { anyScreen } from '../../everyScreen'
import { merchantPage } from '../../merchantPage'
import { check } from '../check'
import { type Customer, customerOf, find } from '../customer'
import { playwrightEngine } from '../playwrightEngine'

/** What a screen measures, in pixels: the dialog's width and height, and where its heading ends and its buttons begin. */
const measure = `(() => {
  const dialog = ${find('dialog')}
  const [box, heading, ways] = [dialog, dialog.querySelector('h2'), dialog.querySelector('.ways')].map((one) => one.getBoundingClientRect())
  return [box.width, box.height, heading.bottom - box.top, ways.top - box.top].map(Math.round)
})()`

/** In a font that every machine of one kind has, because what a system calls sans-serif is not one font in all engines. */
const page = merchantPage({
  ...anyScreen,
  head: `<style>html, button { font-family: Arial, 'Liberation Sans', 'DejaVu Sans' } fairwell-dialog::part(dialog) { scrollbar-width: none }</style>`,
})

/** The sizes of the gallery's screens, by their ids. */
async function measureScreens(customer: Customer): Promise<Record<string, number[]>> {
  const sizes: Record<string, number[]> = {}
  await customer.visit(page)
  await customer.sees('fairwell?.isLoaded', true)
  for (const example of examples) sizes[example.id] = await measureScreen(customer, example)
  return sizes
}

async function measureScreen(customer: Customer, { config, situation, presses, step }: Example): Promise<number[]> {
  const { tab } = customer
  const given = { subscription: undefined, subscriptions: undefined, ...situation }
  const unset = Object.entries(given).filter(([, value]) => value === undefined)
  const facts = `{ ${unset.map(([name]) => `${name}: undefined,`).join(' ')} ...${JSON.stringify(given)} }`
  await tab.js(
    `void (fairwell('init', { config: ${JSON.stringify(config)} }), fairwell('identify', ${facts}), cancel.click())`,
  )
  for (const press of presses) {
    const [part, id] = press.split('=')
    const element = find(`[part~="${part}"]${id ? `[data-id="${id}"]` : ''}`)
    await customer.sees(`!!${element} && (${element}.click(), true)`, true)
  }
  await customer.reach(step)
  await tab.js('new Promise((done) => setTimeout(done, 50))')
  const size = await tab.js<number[]>(measure)
  await tab.js(`void fairwell('close')`)
  await customer.gone()
  return size
}

/** The same screens in the Chromium without windows that all other browser tests share. */
async function measureReference({ site }: Customer): Promise<Record<string, number[]>> {
  const engine = playwrightEngine('Chromium', await connectBrowser())
  const tab = await engine.newTab()
  try {
    return await measureScreens(customerOf(engine, tab, site))
  } finally {
    await tab.close()
    await engine.close()
  }
}

export const sizeChecks = [
  check('every screen is as large as in Chromium, within 3 pixels', async (customer) => {
    const [expected, sizes] = [await measureReference(customer), await measureScreens(customer)]
    const off = Object.entries(sizes).filter(([id, size]) =>
      size.some((pixels, index) => Math.abs(pixels - (expected[id]?.[index] ?? Number.NaN)) > 3),
    )
    expect(Object.keys(sizes).length).toBeGreaterThan(40)
    expect(off.map(([id, size]) => `${id}: ${size} instead of ${expected[id]}`)).toEqual([])
  }),
]
