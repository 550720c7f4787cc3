import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A source of random numbers from 0 up to 1, the same ones for the same seed. */
export function randomFrom(seed: number): () => number {
  const generator = xoroshiro128plus(seed)
  return () => (generator.next() >>> 0) / 0x1_0000_0000
}
