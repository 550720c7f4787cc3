import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { optionsOf } from '../../scripts/options'
import { describedSchema } from '../../scripts/reference'
import behaviors from '../cases/behaviors.json'

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

it('every option and every setting has a test that shows its effect, and docs/options.md names it', () => {
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
  expect(hasTest('test/browser/behaviors/none.test.ts', 'every option')).toBe(false)
})

it('every behavior a customer or a merchant counts on has its test, by its name', () => {
  const files = readdirSync('test/browser/behaviors').map((name) => `test/browser/behaviors/${name}`)
  const places = [...files, 'test/unit/options.test.ts']
  expect(behaviors).toHaveLength(66)
  expect(behaviors.filter((name) => !places.some((file) => hasTest(file, name)))).toEqual([])
})
