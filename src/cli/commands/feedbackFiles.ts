import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Summary } from '../../report/createReport'
import { feedbackEvent } from '../../report/feedback/feedbackEvent'
import type { CustomerToWriteTo } from '../../report/feedback/feedbackOptions'
import { feedbackCsv, toWriteToHeader, toWriteToLine } from '../../report/print/feedbackCsv'
import type { SummaryOptions } from '../../report/summaryOptions'
import type { Values } from './reportOptions'

/** The files on feedback that `fairwell report` writes beside the report. */
export interface FeedbackFiles {
  /** What the report needs to hear for them. */
  options: Pick<SummaryOptions, 'toWriteTo'>
  /** Writes what is still to be written, and puts the list in its place. */
  finish(summary: Summary): void
  /** Removes a list that was not finished. */
  abandon(): void
}

const held = 1000

/**
 * Writes what `--feedback` and `--write-to` name, for their owner only. Throws an Error for a name that tells no format, before
 * anything was counted. The list of customers is there when all of it is.
 */
export function feedbackFiles({ feedback: paths = [], 'write-to': path }: Values): FeedbackFiles {
  const wrong = paths.find((each) => !/\.(csv|json)$/i.test(each))
  if (wrong !== undefined)
    throw new Error(`--feedback: expected a name that ends in .csv or .json, got ${wrong}. Nothing was written.`)
  const beside = `${path}.part`
  const waiting: string[] = []
  const flush = () => appendFileSync(beside, waiting.splice(0).join(''), { mode: 0o600 })

  function toWriteTo(customer: CustomerToWriteTo): void {
    waiting.push(toWriteToLine(customer))
    if (waiting.length >= held) flush()
  }

  if (path !== undefined) writeFileSync(beside, toWriteToHeader, { mode: 0o600 })
  return {
    options: path === undefined ? {} : { toWriteTo },
    finish(summary) {
      for (const each of paths) writeFileSync(each, textFor(each, summary), { mode: 0o600 })
      if (path === undefined) return
      flush()
      renameSync(beside, path)
    },
    abandon() {
      if (path !== undefined) rmSync(beside, { force: true })
    },
  }
}

function textFor(path: string, summary: Summary): string {
  if (/csv$/i.test(path)) return feedbackCsv(summary.feedback)
  const event = feedbackEvent(summary)
  if (!event) throw new Error(`${path}: expected flows with a reason or a comment, got none. Nothing was written.`)
  return `${JSON.stringify(event, null, 2)}\n`
}
