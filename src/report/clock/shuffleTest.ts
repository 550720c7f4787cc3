import { group } from '../figures/group'
import { sum } from '../figures/sum'
import { randomFrom } from '../statistics/randomFrom'

/** One day, or one whole month: how many left, how many were expected to, and which beat of which block it is. */
export interface Cell {
  beat: string
  /** The week or year that it is in. */
  block: number
  exits: number
  expected: number
}

const shuffles = 999

interface Entry {
  beat: number
  exits: number
  expected: number
}

/**
 * The probability that chance sets the beats at least this far apart: how often they are, where the cells of each week or
 * year change places among themselves (a permutation test within blocks: Fisher 1935; Good 2005). What a whole block has more than another,
 * as in a year of growth, plays no part, and days on which many leave at once do not pass for many proofs.
 */
export function shuffleTest(cells: readonly Cell[], beats: readonly string[], seed: number): number {
  const blocks = [...group(cells, ({ block }) => [`${block}`]).values()].map((block) => scaled(block, beats))
  const seen = apart(blocks, beats.length)
  const random = randomFrom(seed)
  let atLeast = 0
  for (let shuffle = 0; shuffle < shuffles; shuffle += 1) {
    for (const block of blocks) mix(block, random)
    if (apart(blocks, beats.length) >= seen - 1e-9) atLeast += 1
  }
  return (atLeast + 1) / (shuffles + 1)
}

/** The cells of one block, with expected exits scaled to add up to the block's own exits. */
function scaled(block: readonly Cell[], beats: readonly string[]): Entry[] {
  const expected = sum(block.map((cell) => cell.expected))
  const scale = expected > 0 ? sum(block.map(({ exits }) => exits)) / expected : 0
  return block.map((cell) => ({ beat: beats.indexOf(cell.beat), exits: cell.exits, expected: cell.expected * scale }))
}

/** Gives the exits of each cell to another beat of the block (Fisher and Yates). */
function mix(block: Entry[], random: () => number): void {
  for (let at = block.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [block[at], block[other]]
    if (!one || !two) continue
    const beat = one.beat
    one.beat = two.beat
    two.beat = beat
  }
}

/** How far exits are from expected, over all beats: the statistic of Pearson's chi-square. */
function apart(blocks: readonly Entry[][], count: number): number {
  const exits = Array.from({ length: count }, () => 0)
  const expected = Array.from({ length: count }, () => 0)
  for (const block of blocks)
    for (const entry of block) {
      exits[entry.beat] = (exits[entry.beat] ?? 0) + entry.exits
      expected[entry.beat] = (expected[entry.beat] ?? 0) + entry.expected
    }
  return sum(exits.map((seen, index) => (seen - (expected[index] ?? 0)) ** 2 / Math.max(expected[index] ?? 0, 1e-9)))
}
