import type { Streams } from '../commands/streams'

const saidEvery = 100_000

/** Tells on stderr how far a long work is, a hundred thousand at a time, where a person reads it; else it is silent. */
export function progress(what: string, { stderr }: Pick<Streams, 'stderr'>): { one(): void; end(): void } {
  let count = 0
  return {
    one() {
      count += 1
      if (stderr.isTTY && count % saidEvery === 0) stderr.write(`\r${count.toLocaleString('en')} ${what}`)
    },
    end() {
      if (stderr.isTTY && count >= saidEvery) stderr.write('\n')
    },
  }
}
