import { answersOf } from '../../flow/answers'
import type { Action, Flow } from '../../flow/flow'
import { visibleOffers } from '../../flow/visibleOffers'
import type { MountApi, Page } from '../page/page'
import { tellError } from '../page/tell'
import { isPlainJson } from './isPlainJson'

interface MountFillerOptions {
  page: Page
  /** Where the screens are drawn; room for the merchant is left in elements with `data-mount`. */
  root: ParentNode
  flow: () => Flow
  act: (action: Action) => void
}

/**
 * Lets the merchant's own code draw where a screen left room for it, and clean up where the room is gone. Called after
 * every drawing. What throws, or gives back what it should not, is left out; the flow goes on without it.
 */
export function createMountFiller({ page, root, flow, act }: MountFillerOptions): () => void {
  const cleanups = new Map<HTMLElement, unknown>()
  warnOfMissing(page, flow())
  return () => {
    for (const [element, clean] of cleanups) if (!element.isConnected) leave(element, clean)
    for (const element of root.querySelectorAll<HTMLElement>('[data-mount]')) {
      if (element.isConnected && !cleanups.has(element)) fill(element)
    }
  }

  function fill(element: HTMLElement): void {
    const { mount: name = '', id } = element.dataset
    const leaveOut = (cause: unknown) => {
      tellError(page, `mount "${name}" was left out; the flow goes on. Expected it to draw, got`, cause)
      if (element.isConnected) act({ type: 'skip', name })
    }
    const settle = (clean: unknown) => {
      if (clean !== undefined && typeof clean !== 'function') {
        throw new Error(`mount "${name}": expected nothing or a function that cleans up, got ${typeof clean}`)
      }
      if (element.isConnected) cleanups.set(element, clean)
      else leave(element, clean)
    }
    cleanups.set(element, undefined)
    try {
      const given = page.mounts[name]?.(element, apiFor(element, name, id))
      if (given instanceof Promise) given.then(settle).catch(leaveOut)
      else settle(given)
    } catch (cause) {
      leaveOut(cause)
    }
  }

  function leave(element: HTMLElement, clean: unknown): void {
    cleanups.delete(element)
    try {
      if (typeof clean === 'function') clean()
    } catch (cause) {
      tellError(page, 'mount: expected its clean-up to work, got a throw; the flow goes on.', cause)
    }
  }

  function apiFor(element: HTMLElement, name: string, offer: string | undefined): MountApi {
    const now = flow()
    const { customer = {}, subscription = {}, locale = 'en' } = now.situation
    const about = offer ? visibleOffers(now).find(({ id }) => id === offer) : now.merchantStep
    // A screen that was left has nothing more to say.
    const actHere = (action: Action) => element.isConnected && act(action)
    const read = (result: unknown) => {
      if (isPlainJson(result)) return structuredClone(result)
      if (result !== undefined)
        tellError(
          page,
          `mount "${name}": expected a result of plain JSON, got ${typeof result} that is none; it was dropped.`,
        )
      return undefined
    }
    return {
      // A copy: what the merchant's code writes to it stays its own.
      ...structuredClone({ data: about && 'data' in about && about.data ? about.data : {} }),
      answers: answersOf(now),
      customer,
      subscription,
      locale,
      result: offer ? now.picks[offer] : now.results[name],
      next: (result) => actHere({ type: 'continue', result: read(result) }),
      back: () => actHere({ type: 'back' }),
      cancel: () => actHere({ type: 'cancel' }),
      accept(result) {
        if (!offer) return
        const pick = read(result)
        if (pick !== undefined) actHere({ type: 'pick', offer, pick })
        actHere({ type: 'accept', offer })
      },
    }
  }
}

/** One warning a conversation for each step that the config asks for and the page cannot show. */
function warnOfMissing(page: Page, { config: { steps = [] }, mounts }: Flow): void {
  const shown = steps.findIndex(({ id }) => mounts.includes(id))
  for (const { id } of shown < 0 ? steps : steps.slice(0, shown)) {
    tellError(
      page,
      `steps: no mount is registered for "${id}": expected one, got ${mounts.join(', ') || 'none'}; it is skipped.`,
    )
  }
}
