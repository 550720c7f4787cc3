import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { settingNames } from '../../../src/base/settingNames'
import { createCancelFlow } from '../../../src/embed/createCancelFlow'
import { knownSetting } from '../../../src/embed/page/knownSetting'

/** What we say in consoles, as it stands in the source: `where: expected …, got …; done`. */
const messages = ['src/embed', 'src/events', 'src/ui', 'src/react'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => messagesIn(join(folder, path))),
)

function messagesIn(path: string): { path: string; text: string; hasCause: boolean }[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: { path: string; text: string; hasCause: boolean }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText()
      const isTold = callee === 'tellError' || callee === 'tellOnce'
      const isConsole = /^(page\.)?console\.(warn|error)$/.test(callee)
      const message = node.arguments[isTold ? 1 : 0]
      if ((isTold || isConsole) && message && (ts.isStringLiteralLike(message) || ts.isTemplateExpression(message)))
        found.push({ path, text: message.getText(), hasCause: node.arguments.length > (isTold ? 2 : 1) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Those that only pass on what another place has worded; of a call, what createControls throws. */
const passedOn = [
  /^'a call is left out\.'$/,
  /^`\[fairwell\] \$\{message\}`$/,
  /^`\$\{name\}: \$\{what\}\.`$/,
  /^`\$\{path \|\| 'situation'\}/,
]

const worded = messages.filter(({ text }) => !passedOn.some((pattern) => pattern.test(text)))

it('finds the messages', () => expect(worded.length).toBeGreaterThan(20))

it.for(worded.map((each) => [`${each.path} ${each.text}`, each] as const))(
  '%s says what was expected, what came and what was done',
  ([, { text, hasCause }]) => {
    expect(text).toMatch(/[Ee]xpected/)
    expect(hasCause || /got /.test(text)).toBe(true)
    expect(text).toMatch(/[;.,] \S+/)
  },
)

it('knows a setting by the pattern if and only if it is in the list that hints are made of', () => {
  const page = readFileSync('src/embed/page/page.ts', 'utf8').match(/interface Settings \{([\s\S]*?)\n\}/)?.[1] ?? ''
  const names = [...page.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name = '']) => name)
  expect([...settingNames].sort()).toEqual([...names, 'handlers', 'mounts', 'on'].sort())
  for (const name of settingNames) expect(name).toMatch(knownSetting)
  for (const name of ['confg', 'trigger', 'onDropp', 'config2']) expect(name).not.toMatch(knownSetting)
})

it('says in words that there is no page to put a flow on', () => {
  expect(typeof document).toBe('undefined')
  expect(() => createCancelFlow({})).toThrow(
    /^\[fairwell\] createCancelFlow: expected a page, got none: .*No flow was made/,
  )
})
