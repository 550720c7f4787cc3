import { isAbsent, plainWord, type Reader } from './reading'

export type Interval = 'day' | 'week' | 'month' | 'year'

export interface Period {
  interval: Interval
  /** How many of them, where the word says so: a quarter is 3 months. */
  intervalCount: number
}

/** Words for so many of an interval. Those that mean two things (`biweekly`, `bimonthly`) are none. */
const words: [interval: Interval, count: number, words: string[]][] = [
  ['day', 1, ['day', 'daily', 'd']],
  ['week', 1, ['week', 'weekly', 'w']],
  ['month', 1, ['month', 'monthly', 'm']],
  ['year', 1, ['year', 'yearly', 'annual', 'annually', 'y']],
  ['week', 2, ['fortnight', 'fortnightly']],
  ['month', 3, ['quarter', 'quarterly']],
  ['month', 6, ['halfyear', 'halfyearly', 'semiannual', 'semiannually']],
]

/** `month`, `MONTHS`, `monthly`, `annual`, `quarterly`, `3 months`, `every-6-months`, `P1Y`: what billers write between two charges. */
export const readInterval: Reader<Period> = (value) => {
  if (isAbsent(value)) return undefined
  const [, digits, word = ''] = /^(?:p|every)?(\d{0,5})([a-z]+?)s?$/.exec(plainWord(value)) ?? []
  const intervalCount = Number(digits || 1)
  const [interval, count = 0] = words.find(([, , meaning]) => meaning.includes(word)) ?? []
  return interval && intervalCount ? { interval, intervalCount: count * intervalCount } : null
}
