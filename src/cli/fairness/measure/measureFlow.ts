import type { Browser } from 'playwright-core'
import { policies } from '../../../config/fairness/policies'
import type { Preset } from '../../../config/schema/presetOf'
import type { Config } from '../../../config/schema/schema'
import type { Situation } from '../../../situation/schema'
import { checksOf } from '../../audit/checksOf'
import { createGuard } from '../../audit/guard'
import { tryFocus } from '../../audit/tryFocus'
import { hasOffer, type Visit, type Walk, walk } from '../../audit/walk'
import { proofTime } from '../../prove/machine'
import type { Button, Measured, MeasuredScreen, Picture, Run } from '../measured'
import { checkColors } from './checkColors'
import { languagesFor } from './languagesFor'
import { type Axe, loadAxe } from './loadAxe'
import { type Place, replay } from './replay'
import { servePage } from './servePage'
import { takePicture } from './takePicture'

/** What is measured, and by what. */
export interface Measuring {
  config: Config
  customers: { preset: Preset; situation: Situation }[]
  dist: URL
  css: string
  /** Languages beside the config's own. */
  languages: readonly string[]
  /** Told before each run, for whoever waits. */
  onRun?: (says: string) => void
}

type Window = Pick<Run, 'scheme' | 'width'>

/** The windows that every flow is drawn in: a desk and a telephone, light and dark. */
const windows: readonly Window[] = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 375 },
  { scheme: 'dark', width: 375 },
]

/** Draws the flow of a config on a page of its own in this browser, for one customer of each preset, and measures every screen. */
export async function measureFlow(browser: Browser, measuring: Measuring): Promise<Measured> {
  const { config, customers, languages } = measuring
  const axe = await loadAxe()
  const page = await servePage({ ...measuring, situations: customers.map(({ situation }) => situation) })
  const measured: Measured = {
    browser: `${browser.browserType().name()} ${browser.version()}`,
    ...(axe && { axe: axe.version }),
    customers,
    runs: [],
    pictures: [],
  }
  try {
    for (const [index, { preset }] of customers.entries()) {
      for (const language of languagesFor(config, preset, languages)) {
        const place = { url: page.urlOf(index, language), selector: '#cancel' }
        await measureIn(browser, { place, preset, language, axe, onRun: measuring.onRun }, measured)
      }
    }
  } finally {
    page.close()
  }
  return measured
}

interface Drawn {
  place: Place
  preset: Preset
  language: string
  axe: Axe | undefined
  onRun: Measuring['onRun']
}

/** Measures one customer's flow in one language, in every window. The windows are gone through beside each other, as each mostly waits. */
async function measureIn(browser: Browser, drawn: Drawn, { runs, pictures }: Measured): Promise<void> {
  const { place, preset, language, onRun } = drawn
  onRun?.(`${preset}, ${language}: looking for every screen`)
  const first = await inWindow(browser, { scheme: 'light', width: 1280 }, (context, guard) =>
    walk(context, guard, { ...place, press: [] }),
  )
  onRun?.(`${preset}, ${language}: light and dark, 1280 and 375 px`)
  const isFirst = !runs.some((run) => run.preset === preset)
  const measured = await Promise.all(
    windows.map((window) => measureWindow(browser, window, { drawn, walked: first, isFirst })),
  )
  runs.push(...measured.map(({ run }) => run))
  pictures.push(...measured.flatMap((each) => each.pictures))
}

interface Walked {
  drawn: Drawn
  walked: Walk
  /** Whether this is the preset's first language, of which more is pictured. */
  isFirst: boolean
}

async function measureWindow(browser: Browser, window: Window, { drawn, walked, isFirst }: Walked) {
  const { place, preset, language, axe } = drawn
  const wanted = picturesOf(walked)
  const screens: MeasuredScreen[] = []
  const pictures: Picture[] = []
  const run = await inWindow(browser, window, async (context, guard): Promise<Run> => {
    const seen = await replay(context, {
      ...{ guard, place, walk: walked },
      look: async (page, visit) => {
        screens.push({ ...screenOf(visit), ...(axe && { violations: await axe.run(page) }) })
        const kind = wanted.get(JSON.stringify(visit.steps))
        if (kind && isPictured(window, kind, isFirst))
          pictures.push(await takePicture(page, caption(kind, { preset, language, ...window })))
      },
    })
    const focus = await tryFocus(context, guard, place)
    const colors = asksForColors(preset) ? [checkColors(seen.visits)] : []
    return { preset, language, ...window, checks: [...checksOf(seen, focus, guard.sent), ...colors], screens }
  })
  return { run, pictures }
}

async function inWindow<T>(
  browser: Browser,
  { scheme, width }: Window,
  work: (
    context: Awaited<ReturnType<Browser['newContext']>>,
    guard: Awaited<ReturnType<typeof createGuard>>,
  ) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: width > 480 ? { width, height: 720 } : { width, height: 667 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    deviceScaleFactor: 2,
  })
  try {
    // The customers of the proof are of its day.
    await context.clock.setFixedTime(proofTime)
    return await work(context, await createGuard(context, false))
  } finally {
    await context.close()
  }
}

function screenOf({ screen, steps }: Visit): MeasuredScreen {
  return {
    heading: screen.heading,
    path: steps.map(({ answer, press }) => (answer === undefined ? press : `${answer}, ${press}`)),
    buttons: screen.controls.map(
      ({ name, tag, width, height, fontSize, fontWeight, textContrast, edgeContrast, isInWindow }): Button => ({
        ...{ name, tag, width, height, fontSize, fontWeight, textContrast, edgeContrast, isInWindow },
      }),
    ),
  }
}

/** Whether a rule of the preset is about colors. */
const asksForColors = (preset: Preset): boolean => policies[preset].rules.some(({ id }) => id === 'same-look')

type Kind = 'The first screen' | 'An offer' | 'The last screen'

/** The screens that pictures are taken of: the first, the first with an offer, and the one that confirms. */
function picturesOf({ visits, end }: Walk): Map<string, Kind> {
  const kinds = new Map<string, Kind>()
  const offer = visits.find(({ screen }) => hasOffer(screen))
  const last = visits.find(
    ({ steps, ways }) => steps.length + 1 === end?.presses && ways.some(({ name }) => name === end?.final),
  )
  if (last) kinds.set(JSON.stringify(last.steps), 'The last screen')
  if (offer) kinds.set(JSON.stringify(offer.steps), 'An offer')
  if (visits[0]) kinds.set(JSON.stringify(visits[0].steps), 'The first screen')
  return kinds
}

/** Of a preset's first language every kind is pictured, at least once; of the others one window is. */
function isPictured({ scheme, width }: Window, kind: Kind, isFirst: boolean): boolean {
  if (scheme === 'light' && width > 480) return true
  return isFirst && (scheme === 'light' ? kind !== 'The last screen' : width > 480 && kind === 'An offer')
}

function caption(kind: Kind, { preset, language, scheme, width }: Omit<Run, 'checks' | 'screens'>): Picture['says'] {
  return `${kind}, ${preset}, ${language}, ${scheme}, ${width} px`
}
