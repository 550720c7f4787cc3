import picocolors from 'picocolors'
import type { Streams } from '../commands/streams'

/** Where text is printed to: how wide it is, whether a person watches, and what may be colored. */
export interface Terminal {
  /** Columns; Infinity for a file or a pipe, which has no edge. */
  width: number
  isWatched: boolean
  paint: ReturnType<typeof picocolors.createColors>
}

/** Neither width nor color: what files, pipes and tests get. */
export const plain: Terminal = { width: Infinity, isWatched: false, paint: picocolors.createColors(false) }

/** What is known of one of the streams. NO_COLOR turns color off and FORCE_COLOR on; else a terminal has it. */
export function terminalOf(stream: Streams['stdout'], env: Streams['env'] = {}): Terminal {
  const isWatched = stream.isTTY === true
  const isForced = Boolean(env.FORCE_COLOR) && env.FORCE_COLOR !== '0'
  const isColored = !env.NO_COLOR && (isForced || (isWatched && env.TERM !== 'dumb' && env.FORCE_COLOR !== '0'))
  return {
    width: isWatched ? Math.max(leastWidth, stream.columns ?? usualWidth) : Infinity,
    isWatched,
    paint: picocolors.createColors(isColored),
  }
}

/** Narrower than this no word has room; a terminal that says so is taken to be this wide. */
const leastWidth = 24
const usualWidth = 80

/** The text behind ✓, ✗ or !, where a person watches; elsewhere the text alone, which is what other programs look for. */
export function marked(kind: 'good' | 'bad' | 'doubt', text: string, { isWatched, paint }: Terminal): string {
  if (!isWatched) return text
  const marks = { good: paint.green('✓'), bad: paint.red('✗'), doubt: paint.yellow('!') }
  return `${marks[kind]} ${text}`
}
