import { describe, expect, it } from 'vitest'
import { everyOffer, pick, reachOffer } from '../../support/everyOffer'
import { failingAccount } from '../../support/failingAccount'
import { buttonsHaveEdges } from '../../support/inspections'
import { type Contrast, contrasts } from '../../support/measure'
import { screenFaults, slow } from '../../support/screenFaults'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

/** Texts of the open dialog that are too faint to read, and how many texts there are. */
async function faintTexts({ page }: Visit): Promise<{ faint: Contrast[]; count: number }> {
  const found = await page.evaluate(contrasts)
  return { faint: found.filter(({ ratio }) => ratio < 4.5), count: found.length }
}

async function wear({ page, part }: Visit, variables: object, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(`fairwell('close')`)
  await part('dialog').waitFor({ state: 'detached' })
  await page.emulateMedia({ colorScheme })
  await page.evaluate(
    (config) => {
      const { fairwell } = window as unknown as { fairwell: (...command: unknown[]) => void }
      fairwell('init', { config })
    },
    { ...everyOffer, theme: { variables } },
  )
}

describe('a merchant’s color', () => {
  it('leaves every text readable, in light and in dark', slow, async () => {
    const visit = await world.visit(failingAccount, { context: { reducedMotion: 'reduce' } })
    for (const colorPrimary of ['#ffff00', '#fefefe', '#050505', '#808080', '#ff0000', '#0000ff', '#00ff00']) {
      for (const scheme of ['light', 'dark'] as const) {
        await wear(visit, { colorPrimary }, scheme)
        await reachOffer(visit, 'pause')
        await pick(visit, 1).click()
        const { faint, count } = await faintTexts(visit)
        expect([colorPrimary, scheme, faint]).toEqual([colorPrimary, scheme, []])
        expect(count).toBeGreaterThan(8)
      }
    }
  })

  it('of paper or ink leaves every text readable', slow, async () => {
    const visit = await world.visit(failingAccount, { context: { reducedMotion: 'reduce' } })
    for (const [variables, scheme] of [
      [{ colorBackground: '#ffffff' }, 'dark'],
      [{ colorText: '#111111' }, 'dark'],
      [{ colorBackground: '#ffffff', colorText: '#111111' }, 'dark'],
      [{ colorBackground: '#fff8f0' }, 'light'],
    ] as const) {
      await wear(visit, variables, scheme)
      await visit.open()
      expect([variables, scheme, (await faintTexts(visit)).faint]).toEqual([variables, scheme, []])
    }
  })
})

describe('forced colors', () => {
  const context = { forcedColors: 'active' } as const

  it('leave every button of every screen an edge', slow, async () => {
    expect(await screenFaults(world, { context }, { buttonsHaveEdges })('buttonsHaveEdges')).toEqual([])
  })

  it('show which answer is picked', async () => {
    const visit = await world.visit(failingAccount, { context })
    await reachOffer(visit, 'pause')
    const edge = (length: number) => pick(visit, length).evaluate((label) => getComputedStyle(label).borderTopWidth)
    await pick(visit, 2).click()
    expect([await edge(1), await edge(2)]).toEqual(['1px', '2px'])
  })
})
