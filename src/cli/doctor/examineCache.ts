import { doubt, type Finding } from './finding'
import { type Answer, nameOf } from './visitor'

/** Seconds: the loader's name stays when its content changes, so a browser has to ask for it again within an hour. */
const longestForLoader = 3600
/** Seconds: a name with a hash stands for one content, so a day is the least that makes sense. */
const leastForHashed = 86_400

/** Whether browsers keep the files as long as their names allow: the tag's for minutes, those with a hash in their name for good. */
export function examineCache(loader: Answer, others: Answer[]): Finding[] {
  return [...keptTooLong(loader), ...keptTooBriefly(others)]
}

/** Seconds that a browser may keep the file without asking, or undefined where the answer does not say. */
function ageOf({ headers }: Answer): number | undefined {
  const cache = headers.get('cache-control') ?? ''
  if (/no-store|no-cache/.test(cache)) return 0
  const [, seconds] = /max-age=(\d+)/.exec(cache) ?? []
  return seconds === undefined ? undefined : Number(seconds)
}

function keptTooLong(loader: Answer): Finding[] {
  const age = ageOf(loader)
  if (age === undefined || age <= longestForLoader) return []
  return [
    doubt(
      'cache',
      `${nameOf(loader)}: expected a max-age of minutes, got ${age} seconds: customers keep an old version that long`,
      'Send cache-control: max-age=300 with it.',
    ),
  ]
}

function keptTooBriefly(others: Answer[]): Finding[] {
  const brief = others.filter((answer) => answer.status === 200 && (ageOf(answer) ?? 0) < leastForHashed)
  if (!brief.length) return []
  return [
    doubt(
      'cache',
      `${brief.length} of ${others.length} files with a hash in their name: expected to be cached for good, got ${brief[0]?.headers.get('cache-control') ?? 'no cache-control'}`,
      'Send cache-control: max-age=31536000, immutable with them.',
    ),
  ]
}
