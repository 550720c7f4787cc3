import type { MoreNeeds } from '../screen/moreParts'
import { nextTry } from './nextTry'

/** The second chunk. */
type Later = typeof import('../screen/later')
type Keywords = typeof import('../../ui/languages/keywords').keywords

/** Loads the second chunk, and holds what is loaded. */
export interface LaterLoader {
  /** The second chunk, once it is loaded. */
  readonly code: Later | undefined
  /** Our words that speak of a reason. Until they are loaded, only the merchant's own count. */
  readonly keywords: Keywords | undefined
  /** Loads the chunk once, and again after a failure. Rejects when it does not load. */
  load(): Promise<Later>
  /** Gives up a request that hangs: the next `load` makes a new one. */
  forget(): void
}

/** Makes a loader for one session. */
export function createLaterLoader(parts: MoreNeeds): LaterLoader {
  let coming: Promise<Later> | undefined
  let hasFailed = false
  const loader = {
    code: undefined as Later | undefined,
    keywords: undefined as Keywords | undefined,
    load() {
      coming ??= fetchIt().catch((cause) => {
        loader.forget()
        throw cause
      })
      return coming
    },
    forget() {
      hasFailed = true
      coming = undefined
    },
  }
  return loader

  async function fetchIt(): Promise<Later> {
    if (hasFailed) nextTry()
    const later = await import('../screen/later')
    // What answers for a file that is gone may be a script all the same.
    if (!later.laterSteps) throw new Error('expected the screens after the first, got another script')
    const code = await later.withLaw(await later.withMore(later, parts), parts)
    loader.code = code
    // Keywords are welcome when they come; no screen waits for them.
    import('../../ui/languages/keywords').then(
      ({ keywords }) => {
        loader.keywords = keywords
      },
      () => {},
    )
    return code
  }
}
