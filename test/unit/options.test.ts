import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { optionsOf } from '../../scripts/options'
import { describedSchema } from '../../scripts/reference'

/** Rows of docs/options.md: an option or setting, the test that shows its effect, and the file it is in. */
function rowsUnder(heading: string): string[][] {
  const [, section = ''] = readFileSync('docs/options.md', 'utf8').split(`## ${heading}\n`)
  const rows = section.split('\n## ')[0]?.matchAll(/^\| `(.+?)` \| (.+?) \| `(.+?)` \|$/gm) ?? []
  return [...rows].map(([, ...cells]) => cells)
}

/** Whether the file has a test, or a row of cases, of exactly that name. */
function hasTest(file: string, name: string): boolean {
  if (!existsSync(file)) return false
  const quoted = ["'", '"', '`'].map((quote) => `${quote}${name}${quote}`)
  return quoted.some((text) => readFileSync(file, 'utf8').includes(text))
}

function settingNames(): string[] {
  const [, settings = ''] =
    readFileSync('src/embed/page/page.ts', 'utf8').match(/interface Settings \{([\s\S]*?)\n\}/) ?? []
  return [...settings.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name = '']) => name)
}

it('59 every option and every setting has a test that shows its effect, and docs/options.md names it', () => {
  const options = rowsUnder('The config')
  const paths = [...new Set(optionsOf(describedSchema()).map(({ path }) => path))]
  expect(options.map(([path]) => path)).toEqual(paths)
  const settings = rowsUnder('The settings')
  expect(settings.map(([name]) => name).sort()).toEqual([...settingNames(), 'handlers', 'mounts', 'on'].sort())
  const missing = [...options, ...settings].filter(([, name = '', file = '']) => !hasTest(file, name))
  expect(missing).toEqual([])
})

it('is not passed blindly: a test that is not there is missed', () => {
  expect(hasTest('test/unit/options.test.ts', 'no such test'.toUpperCase())).toBe(false)
  expect(hasTest('test/behaviours/none.test.ts', '59')).toBe(false)
})

it('each of the sixty-five behaviors has its test, by its number', () => {
  const texts = readdirSync('test/behaviours').map((name) => readFileSync(`test/behaviours/${name}`, 'utf8'))
  const numbers = texts.flatMap((text) =>
    [...text.matchAll(/^(?:it\(|\]\)?\(|\].*\)\(|\s+)'(\d+) /gm)].map(([, number]) => Number(number)),
  )
  const counted = [...new Set(numbers)].sort((one, other) => one - other)
  expect(counted).toEqual(Array.from({ length: 65 }, (_, index) => index + 1))
})
