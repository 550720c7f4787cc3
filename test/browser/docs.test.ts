import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { transform } from 'esbuild'
import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { apiPage } from '../../scripts/apiReference'
import { checkConfig } from '../../src/config/check/checkConfig'
import { configSchema } from '../../src/config/schema/schema'
import { knownSetting } from '../../src/embed/page/knownSetting'
import { blocksOf, type DocBlock, pages } from '../support/docBlocks'
import { givenNames, testRunner } from '../support/givenNames'
import { complaintsOfEach } from '../support/strictConsumer'

// Every fenced block of the README and docs/: what a reader pastes compiles, parses, and names what there is. The built
// declarations and the built command are asked, so this stands among the tests that come after the build.

const built = resolve(process.env.OUT_DIR ?? 'dist')

/** Blocks that are held by something else, each with what holds it. `begins` is how its code begins. */
const exempt: { page: string; begins: string; why: string }[] = [
  {
    page: 'docs/claims.md',
    begins: 'const historyOf',
    why: 'its name for a statement is also that of a browser’s global; test/database/grants.test.ts runs it',
  },
  {
    page: 'docs/teams.md',
    begins: "import { signedWebhook } from 'fairwell/server'\n\nexport const teams",
    why: 'an event’s data is of no known type to a compiler; test/unit/server/teamSinks.test.ts runs it',
  },
]

/** Languages whose blocks nothing here can read, each with what holds them. */
const others: Record<string, string> = {
  sql: 'test/database runs the statements',
  http: 'test/browser/actionsUrl.test.ts sees the request',
  text: 'output and drawings',
}

const blocks = pages.filter((page) => page !== 'docs/api.md').flatMap(blocksOf)
const isExempt = ({ page, code }: DocBlock) => exempt.some((each) => each.page === page && code.startsWith(each.begins))
const of = (...languages: string[]) => blocks.filter((block) => languages.includes(block.language) && !isExempt(block))

