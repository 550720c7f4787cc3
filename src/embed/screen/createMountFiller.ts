import type { Action, Flow } from '../../flow/flow'
import type { Page } from '../page/page'
import { tellError } from '../page/tell'
import { mountApi } from './mountApi'

interface MountFillerOptions {
  page: Page
  /** Our element in the page: its children with `data-mount` are the room that screens leave for the merchant's own code. */
  root: ParentNode
  flow: () => Flow
  act: (action: Action) => void
}

/**
/**
 * Makes a function to call after every drawing: it calls the merchant's mount for each new element with `data-mount`, and its
 * clean-up for each element that is gone. A mount that throws, or gives back neither nothing nor a function, is left out; the
 * flow goes on.
 */
export function createMountFiller({ page, root, flow, act }: MountFillerOptions): () => void {
  /** The filled elements, each with its clean-up, or undefined where there is none. */
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
