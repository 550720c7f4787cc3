import { createInterface, type Interface } from 'node:readline'
import { didYouMean, nearestOf } from '../../config/lint/nearest'
import type { Streams } from '../commands/streams'

/** Something to choose one of: by its name or its number; the first where nothing is typed. */
export interface Question {
  ask: string
  choices: ReadonlyMap<string, { about: string }>
}

/** Asks a person in a terminal. */
export interface Asker {
  /** The name that was chosen; the first where input ends. */
  choose(question: Question): Promise<string>
  close(): void
}

/** Makes an asker of a command's streams. */
export function createAsker({ stdin, stdout }: Streams): Asker {
  const lines: Interface = createInterface({ input: stdin, terminal: false })
  const typed = lines[Symbol.asyncIterator]()

  async function choose({ ask, choices }: Question): Promise<string> {
    const names = [...choices.keys()]
    const width = Math.max(...names.map((name) => name.length))
    const list = names.map((name, at) => `  ${at + 1}  ${name.padEnd(width)}  ${choices.get(name)?.about}\n`)
    stdout.write(`${ask}\n${list.join('')}`)
    for (;;) {
      stdout.write(`[${names[0]}] `)
      const { value, done } = await typed.next()
      const answer = done ? '' : value.trim().toLowerCase()
      const chosen = answer === '' ? names[0] : (names[Number(answer) - 1] ?? names.find((name) => name === answer))
      if (chosen !== undefined) return chosen
      stdout.write(`Expected one of ${names.join(', ')}, or its number. ${didYouMean(nearestOf(answer, names))}\n`)
    }
  }

  return { choose, close: () => lines.close() }
}