describe('code in our pages', () => {
  it('is in a language that is read here, or held elsewhere', () => {
    const read = ['ts', 'tsx', 'js', 'json', 'html', 'sh', ...Object.keys(others)]
    expect(blocks.filter(({ language }) => !read.includes(language)).map(({ place }) => place)).toEqual([])
    expect(
      exempt.filter(({ page, begins }) => !blocks.some((each) => each.page === page && each.code.startsWith(begins))),
    ).toEqual([])
  })

  // `it.for` and not `it.each`, of which `npm test` tries a part.
  it.for(['ts', 'tsx', 'js'])('compiles as %s against the built types', (language) => {
    const found = of(language)
    const given =
      language === 'ts'
        ? { options: withRunner, declarations: testRunner }
        : { options: asJavaScript, declarations: givenNames }
    const codes = found.map(({ code }) => `${code}\nexport {}\n`)
    const complaints = complaintsOfEach(codes, language === 'tsx' ? 'tsx' : 'ts', given)
    expect(found.length).toBeGreaterThan(0)
    expect(found.flatMap(({ place }, at) => (complaints[at] ?? []).map((words) => `${place} ${words}`))).toEqual([])
  })

  it('is JSON, and without an error where it is a config or a part of one', () => {
    // A part of a config may name a segment that stands in the rest of it.
    const segments = { studio: { 'subscription.plan': 'studio' } }
    const smallest = { version: 1, id: 'main', segments, survey: { reasons: [{ id: 'too_expensive' }] } }
    const wrong = of('json').flatMap(({ place, code }) => {
      const whole = /^\s*[{[]/.test(code) ? code : `{${code}}`
      const read = JSON.parse(whole)
      const isConfig = Object.keys(read).every((key) => key === '$schema' || key in configSchema.shape)
      const problems = isConfig ? checkConfig({ ...smallest, ...read }) : []
      return problems
        .filter(({ severity }) => severity === 'error')
        .map(({ path, message }) => `${place} ${path}: ${message}`)
    })
    expect(wrong).toEqual([])
  })

  it('is markup whose attributes we know, whose scripts are scripts and whose data is JSON', async () => {
    const wrong: string[] = []
    for (const { place, code } of of('html')) {
      for (const script of parse(code, { comment: true }).querySelectorAll('script')) {
        const { src, type, ...attributes } = script.attributes
        for (const name of Object.keys(attributes).filter((name) => name.startsWith('data-')))
          if (!knownSetting.test(camel(name.slice('data-'.length)))) wrong.push(`${place} ${name}`)
        const isData = type === 'application/json'
        // An ellipsis stands for what is the reader's own.
        if (isData && !script.text.includes('…')) JSON.parse(script.text)
        if (!isData && !src && type !== 'importmap')
          await transform(script.text).catch((error) => wrong.push(`${place} ${error}`))
      }
    }
    expect(wrong).toEqual([])
  })

  it('names commands and flags that there are', async () => {
    const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts)
    const wrong = await Promise.all(
      of('sh').flatMap(({ place, code }) =>
        commandsOf(code).map(async (words) => {
          const fault = await faultOf(words, scripts)
          return fault ? [`${place} ${words.join(' ')}: ${fault}`] : []
        }),
      ),
    )
    expect(wrong.flat()).toEqual([])
  })

  it('and the page of the API is as the types are', () => {
    expect(readFileSync('docs/api.md', 'utf8')).toBe(apiPage(process.env.OUT_DIR ?? 'dist'))
  })
})

/** Options for what may import Playwright, whose declarations are not what is checked here. */
const withRunner = { skipLibCheck: true, types: ['node'] }

/** Options for code without types of its own: what is unknown is anything, as in JavaScript. */
const asJavaScript = { strict: false, exactOptionalPropertyTypes: false, types: ['node'] }

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The commands of a block as words, one a line or a part of a pipe, without comments. */
function commandsOf(code: string): string[][] {
  const lines = code
    .replaceAll(/\\\n/g, ' ')
    .replaceAll(/'[^']*'/g, 'TEXT')
    .replaceAll(/"[^"]*"/g, 'TEXT')
  return lines
    .split(/\n|&&|\|/)
    .map((line) =>
      line
        .replace(/(^|\s)#.*/, '')
        .trim()
        .split(/\s+/),
    )
    .map((words) => words.filter((word) => !/^\w+=/.test(word)))
    .filter(([name]) => name)
}

/** Programs of others whose flags are theirs to document. */
const foreign = ['curl', 'git', 'flock', 'openssl', 'docker', 'psql', 'duckdb', 'cat', 'gzip', 'jq']

const helps = new Map<string, Promise<string>>()

/** The help of one of our commands; a command that nobody knows rejects. */
function helpOf(command: string): Promise<string> {
  const said =
    helps.get(command) ?? run(process.execPath, [`${built}/cli.js`, command, '--help']).then(({ stdout }) => stdout)
  helps.set(command, said)
  return said
}
const run = promisify(execFile)

async function faultOf([program = '', ...words]: string[], scripts: string[]): Promise<string | undefined> {
  if (foreign.includes(program)) return undefined
  if (program === 'npm') {
    const [verb = '', name = ''] = words
    if (['ci', 'install', 'i'].includes(verb)) return undefined
    const script = verb === 'run' ? name : verb
    return scripts.includes(script) ? undefined : `no script ${script}`
  }
  const ours =
    program === 'npx' && words[0] === 'fairwell' ? words.slice(1) : program === 'fairwell' ? words : undefined
  if (program === 'npx' && words[0] === 'vitest') return undefined
  if (!ours) return `no program that we know`
  const [command = '', ...rest] = ours
  const help = await helpOf(command).catch(() => undefined)
  if (help === undefined) return `no command ${command}`
  const flags = rest.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0] ?? '')
  const unknown = flags.filter((flag) => !new RegExp(`${flag}(?![\\w-])`).test(help))
  return unknown.length ? `no option ${unknown.join(', ')}` : undefined
}
