import { fingerprint } from '../log/fingerprint'

const exampleLength = 200

/** How many different texts are held; of more, a sample is. */
const held = 1000

/** Picks the three texts of middle length: neither a single word nor a whole letter. */
export interface Examples {
  add(text: string): void
  /** The three texts as they may be shown: with personal data taken out by `redact`, and none without it. */
  result(redact: ((text: string) => string) | undefined): string[]
}

/**
 * Examples in memory that stays the same: of more than a thousand different texts, those with the lowest fingerprints stand
 * for all, whatever order they came in.
 */
export function createExamples(): Examples {
  const texts = new Map<string, number>()

  function thin(): void {
    const sorted = [...texts].sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1))
    for (const [text] of sorted.slice(held)) texts.delete(text)
  }

  return {
    add(text) {
      if (!texts.has(text)) texts.set(text, fingerprint(text, 0x01000193))
      if (texts.size > held * 2) thin()
    },
    result(redact) {
      if (!redact) return []
      if (texts.size > held) thin()
      const sorted = [...texts.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      const middle = Math.floor(sorted.length / 2)
      return sorted.slice(Math.max(0, middle - 1), middle + 2).map((text) => shortened(redact(text)))
    },
  }
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length > exampleLength ? `${characters.slice(0, exampleLength - 1).join('')}…` : characters.join('')
}
