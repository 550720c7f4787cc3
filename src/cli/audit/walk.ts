import type { BrowserContext } from 'playwright-core'
import type { Guard } from './guard'
import { isFinal, meaningOf } from './meaningOf'
import { doStep, keyOf, look, openFlow, type Step } from './openFlow'
import type { Control, Screen } from './screen'

/** A screen that the walk came to, and how. */
export interface Visit {
  steps: Step[]
  screen: Screen
  /** The ways to cancel that it has, those that were named included. */
  ways: Control[]
  /** How many offers were shown on the way, this screen's included. */
  offers: number
  /** Texts whose figures have changed while nobody did anything. */
  counting: string[]
}

/** All that a walk through the flow has seen. */
export interface Walk {
  before: Screen
  visits: Visit[]
  /** The shortest path: its presses after the one that opened the flow, the confirming one included, and that one's name. */
  end?: { presses: number; screens: number; offers: number; final: string }
}

interface Walked {
  url: string
  selector?: string | undefined
  /** Texts of buttons that are to be pressed, too. */
  press: string[]
}

/** A flow that has more paths than these is not walked through whole. */
const mostTries = 20
const mostSteps = 8

/**
 * Goes through the flow as customers may: by every button that says cancel, and with every answer. Every path begins with the page
 * loaded anew. What would confirm is not pressed.
 */
export async function walk(context: BrowserContext, guard: Guard, walked: Walked): Promise<Walk> {
  const found: { before?: Screen; visits: Visit[]; end?: Walk['end'] } = { visits: [] }
  const seen = new Set<string>()
  const queue: Step[][] = [[]]
  for (let tries = 0; tries < mostTries && queue.length > 0; tries++) {
    const steps = queue.shift() ?? []
    const flow = await openFlow(context, guard, walked)
    found.before ??= flow.before
    let screen: Screen | undefined = keyOf(flow.screen) === keyOf(flow.before) ? undefined : flow.screen
    let offers = Number(screen !== undefined && hasOffer(screen))
    if (!screen && steps.length === 0 && countBlocked(guard) > 0)
      found.end = { presses: 0, screens: 0, offers: 0, final: 'the press itself' }
    for (const [index, step] of steps.entries()) {
      const from: Screen | undefined = screen
      if (!from) break
      const blocked = countBlocked(guard)
      screen = await doStep(flow.page, from, step)
      const isSame = screen && keyOf(screen) === keyOf(from)
      const isSent = countBlocked(guard) > blocked
      if (isSame && isSent && index === steps.length - 1)
        found.end ??= { presses: steps.length, screens: steps.length, offers, final: step.press }
      if (isSame) screen = undefined
      offers += Number(screen !== undefined && hasOffer(screen))
    }
    if (screen && !seen.has(keyOf(screen))) {
      seen.add(keyOf(screen))
      await flow.page.waitForTimeout(1100)
      const counting = changedFigures(screen, await look(flow.page))
      const ways = waysOf(screen, walked.press)
      found.visits.push({ steps, screen, ways, offers, counting })
      const final = ways.find((way) => isFinal(way, screen as Screen))
      if (final) found.end ??= { presses: steps.length + 1, screens: steps.length + 1, offers, final: final.name }
      if (steps.length < mostSteps) queue.push(...stepsFrom(screen, ways).map((step) => [...steps, step]))
    }
    await flow.page.close()
  }
  return found as Walk
}

function countBlocked({ sent }: Guard): number {
  return sent.filter(({ isBlocked }) => isBlocked).length
}

/** Whether something on the screen is to be accepted. */
export function hasOffer({ controls, language }: Screen): boolean {
  return controls.some(({ name }) => meaningOf(name, language) === 'accept')
}

/** What leads to the cancellation on a screen: what says cancel, and what was named by `press`. */
export function waysOf({ controls, language }: Screen, press: string[]): Control[] {
  const named = ({ name }: Control) => press.some((text) => name.toLowerCase().includes(text.toLowerCase()))
  return controls.filter((each) => meaningOf(each.name, language) === 'cancel' || named(each))
}

/** What can be done next: each way that does not confirm; then each answer, with what goes on. */
function stepsFrom(screen: Screen, ways: Control[]): Step[] {
  const open = ways.filter((way) => !way.isDisabled && !isFinal(way, screen)).map(({ name }) => name)
  const onward = screen.controls.filter(({ name }) => meaningOf(name, screen.language) === 'onward')[0]?.name ?? open[0]
  const answered = onward === undefined ? [] : screen.choices.map((answer) => ({ answer, press: onward }))
  return [...open.map((press) => ({ press })), ...answered]
}

function changedFigures(one: Screen, other: Screen): string[] {
  const later = new Set(other.texts.map(({ text }) => text))
  const plain = new Set(other.texts.map(({ text }) => text.replace(/\d+/g, '0')))
  return one.texts
    .filter(({ text }) => /\d/.test(text) && !later.has(text) && plain.has(text.replace(/\d+/g, '0')))
    .map(({ text }) => text)
}
