import type { Unread } from '../../situation/part'
import type { Page } from '../page/page'
import { tellError, tellErrorOnce } from '../page/tell'

/** At most so many are reported at a time: a thousand broken entries in one list are one mistake. */
const mostTold = 20

/** Reports, once each, what of the Situation could not be read. The code that words it is loaded only when it is needed. */
export async function tellUnread(page: Page, unread: Unread[]): Promise<void> {
  if (!unread.length) return
  try {
    const { wordUnread } = await import('../../situation/wordUnread')
    for (const each of unread.slice(0, mostTold)) {
      const { path, message, mend = '' } = wordUnread(each)
      tellErrorOnce(page, `${path || 'situation'}: ${message}. ${mend}`.trim())
    }
  } catch (cause) {
    tellError(
      page,
      `situation: expected what we can read, got other at ${unread.map(({ path }) => path).join(', ')}; it is left out.`,
      cause,
    )
  }
}
