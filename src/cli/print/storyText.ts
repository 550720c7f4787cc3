import type { Story, StoryMove } from '../../report/log/readStory'
import { moveText } from '../../report/print/moveText'
import { printable } from '../../report/print/printable'
import { outcomeNames, priceText, timeText, traceName } from '../../report/print/storyWording'
import { prose } from './prose'
import type { Terminal } from './terminal'

/** Flows as text for a terminal: who and what came of it, then each move, and under a decision why. */
export function storiesText(stories: readonly Story[], terminal: Terminal): string {
  if (stories.length === 0) return 'No session is like that.\n'
  return stories.map((story) => storyText(story, terminal)).join('\n')
}

function storyText({ session, moves }: Story, terminal: Terminal): string {
  const { customer, outcome, plan, startedAt, id } = session
  const { paint } = terminal
  const color =
    outcome === 'saved' ? paint.green : outcome === 'canceled' || outcome === 'failed' ? paint.yellow : paint.dim
  const about = [plan, priceText(session), `session ${id}`].filter(Boolean).join(', ')
  const title = `${timeText(startedAt)}  ${color(outcomeNames[outcome ?? 'open'])}  ${paint.bold(printable(customer ?? 'Unknown customer'))}`
  return [
    title,
    `  ${paint.dim(prose(printable(about), terminal, 2))}`,
    ...moves.flatMap((move) => lines(move, moves, terminal)),
    '',
  ].join('\n')
}

const signs: Record<string, string> = { matched: '✓', not_matched: '✗', skipped: '–' }

function lines({ type, data, why, afterEnd }: StoryMove, moves: Story['moves'], terminal: Terminal): string[] {
  const said = printable(`${moveText(type, data)}${afterEnd ? ' (after the end; it counts for nothing)' : ''}`)
  return [
    `  ${prose(said, terminal, 2)}`,
    ...why.map((line) => {
      const because = line.why ? `: ${line.why}` : ''
      const text = `${signs[line.result] ?? line.result} ${traceName(line, moves)}${because}`
      return `    ${terminal.paint.dim(prose(printable(text), terminal, 4))}`
    }),
  ]
}
