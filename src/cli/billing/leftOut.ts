import { counted } from '../../report/print/wording'

/** How many rows of each kind are named. All are counted, but a file of the wrong kind would name a million. */
const mostNamed = 5

type Kind = 'unreadable' | 'inPart' | 'otherMode' | 'twice'

const sentencesOf: Record<Kind, [one: string, several: string]> = {
  unreadable: [
    'row can’t be read or names no subscription, and is left out',
    'rows can’t be read or name no subscription, and are left out',
  ],
  inPart: [
    'row can’t be read in part: an end is then not known, a payment left out',
    'rows can’t be read in part: an end is then not known, a payment left out',
  ],
  otherMode: ['row is of the other mode and is left out', 'rows are of the other mode and are left out'],
  twice: ['row came twice and counts once', 'rows came twice and count once'],
}

/** Counts the rows of a file that were left out, and keeps the first of each kind to be named. */
export function createLeftOut() {
  const counts = new Map<Kind, number>()
  const examples = new Map<Kind, string[]>()

  function add(kind: Kind, row?: number, problem?: string): void {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    const named = examples.get(kind) ?? []
    if (problem !== undefined && named.length < mostNamed) examples.set(kind, [...named, `row ${row}: ${problem}.`])
  }

  return {
    add,
    unreadable: () => (counts.get('unreadable') ?? 0) + (counts.get('inPart') ?? 0),
    sentences: () =>
      [...counts].flatMap(([kind, count]) => [
        `${counted(count, ...sentencesOf[kind])}.`,
        ...(examples.get(kind) ?? []),
      ]),
  }
}
