import { list, only, type Part, record, type Unread } from './part'
import { readLanguage } from './readLanguage'
import { readSubscription } from './readSubscription'
import { readId, readText } from './readText'
import { readTime } from './readTime'
import type { Situation } from './schema'

export interface Facts {
  situation: Situation
  unread: Unread[]
}

/**
 * What can be read of a Situation, in our own words, and the paths of what cannot. Total: it throws at nothing. Reading what
 * it gave changes nothing.
 */
export const readFacts = (input: unknown): Facts => {
  const unread: Unread[] = []
  const note = (path: string, got: unknown) => void unread.push({ path, got })
  let situation: unknown
  try {
    situation = readWhole(input, '', note)
  } catch (thrown) {
    note('', thrown)
  }
  // That what is read has the types of the schema is held by a property test.
  return { situation: (situation ?? {}) as Situation, unread }
}

const oneOf = (...words: string[]): Part =>
  only((value) => {
    const word = readText(value)
    return word ? (words.find((each) => each === word.toLowerCase()) ?? null) : word
  })

const offerRecord = record({ id: only(readId), status: oneOf('shown', 'accepted', 'declined'), time: only(readTime) }, [
  'id',
  'status',
])

const text = only(readText)

const readWhole = record({
  customer: record({ id: only(readId), email: text, firstName: text, timeZone: text }),
  subscription: readSubscription,
  subscriptions: list(readSubscription),
  stage: oneOf('open'),
  answers: record({}),
  history: record({ offers: list(offerRecord) }),
  page: record({}),
  locale: only(readLanguage),
  now: only(readTime),
  handlers: list(text),
})
