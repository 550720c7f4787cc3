import { type Example, examples } from '../../demo/gallery/examples'
import type { Config } from '../../src/config/schema/schema'
import { anyScreen, everyScreen } from './everyScreen'
import { sample } from './sample'
import type { Visit, VisitOptions } from './visit'
import type { World } from './world'

/** Looks at the screen that is shown and says what is wrong with it. An empty list means that nothing is. */
export type Inspection = (visit: Visit, screen: Example) => Promise<string[]>

interface Look {
  context: VisitOptions['context']
  /** BCP 47; default English. */
  lang?: string
  /** Texts that every screen's config says in place of ours. */
  messages?: Config['messages']
  /** Default: every screen of the gallery, or a sample of them. */
  screens?: readonly Example[]
}

/** A walk through fifty screens takes a busy machine this long. */
export const slow = { timeout: 240_000 }

/**
 * Walks through the gallery's screens once and lets every inspection look at each of them, because the way to a screen takes
 * longer than a look at it. The result gives one inspection's faults, each with its screen's id; the first call walks. After
 * faults, the next call walks again, so that a retried test looks anew.
 */
export function screenFaults<Name extends string>(
  world: World,
  { context, lang = 'en', messages, screens = sample(examples, JSON.stringify({ context, lang })) }: Look,
  inspections: Record<Name, Inspection>,
): (name: Name) => Promise<string[]> {
  let walked: Promise<Record<Name, string[]>> | undefined
  const names = Object.keys(inspections) as Name[]

  async function walk(): Promise<Record<Name, string[]>> {
    const found = Object.fromEntries(names.map((name) => [name, [] as string[]])) as Record<Name, string[]>
    const visit = await world.visit({ ...anyScreen, lang }, { ...(context ? { context } : {}) })
    const look = async (id: string) => {
      const screen = screens.find((each) => each.id === id)
      if (!screen) throw new Error(`no screen is called ${id}`)
      for (const name of names) {
        const faults = await inspections[name](visit, screen)
        found[name].push(...faults.map((fault) => `${id}: ${fault}`))
      }
    }
    const worded = screens.map((screen) => ({ ...screen, config: { ...screen.config, ...(messages && { messages }) } }))
    await everyScreen(visit, look, worded)
    return found
  }

  return async (name) => {
    walked ??= walk()
    const faults = await walked.then(
      (found) => found[name],
      (error) => [String(error)],
    )
    if (faults.length) walked = undefined
    return faults
  }
}
