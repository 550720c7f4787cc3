import { list, only, type Part, record, type Unread } from './part'
import { readCountry } from './readCountry'
import { readLanguage } from './readLanguage'
import { readSubscription } from './readSubscription'
import { readId, readText } from './readText'
import { readTime } from './readTime'
import type { Situation } from './schema'

/** What came of reading a Situation. */
export interface Facts {
  situation: Situation
  unread: Unread[]
}

/**
 * Reads a Situation (law: read once): what can be read in our form, and the paths of what can't. Never throws. Reading its own
 * result again changes nothing.
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
  // A property test checks that what is read has the types of the schema.
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

const addresses = list(record({ id: only(readId), label: text }, ['id', 'label']))

const readWhole = record({
  customer: record({
    id: only(readId),
    email: text,
    firstName: text,
    timeZone: text,
    country: only(readCountry),
    addresses,
  }),
  subscription: readSubscription,
  subscriptions: list(readSubscription),
  kind: oneOf('cancel', 'withdraw'),
  stage: oneOf('open'),
  answers: record({}),
  history: record({ offers: list(offerRecord) }),
  page: record({}),
  locale: only(readLanguage),
  now: only(readTime),
  handlers: list(text),
})
