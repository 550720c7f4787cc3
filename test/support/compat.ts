import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CompatData, CompatStatement, Identifier } from '@mdn/browser-compat-data'
import postcss from 'postcss'

// Read as text, because a module of this size takes a minute to go through the test runner.
const path = createRequire(import.meta.url).resolve('@mdn/browser-compat-data')
const data: CompatData = JSON.parse(readFileSync(path, 'utf8'))

/** The oldest browsers that have all we need, as README names them. */
export const floor = { chrome: 123, firefox: 121, safari: 17.5 }

type Feature = Identifier | undefined

/** Whether every browser of the floor has the feature, without a prefix or a flag. What MDN does not know counts as there. */
function isThere(feature: Feature): boolean {
  const support = (feature?.__compat as CompatStatement | undefined)?.support
  if (!support) return true
  return Object.entries(floor).every(([browser, version]) => {
    const known = [support[browser as keyof typeof floor] ?? []].flat().find(({ prefix, flags }) => !prefix && !flags)
    return !!known?.version_added && Number.parseFloat(`${known.version_added}`.replace('≤', '')) <= version
  })
}

/**
 * What a style sheet uses that a browser of the floor lacks, each once: `text-wrap: pretty`, `:has`, `@scope`, `light-dark()`.
 * What stands in `@supports` is left out, because it is written for browsers that may lack it.
 */
export function newerInCss(css: string): string[] {
  const found = new Set<string>()
  const look = (name: string, feature: Feature) => isThere(feature) || found.add(name)
  const { properties, selectors, types, 'at-rules': atRules } = data.css as Record<string, Record<string, Feature>>
  const root = postcss.parse(css)
  root.walkAtRules('supports', (rule) => void rule.remove())
  root.walkAtRules(({ name }) => void look(`@${name}`, atRules?.[name]))
  root.walkRules(({ selector }) => {
    for (const [, name = ''] of selector.matchAll(/:{1,2}([a-z-]+)/g)) look(`:${name}`, selectors?.[name])
  })
  root.walkDecls(({ prop, value }) => {
    if (prop.startsWith('--') === false) look(prop, properties?.[prop])
    for (const [word = ''] of value.matchAll(/[a-z][a-z-]*\(?/g)) {
      if (!word.endsWith('(')) look(`${prop}: ${word}`, properties?.[prop]?.[word])
      else look(`${word})`, types?.[word.slice(0, -1)] ?? types?.color?.[word.slice(0, -1)])
    }
  })
  return [...found].sort()
}

/** The features of the language and of the web, by owner and member. */
const owners = { ...data.api, ...data.javascript.builtins } as Record<string, Record<string, Feature>>

/** The static members that a script uses and a browser of the floor lacks, as `Iterator.from`. TypeScript's `lib` holds the methods. */
export function newerInScript(script: string): string[] {
  const found = new Set<string>()
  for (const [name, owner = '', member = ''] of script.matchAll(/\b([A-Z]\w+)\.(\w+)\b/g)) {
    if (!isThere(owners[owner]?.[`${member}_static`] ?? owners[owner]?.[member])) found.add(name)
  }
  return [...found].sort()
}
