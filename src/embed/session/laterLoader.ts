import type { LaterTexts } from '../../ui/languages/enLater'
import type { Page } from '../page/page'
import { timeOut, waitingLimit } from '../page/timeOut'
import { nextTry } from './nextTry'

type Later = typeof import('../screen/later')
type Keywords = typeof import('../../ui/languages/keywords').keywords

/** What the screens after the first need. */
export interface LaterLoader {
  /** Once it is there. */
  readonly code: Later | undefined
  /** In the customer's language, or in English where that does not come. */
  readonly texts: LaterTexts | undefined
  /** Words that speak of a reason; without them the merchant's own count alone. */
  readonly keywords: Keywords | undefined
  /** Asks for it, anew after a failure; rejects when it does not come. */
  load(): Promise<Later>
  /** What hangs is given up: the next `load` asks anew. */
  forget(): void
}

/** Fetches what comes after the first screen: once, while the customer reads it, and again after each failure. */
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
    // A language that hangs is English by the time that a press would give up.
    const late = timeOut(page, waitingLimit(page) / 2).catch(() => englishLater)
    loader.texts ??= await Promise.race([loadLaterTexts(locale), late])
    loader.code = code
    // Nobody waits for these.
    import('../../ui/languages/keywords').then(
      ({ keywords }) => {
        loader.keywords = keywords
      },
      () => {},
    )
    return code
  }
}
