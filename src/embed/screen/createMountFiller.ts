import type { Action, Flow } from '../../flow/flow'
import type { Page } from '../page/page'
import { tellError } from '../page/tell'
import { mountApi } from './mountApi'

interface Filling {
  page: Page
  /** The element that holds the rooms: where a screen leaves room for the merchant, it has an element with `data-mount`. */
  root: ParentNode
  flow: () => Flow
  act: (action: Action) => void
}

/**
 * Lets the merchant's own code draw where a screen left room for it, and clean up where the room is gone. The function that it
 * gives back is called after every drawing. Code that throws, or gives back what it should not, is left out; the flow goes on.
 */
export function createMountFiller({ page, root, flow, act }: Filling): () => void {
  /** The filled rooms, each with its clean-up, or undefined where there is none. */
  const cleanups = new Map<HTMLElement, unknown>()
  warnOfMissing(page, flow())
  return () => {
    for (const [element, clean] of cleanups) if (!element.isConnected) leave(element, clean)
    for (const element of root.querySelectorAll<HTMLElement>('[data-mount]')) {
      if (element.isConnected && !cleanups.has(element)) fill(element)
    }
  }

  function fill(element: HTMLElement): void {
    const { mount: name = '', id: offer } = element.dataset
    // A screen that was left has nothing more to say.
    const actHere = (action: Action) => element.isConnected && act(action)
    const leaveOut = (cause: unknown) => {
      tellError(page, `mount "${name}" was left out; the flow goes on. Expected it to draw, got`, cause)
      actHere({ type: 'skip', name })
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
      const given = page.mounts[name]?.(element, mountApi(page, flow(), { name, offer }, actHere))
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
}

/** Warns of each step that the config asks for and the page cannot show, up to the first that it can; once a conversation. */
function warnOfMissing(page: Page, { config: { steps = [] }, mounts }: Flow): void {
  const shown = steps.findIndex(({ id }) => mounts.includes(id))
  for (const { id } of shown < 0 ? steps : steps.slice(0, shown)) {
    tellError(
      page,
      `steps: no mount is registered for "${id}": expected one, got ${mounts.join(', ') || 'none'}; it is skipped.`,
    )
  }
}
