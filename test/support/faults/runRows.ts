import type { BrowserContext } from 'playwright-core'
import { launchBrowser, launchCachingBrowser } from '../browser'
import { openSite } from '../site'
import { limit } from './limit'
import type { Row } from './row'
import { add, nothing, type Tally, tallyOf } from './tally'
import { createTrial, type Stage } from './trial'

export interface RunOptions {
  /** Share of the visits of each row, of which there is always one; default 1. */
  scale?: number
  seed?: number
  /** A visit has ended. */
  onVisit?: (row: Row, tally: Tally) => void
}

/** Plays all visits of the rows, many at once: most of them wait most of their time. */
export async function runRows(
  rows: Row[],
  { scale = 1, seed = 1, onVisit }: RunOptions = {},
): Promise<Map<Row, Tally>> {
  const { stage, close } = await openStage()
  const tallies = new Map<Row, Tally>(rows.map((row) => [row, nothing]))
  const atOnce = limit(24)
  const visits = rows.flatMap((row) =>
    Array.from({ length: Math.max(1, Math.round(row.visits * scale)) }, (_, index) => ({ row, index })),
  )
  visits.sort((one, other) => other.row.waits - one.row.waits)
  await Promise.all(
    visits.map(({ row, index }) =>
      atOnce(async () => {
        const tally = await play(stage, row, seed * 100_000 + row.number * 1000 + index)
        tallies.set(row, add(tallies.get(row) ?? nothing, tally))
        onVisit?.(row, tally)
      }),
    ),
  )
  await close()
  return tallies
}

async function play(stage: Stage, row: Row, seed: number): Promise<Tally> {
  const trial = await createTrial(stage, seed, row.cachesPages)
  try {
    await row.play(trial)
    return tallyOf(trial)
  } catch (problem) {
    return tallyOf(trial, problem)
  } finally {
    await trial.close()
  }
}

// Chromium 156 makes three web pages of its own for the address bar of every window, which nobody sees here.
const lean = '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,HttpsUpgrades,PaintHolding,OptimizationHints'

/** Less to paint, and nothing that moves. */
const small = { viewport: { width: 360, height: 480 }, reducedMotion: 'reduce' } as const

async function openStage(): Promise<{ stage: Stage; close(): Promise<void> }> {
  const site = await openSite()
  const browser = await launchBrowser(lean)
  let caching: ReturnType<typeof launchCachingBrowser> | undefined
  const openCachingContext = async (): Promise<BrowserContext> => {
    caching ??= launchCachingBrowser(lean)
    return (await caching).newContext(small)
  }
  return {
    stage: { site, openContext: () => browser.newContext(small), openCachingContext, busy: limit(4) },
    async close() {
      await browser.close()
      await (await caching)?.close()
      await site.close()
    },
  }
}
