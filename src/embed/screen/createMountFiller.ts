import { answersOf } from '../../flow/answers'
import type { Action, Flow } from '../../flow/flow'
import { visibleOffers } from '../../flow/visibleOffers'
import type { MountApi, Page } from '../page/page'
import { tellError } from '../page/tell'
import { isPlainJson } from './isPlainJson'

interface MountFillerOptions {
  page: Page
  /** Our element in the page: its children with `data-mount` are the room that screens leave for the merchant's own code. */
  root: ParentNode
  flow: () => Flow
  act: (action: Action) => void
}

/**
 * Makes a function to call after every drawing: it calls the merchant's mount for each new element with `data-mount`, and its
 * clean-up for each element that is gone. A mount that throws, or gives back neither nothing nor a function, is left out; the
 * flow goes on.
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

  /** What the mount of this name can ask and do. `offer` is the id of the custom offer that it draws, if it draws one. */
  function apiFor(element: HTMLElement, name: string, offer: string | undefined): MountApi {
    const now = flow()
    const { customer = {}, subscription = {}, locale = 'en' } = now.situation
    const about = offer ? visibleOffers(now).find(({ id }) => id === offer) : now.merchantStep
    // Code of a screen that was left may still run, and must not move the flow.
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
      // A copy, so that the merchant's code cannot change the config.
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

/** Reports, once a session, each step of the config that comes before the one shown and that the page cannot draw. */
function warnOfMissing(page: Page, { config: { steps = [] }, mounts }: Flow): void {
  const shown = steps.findIndex(({ id }) => mounts.includes(id))
  for (const { id } of shown < 0 ? steps : steps.slice(0, shown)) {
    tellError(
      page,
      `steps: no mount is registered for "${id}": expected one, got ${mounts.join(', ') || 'none'}; it is skipped.`,
    )
  }
}
