import { describe, expect, it } from 'vitest'
import { account } from '../support/accounts'
import { pick, reachOffer } from '../support/everyOffer'
import { brands, hostPages } from '../support/hostPages'
import { itWhole } from '../support/itWhole'
import { contrastOf } from '../support/measure'
import { schemes } from '../support/sample'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

/** Whether the open dialog is light or dark, its first font, and its corners in px. */
async function lookOf({ part }: Visit) {
  return part('dialog').evaluate((dialog) => {
    const { backgroundColor, fontFamily, borderTopLeftRadius } = getComputedStyle(dialog)
    const [red = 0] = backgroundColor.match(/[\d.]+/g)?.map(Number) ?? []
    return {
      scheme: red > 128 ? 'light' : 'dark',
      font: fontFamily.split(',')[0],
      radius: Number.parseFloat(borderTopLeftRadius),
    }
  })
}

describe('where the theme says nothing, the dialog belongs to its page', () => {
  it.each(hostPages)('in the manner of $name', async ({ page, scheme, font, radius }) => {
    // The system prefers the other scheme: it has no say.
    const colorScheme = scheme === 'light' ? 'dark' : 'light'
    const visit = await world.visit(page, { context: { colorScheme } })
    await visit.open()
    const found = await lookOf(visit)
    expect(found).toEqual({ scheme, font, radius: expect.closeTo(radius, 1) })
  })

  it.each(['light', 'dark'] as const)('the system’s %s counts where the page declares both', async (colorScheme) => {
    const head = '<meta name="color-scheme" content="light dark">'
    const visit = await world.visit({ ...account, head }, { context: { colorScheme } })
    await visit.open()
    expect((await lookOf(visit)).scheme).toBe(colorScheme)
  })

  itWhole('theme.from none takes neither font nor corners', async () => {
    const [{ page } = { page: account }] = hostPages
    const visit = await world.visit({ ...page, config: { ...(account.config as object), theme: { from: 'none' } } })
    await visit.open()
    expect(await lookOf(visit)).toEqual({ scheme: 'light', font: 'system-ui', radius: 20 })
  })

  itWhole('a flow opened by command takes the look of the trigger all the same', async () => {
    const [{ page } = { page: account }] = hostPages
    const visit = await world.visit(page)
    await visit.page.evaluate(`void fairwell('open')`)
    await visit.part('dialog').waitFor()
    expect((await lookOf(visit)).font).toBe('ui-sans-serif')
  })
})

describe('a brand', () => {
  it.each(schemes)('is shown as given, in %s, and can be read on and seen', async (scheme) => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'pause')
    await pick(visit, 2).click()
    for (const brand of brands) {
      await visit.part('dialog').evaluate(
        (dialog, [brand, scheme]) => {
          for (const name of ['--fw-colorPrimary', '--fw-dark-colorPrimary'])
            (dialog as HTMLElement).style.setProperty(name, brand as string)
          ;(dialog as HTMLElement).style.colorScheme = scheme as string
        },
        [brand, scheme],
      )
      const color = (name: string, property: string) =>
        visit
          .part(name)
          .first()
          .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property)
      const fill = await color('accept', 'background-color')
      const paper = await color('dialog', 'background-color')
      const ratio = (one: string, other: string) => visit.page.evaluate(contrastOf, [one, other] as const)
      expect([brand, await ratio(fill, brand)]).toEqual([brand, 1])
      const mark = await pick(visit, 2).evaluate((label) => getComputedStyle(label).borderTopColor)
      const [text, edge, chosen] = [
        await ratio(fill, await color('accept', 'color')),
        await ratio(paper, await color('accept', 'border-top-color')),
        await ratio(paper, mark),
      ]
      expect([brand, text >= 4.5, edge >= 3, chosen >= 3]).toEqual([brand, true, true, true])
    }
  })
})
