import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, it } from 'vitest'

it('every export says what it is, for whoever hovers over it', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /(?<!\.d)\.tsx?$/.test(path))
  const silent = files.flatMap((path) => {
    const source = ts.createSourceFile(path, readFileSync(`src/${path}`, 'utf8'), ts.ScriptTarget.Latest, true)
    return source.statements
      .filter((statement) => isExported(statement) && !hasComment(statement))
      .map((statement) => `${path}: ${statement.getText().split('\n')[0]}`)
  })
  expect(files.length).toBeGreaterThan(400)
  expect(silent).toEqual([])
})

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

/** The second and later signatures of an overloaded function are documented by the first. */
function hasComment(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement) && statement.name) {
    const { text } = statement.name
    return statement
      .getSourceFile()
      .statements.some((other) => ts.isFunctionDeclaration(other) && other.name?.text === text && hasOwn(other))
  }
  return hasOwn(statement)
}

const hasOwn = (statement: ts.Statement) => ts.getJSDocCommentsAndTags(statement).length > 0
