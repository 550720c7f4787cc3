import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const maxLines = 60
const maxLets = 3

/** What is larger, as `path name`, and why. */
const exceptions: Record<string, string> = {
  'report/statistics/chiSquareTail.ts upperFraction': 'Lentz’s method has four running numbers.',
}

/** A function, or a module outside of its functions. A function counts with all the lines of those that stand in it. */
interface Scope {
  name: string
  lines: number
  /** Names that `let` declares in it, not in the functions inside of it. */
  lets: number
}

function scopesOf(path: string, text: string): Scope[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const scopes: Scope[] = [{ name: `${path} module`, lines: 0, lets: 0 }]
  const visit = (node: ts.Node, outer: Scope): void => {
    let scope = outer
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lines = lineOf(node.end) - lineOf(node.getStart()) + 1
      scope = { name: `${path} ${nameOf(node)}`, lines, lets: 0 }
      scopes.push(scope)
    }
    if (ts.isVariableDeclarationList(node) && node.flags & ts.NodeFlags.Let) scope.lets += namesIn(node)
    ts.forEachChild(node, (child) => visit(child, scope))
  }
  ts.forEachChild(source, (child) => visit(child, scopes[0] as Scope))
  return scopes
}

function nameOf(node: ts.SignatureDeclaration): string {
  const { parent } = node
  const named =
    node.name ?? (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : undefined)
  return named?.getText() ?? 'a function without a name'
}

/** How many names a declaration gives, those of a pattern counted one by one. */
function namesIn(node: ts.Node): number {
  const isName = (ts.isVariableDeclaration(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name)
  let names = isName ? 1 : 0
  ts.forEachChild(node, (child) => {
    if (!ts.isFunctionLike(child)) names += namesIn(child)
  })
  return names
}

const allScopes = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .flatMap((path) => scopesOf(path, readFileSync(join('src', path), 'utf8')))

const scopes = allScopes.filter(({ name }) => !Object.hasOwn(exceptions, name))

it('excepts only what is there, and needs it', () => {
  const needing = allScopes.filter(({ lines, lets }) => lines > maxLines || lets > maxLets).map(({ name }) => name)
  for (const name of Object.keys(exceptions)) expect(needing).toContain(name)
})

it('reads all functions', () => expect(scopes.length).toBeGreaterThan(1000))

it('counts the lines of a function with those inside of it, and the names of `let` by their scope', () => {
  const text =
    'let a\nfunction outer() {\n  let b, [c, { d }] = x\n  for (let e = 0; ; );\n  const inner = () => {\n    let f\n  }\n}'
  expect(scopesOf('x.ts', text)).toEqual([
    { name: 'x.ts module', lines: 0, lets: 1 },
    { name: 'x.ts outer', lines: 7, lets: 4 },
    { name: 'x.ts inner', lines: 3, lets: 1 },
  ])
})

it(`has no function of more than ${maxLines} lines`, () => {
  expect(scopes.filter(({ lines }) => lines > maxLines)).toEqual([])
})

it(`changes no more than ${maxLets} variables in a scope`, () => {
  expect(scopes.filter(({ lets }) => lets > maxLets)).toEqual([])
})
