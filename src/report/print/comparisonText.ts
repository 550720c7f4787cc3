import type { Cell } from '../comparison/cell'
import type { Rate } from '../statistics/rate'
import { measured, wordsOf } from './measured'
import { count } from './wording'

/** What is labeled in other words than its id: the reasons of the survey. */
export type Labels = Record<string, { label: string | null }>

/** One comparison as a whole sentence: what it kept, of whom, beside what, and what follows. */
export function comparisonText(cell: Cell, labels: Labels): string {
  const { kind, about, rate, other, against } = cell
  const without = other ? `, ${againstText(against)} ${often(other)}` : ''
  if (kind === 'channel')
    return `${about} has ${often(rate)} of the cancellations ${whomText(cell, labels)}${without}: ${conclusionOf(cell)}.`
  return `${about} kept ${often(rate)} ${whomText(cell, labels)}${without}: ${conclusionOf(cell)}.`
}

/** For whom, as the end of a sentence. */
export function whomText({ by, value }: Pick<Cell, 'by' | 'value'>, labels: Labels): string {
  if (by === 'all') return 'of all that it was decided for'
  if (by === 'reason') return `of those who left for ${(Object.hasOwn(labels, value) && labels[value]?.label) || value}`
  if (by === 'plan') return `of those on ${value}`
  return by === 'segment' ? `of those in ${value}` : `of customers of ${value}`
}

/** What follows from a comparison, in a few words. */
export function conclusionOf({ kind, other, verdict, holds, moreFlows }: Cell): string {
  if (!other) return 'nobody like them was held out, so what they would have done without it is unknown'
  if (holds && kind === 'channel') return verdict === 'higher' ? 'look there' : 'seldom there'
  if (holds) return verdict === 'higher' ? 'keep it' : 'end it'
  if (verdict === 'too few to tell' || (moreFlows ?? 0) > 0)
    return `too few to tell apart${moreFlows ? `: about ${count(moreFlows)} more ${kind === 'channel' ? 'cancellations' : 'flows'} would show ten points` : ''}`
  return 'no difference sure'
}

function againstText(against: string): string {
  return against === 'holdout' ? 'the holdout' : against
}

function often(rate: Rate | null): string {
  return wordsOf(measured(rate))
}
