import { describe, expect, it } from 'vitest'
import { examples } from '../../demo/gallery/examples'
import { looks } from '../../demo/pages/galleryFrame'
import { itWhole } from '../support/itWhole'
import { openDemo } from '../support/openDemo'
import { isWhole, sample } from '../support/sample'
import { openWorld } from '../support/world'

const world = openWorld()
const demo = openDemo()

describe('the gallery', () => {
  it('has a frame for every screen, in every look', async () => {
    for (const look of looks) {
      const page = await (await fetch(`${demo.url}/gallery?look=${look}`)).text()
      const frames = [...page.matchAll(/<iframe src="([^"]+)"/g)].map(([, source = '']) => source.split('?')[0])
      expect([look, frames]).toEqual([look, examples.map(({ id }) => `/gallery/${id}`)])
    }
    expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length)
  })

  it.for([[1280, 320], ...(isWhole ? [[375, 320]] : [])] as const)(
    'is small: frames of 320 px at %i px, an index, and a press that opens one in full',
    async ([width, size]) => {
      const page = await (await world.browser.newContext({ viewport: { width, height: 800 } })).newPage()
      await page.goto(`${demo.url}/gallery?look=dark&lang=de`, { waitUntil: 'domcontentloaded' })
      const thumbnails = page.locator('figure:not([data-width="wide"]) .thumbnail')
      // Frames are heavy: the page is read before its style sheet has come.
      await expect
        .poll(async () => {
          const widths = await thumbnails.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width))
          return [...new Set(widths)]
        })
        .toEqual([size])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      const groups = [...new Set(examples.map(({ group }) => group))]
      const index = page.getByRole('navigation', { name: 'Screens' })
      expect(await index.getByRole('link').count()).toBe(groups.length)
      // A look keeps the language, and a language the look.
      const query = (name: string, link: string) =>
        page.getByRole('navigation', { name }).getByRole('link', { name: link, exact: true }).getAttribute('href')
      expect(await query('Look', 'Phone')).toBe('?look=narrow&lang=de')
      expect(await query('Language', '日本語')).toBe('?look=dark&lang=ja')
      await page.evaluate('window.scrollTo(0, 3000)')
      expect((await index.boundingBox())?.y).toBe(0)
      await page.getByRole('link', { name: 'Already canceled' }).click()
      await page.waitForURL(/\/gallery\/[\w-]+\?look=dark&lang=de/)
      await page.context().close()
    },
  )

  itWhole('knows no screen that is not there', async () => {
    expect((await fetch(`${demo.url}/gallery/nothing`)).status).toBe(404)
  })

  itWhole(
    'leads every frame to its screen, without an error',
    async () => {
      const page = await (await world.browser.newContext()).newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      for (const { id, step } of sample(examples, 'gallery')) {
        await page.goto(`${demo.url}/gallery/${id}`)
        await page.waitForSelector(`html[data-arrived="${step}"]`)
      }
      expect(errors).toEqual([])
      await page.context().close()
    },
    240_000,
  )

  it('turns dark, and from right to left, with the page that a frame is', async () => {
    const page = await (await world.browser.newContext()).newPage()
    const look = async (name: string) => {
      await page.goto(`${demo.url}/gallery/discount?look=${name}`)
      await page.waitForSelector('html[data-arrived]')
      return page
        .locator('fairwell-dialog dialog')
        .evaluate((dialog) => [getComputedStyle(dialog).direction, getComputedStyle(dialog).colorScheme])
    }
    expect(await look('dark')).toEqual(['ltr', 'dark'])
    expect((await look('rtl'))[0]).toBe('rtl')
    await page.context().close()
  })
})
