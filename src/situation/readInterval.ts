import { isAbsent, plainWord, type Reader } from './reading'
import type { Interval } from './schema'

/** The time between two charges. */
export interface Period {
  interval: Interval
  /** How many intervals, where the word says so: a quarter is 3 months. */
  intervalCount: number
}

/** Words for a number of intervals, also read with the endings `s` and `ly`. Ambiguous words (`biweekly`) are not read. */
export const intervalWords: [interval: Interval, count: number, words: string[]][] = [
  ['day', 1, ['day', 'daily', 'd']],
  ['week', 1, ['week', 'w']],
  ['month', 1, ['month', 'm']],
  ['year', 1, ['year', 'annual', 'y']],
  ['week', 2, ['fortnight']],
  ['month', 3, ['quarter']],
  ['month', 6, ['halfyear', 'semiannual']],
]

/** Reads billers' words for the time between two charges: `month`, `MONTHS`, `annual`, `quarterly`, `every-6-months`, `P1Y`. */
export const readInterval: Reader<Period> = (value) => {
  if (isAbsent(value)) return undefined
  const [, digits, word = ''] = /^(?:p|every)?(\d{0,5})([a-z]+)$/.exec(plainWord(value)) ?? []
  const intervalCount = Number(digits || 1)
  const [interval, count = 0] =
    intervalWords.find(([, , words]) => words.some((each) => [each, `${each}s`, `${each}ly`].includes(word))) ?? []
  return interval && intervalCount ? { interval, intervalCount: count * intervalCount } : null
}
