import type { Browser } from 'playwright-core'
import type { Check } from './check'
import { checksOf } from './checksOf'
import { createGuard } from './guard'
import { tryFocus } from './tryFocus'
import { walk } from './walk'

/** What is audited, and what the auditor was told of it. */
export interface Audited {
  url: string
  /** Finds the page's cancel button; by its name where it is not given. */
  selector?: string | undefined
  /** Texts of buttons that lead on, and do not say cancel. */
  press: string[]
  allowPost: boolean
}

/** What an audit found: every check, and every screen with what led to it. */
export interface Audit {
  /** Whether no check is bad; one that could not be measured is none. */
  ok: boolean
  url: string
  /** The button that is taken to confirm, which was not pressed. */
  final?: string
  checks: Check[]
  screens: { heading: string; path: string[]; buttons: string[] }[]
}

/** Measures a cancel flow on a page, in contexts of its own: whoever is signed in elsewhere is not. Throws an Error for a page without a cancel button. */
export async function audit(browser: Browser, { allowPost, ...place }: Audited): Promise<Audit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  try {
    const guard = await createGuard(context, allowPost)
    const walked = await walk(context, guard, place)
    const focus = await tryFocus(context, guard, place)
    const checks = checksOf(walked, focus, guard.sent)
    return {
      ok: checks.every(({ mark }) => mark !== 'bad'),
      url: place.url,
      ...(walked.end && { final: walked.end.final }),
      checks,
      screens: walked.visits.map(({ screen, steps }) => ({
        heading: screen.heading,
        path: steps.map(({ answer, press }) => (answer === undefined ? press : `${answer}, ${press}`)),
        buttons: screen.controls.map(({ name }) => name),
      })),
    }
  } finally {
    await context.close()
  }
}
