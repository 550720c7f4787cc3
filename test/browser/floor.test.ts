import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { floor, newerInCss, newerInScript } from '../support/compat'
import { openWorld } from '../support/world'

// Browsers below the floor, made of this one by taking a feature away.

const world = openWorld()

const sheets = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => `src/ui/${path}`)

/** What a browser may lack and still show every screen, and what is lost then. */
const adornments: Record<string, string> = {
  'accent-color': 'checkboxes have the color of the system; Safari sets their contrast by itself',
  'text-wrap: pretty': 'a paragraph may end in a single word',
  'word-break: auto-phrase': 'a Japanese heading may break within a word',
}

const without: Record<string, string> = {
  '<dialog>': 'delete HTMLDialogElement.prototype.showModal',
  'light-dark()': `
    const { get } = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'style')
    Object.defineProperty(HTMLElement.prototype, 'style', {
      get() {
        return new Proxy(get.call(this), {
          get: (style, name) => (typeof style[name] === 'function' ? style[name].bind(style) : style[name]),
          set: (style, name, value) => (String(value).includes('light-dark(') ? true : Reflect.set(style, name, value, style)),
        })
      },
    })`,
  ':has()': `
    const { matches } = Element.prototype
    Element.prototype.matches = function (selector) {
      if (selector.includes(':has(')) throw new DOMException('not a valid selector', 'SyntaxError')
      return matches.call(this, selector)
    }`,
}

it.each(Object.entries(without))(
  'without %s the page keeps its own cancel, and the console is told',
  async (name, init) => {
    const visit = await world.visit({}, { init })
    await visit.page.hover('#cancel')
    await visit.page.click('#cancel')
    expect(await visit.host()).toEqual(['cancel'])
    expect(await visit.page.evaluate(`fairwell('open')`)).toEqual({ outcome: 'failed', answers: {}, sessionId: '' })
    expect(visit.said).toEqual([
      `warning: [fairwell] expected a browser with ${name}, got one without; the page keeps its own cancel.`,
    ])
    expect(world.site.requests.filter((request) => /flow-|cancel-events/.test(request))).toEqual([])
    expect(await visit.page.locator('fairwell-dialog').count()).toBe(0)
    expect(visit.errors).toEqual([])
  },
)

it('in the browser as it is, nothing is said and the flow opens', async () => {
  const visit = await world.visit({})
  await visit.open()
  expect(visit.said).toEqual([])
})

describe('what the files use', () => {
  it.each(sheets)('%s: every browser of the floor has it, or does well without', (path) => {
    expect(newerInCss(readFileSync(path, 'utf8')).filter((name) => !Object.hasOwn(adornments, name))).toEqual([])
  })

  it('the built files of the tag: every browser of the floor has it', () => {
    const names = Object.keys(JSON.parse(readFileSync('dist/integrity.json', 'utf8')))
    expect(names).toContain('fairwell.js')
    expect(names.flatMap((name) => newerInScript(readFileSync(`dist/${name}`, 'utf8')))).toEqual([])
  })

  it('is not looked at blindly: what is newer is found', () => {
    expect(
      newerInCss('@scope { a:user-valid { color: light-dark(red, red); interpolate-size: numeric-only } }'),
    ).toEqual(['@scope', 'interpolate-size', 'interpolate-size: numeric-only'])
    expect(newerInScript('Iterator.from(a), Object.hasOwn(b, c), Math.sumPrecise(d)')).toEqual([
      'Iterator.from',
      'Math.sumPrecise',
    ])
  })

  it('the README names the floor', () => {
    const { chrome, firefox, safari } = floor
    expect(readFileSync('README.md', 'utf8')).toContain(`Chrome ${chrome}, Firefox ${firefox} or Safari ${safari}`)
  })
})
