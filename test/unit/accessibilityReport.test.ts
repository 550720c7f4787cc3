import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const report = readFileSync('docs/accessibility.md', 'utf8')
const rows = [...report.matchAll(/^\| (\d\.\d[^|]*) \| (A{1,2}(?:, A{1,2})?) \| [^|]+ \| ([^|]+) \|$/gm)]

/** How far the criteria of each guideline of WCAG 2.2 are looked through for those of levels A and AA. */
const criteria: Record<string, number> = {
  ...{ '1.1': 1, '1.2': 5, '1.3': 5, '1.4': 13, '2.1': 4, '2.2': 2, '2.3': 1 },
  ...{ '2.4': 11, '2.5': 8, '3.1': 2, '3.2': 6, '3.3': 8, '4.1': 3 },
}
/** Numbers among them that are of level AAA, and 4.1.1, which was taken out. */
const notAsked = [
  ...['1.3.6', '1.4.6', '1.4.7', '1.4.8', '1.4.9', '2.1.3', '2.4.8', '2.4.9', '2.4.10', '2.5.5', '2.5.6'],
  ...['3.2.5', '3.3.5', '3.3.6', '4.1.1'],
]

it('says of every criterion at levels A and AA how it is met, or that it does not apply', () => {
  const named = new Set(
    [...report.matchAll(/\b(\d\.\d)\.(\d+)(?:–\1\.(\d+))?/g)].flatMap(([, guideline, from, to = from]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${guideline}.${Number(from) + index}`),
    ),
  )
  const asked = Object.entries(criteria).flatMap(([guideline, count]) =>
    Array.from({ length: count }, (_, index) => `${guideline}.${index + 1}`),
  )
  expect(asked.filter((each) => !named.has(each) && !notAsked.includes(each))).toEqual([])
})

it('names tests that there are', () => {
  const tests = rows.flatMap(([, , , held = '']) => [...held.matchAll(/`([^`]+)`/g)].map(([, path]) => path))
  expect(tests.length).toBeGreaterThan(30)
  const paths = (path = '') =>
    path.startsWith('test/') ? [`${path}.ts`] : [`test/browser/${path}.test.ts`, `test/browser/${path}.whole.test.ts`]
  expect(tests.filter((path) => !paths(path).some((each) => existsSync(each)))).toEqual([])
})
