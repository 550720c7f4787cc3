import type { LaterTexts } from '../../ui/languages/enLater'
import type { Page } from '../page/page'
import { timeOut, waitingLimit } from '../page/timeOut'
import { nextTry } from './nextTry'

/** The second chunk. */
type Later = typeof import('../screen/later')
type Keywords = typeof import('../../ui/languages/keywords').keywords

/** Loads the second chunk with its texts, and holds what is loaded. */
export interface LaterLoader {
  /** The second chunk, once it is loaded. */
  readonly code: Later | undefined
  /** Texts in the customer's language, or in English where that does not load. */
  readonly texts: LaterTexts | undefined
  /** Our words that speak of a reason. Until they are loaded, only the merchant's own count. */
  readonly keywords: Keywords | undefined
  /** Loads the chunk once, and again after a failure. Rejects when it does not load. */
  load(): Promise<Later>
  /** Gives up a request that hangs: the next `load` makes a new one. */
  forget(): void
}

/** Makes a loader for one session, whose texts are in the language of `locale`. */
export function createLaterLoader(page: Page, locale: string): LaterLoader {
  let coming: Promise<Later> | undefined
  let hasFailed = false
  const loader = {
    code: undefined as Later | undefined,
    texts: undefined as LaterTexts | undefined,
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
    const code = await import('../screen/later')
    const { loadLaterTexts, englishLater } = code
    // A language that hangs must not use up the time of a press: after half of it, the screens are in English.
    const late = timeOut(page, waitingLimit(page) / 2).catch(() => englishLater)
    loader.texts ??= await Promise.race([loadLaterTexts(locale), late])
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
