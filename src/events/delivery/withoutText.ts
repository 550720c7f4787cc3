import type { Entry } from './entry'

/**
 * The entry without what the customer can have written. Of the answers stay the reason, numbers and yes or no; all other text may
 * be theirs. What was picked in an offer stays, without what the merchant's own offers gave back.
 */
export function withoutText(entry: Entry): Entry {
  const { event } = entry
  const { answers, choice } = event.data as { answers?: object; choice?: object }
  const isOurs = ([name, value]: [string, unknown]) =>
    ['reason', 'suggestedReason'].includes(name) || ['number', 'boolean'].includes(typeof value)
  const data = {
    ...event.data,
    ...(answers && { answers: Object.fromEntries(Object.entries(answers).filter(isOurs)) }),
    ...(choice && { choice: { ...choice, result: undefined } }),
  }
  return { ...entry, plain: true, event: { ...event, data } }
}
