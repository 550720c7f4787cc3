import type { BrowserContext, Page } from 'playwright-core'
import type { Guard } from '../../audit/guard'
import { doStep, look as lookAt, openFlow, type Step } from '../../audit/openFlow'
import { type Visit, type Walk, waysOf } from '../../audit/walk'

/** Where the flow is, and how its page cancels. */
export interface Place {
  url: string
  selector: string
}

/** What is done on a screen while it stands. */
type Look = (page: Page, visit: Visit) => Promise<void>

/**
 * Goes the paths of a walk again, in a window of another kind, and gives what was seen there as a walk. Each screen is looked at
 * once; what the first walk has learned by waiting is taken over.
 */
export async function replay(
  context: BrowserContext,
  { guard, place, walk, look }: { guard: Guard; place: Place; walk: Walk; look: Look },
): Promise<Walk> {
  const known = new Map(walk.visits.map((visit) => [keyOf(visit.steps), visit]))
  const seen = new Map<string, Visit>()
  for (const { steps } of walk.visits.filter((visit) => isLeaf(visit, walk))) {
    const flow = await openFlow(context, guard, place)
    let screen: Visit['screen'] | undefined = await unpointed(flow.page)
    for (let index = 0; screen && index <= steps.length; index++) {
      const before = known.get(keyOf(steps.slice(0, index)))
      if (before && !seen.has(keyOf(before.steps))) {
        const visit = { ...before, screen, ways: waysOf(screen, []) }
        seen.set(keyOf(before.steps), visit)
        await look(flow.page, visit)
      }
      const step = steps[index]
      screen = step && (await doStep(flow.page, screen, step)) && (await unpointed(flow.page))
    }
    await flow.page.close()
  }
  return { ...walk, visits: walk.visits.flatMap(({ steps }) => seen.get(keyOf(steps)) ?? []) }
}

/** The screen without a pointer on it: a button under one is drawn otherwise. */
async function unpointed(page: Page): Promise<Visit['screen']> {
  await page.mouse.move(0, 0)
  return lookAt(page)
}

const keyOf = (steps: readonly Step[]): string => JSON.stringify(steps)

/** Whether no other visit goes on from this one. */
function isLeaf({ steps }: Visit, { visits }: Walk): boolean {
  return !visits.some(
    (other) => other.steps.length > steps.length && keyOf(other.steps.slice(0, steps.length)) === keyOf(steps),
  )
}
