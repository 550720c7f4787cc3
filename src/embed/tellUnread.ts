import type { Unread } from '../situation/part'
import type { Page } from './page'
import { tellError } from './tell'

const told = new WeakMap<Page, Set<string>>()

/** A thousand broken entries of one list are one mistake. */
const mostTold = 20

/** Says, once of each, what the page gave and nobody could read. The words are loaded when there is something to say. */
export async function tellUnread(page: Page, unread: Unread[]): Promise<void> {
  const those = told.get(page) ?? new Set()
  told.set(page, those)
  const fresh = unread.filter(({ path }) => !those.has(path))
  for (const { path } of fresh) those.add(path)
  if (!fresh.length) return
  try {
    const { wordUnread } = await import('../situation/wordUnread')
    for (const each of fresh.slice(0, mostTold)) {
      const { path, message, mend = '' } = wordUnread(each)
      tellError(page, `${path || 'situation'}: ${message}. ${mend}`.trim())
    }
  } catch (cause) {
    tellError(page, `situation: could not read ${fresh.map(({ path }) => path).join(', ')}.`, cause)
  }
}
