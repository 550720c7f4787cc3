import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import type { Terminal } from './terminal'

/** Lines longer than this tire the eye, however wide the terminal is. */
const readable = 100

/** A paragraph in lines that fit; those after the first are indented by `hang` columns. Words are not broken unless one alone is too long. */
export function prose(text: string, { width, isWatched }: Terminal, hang = 0): string {
  const room = Math.min(readable, width) - hang
  return wrapAnsi(text, room, { hard: isWatched, trim: true }).replaceAll('\n', `\n${' '.repeat(hang)}`)
}

/** A heading in lines that fit: bold where there is color, underlined elsewhere. */
export function heading(text: string, terminal: Terminal): string {
  const lines = prose(text, terminal)
  if (terminal.paint.isColorSupported) return terminal.paint.bold(lines)
  return `${lines}\n${'='.repeat(Math.max(...lines.split('\n').map((line) => stringWidth(line))))}`
}
