import { join } from 'node:path'
import ts from 'typescript'

/** The package's entries by the name that one imports, in the order of the page. */
const entries: Record<string, { file: string; does: string }> = {
  fairwell: { file: 'index', does: 'The flow on a page, and what reads configs and Situations.' },
  'fairwell/react': { file: 'react', does: 'The same as a component and a hook ([in React](react.md)).' },
  'fairwell/decide': { file: 'decide', does: 'The Decision alone, and what experiments are dealt by.' },
  'fairwell/server': {
    file: 'server',
    does: 'What your server does: claims, actions, the receiver, and handing events on.',
  },
  'fairwell/report': { file: 'report', does: 'The figures ([how each is made](report.md)).' },
  'fairwell/billing': { file: 'billing', does: 'From a biller’s object to a Situation ([what is read](billers.md)).' },
  'fairwell/testing': { file: 'testing', does: 'For tests of your own ([how](testing.md#tests-of-your-own)).' },
}

const start = `# The API, from the types

Every name that the package exports, with its declaration as your editor shows it. What a config may say is in
[config.md](config.md), what an event holds in [events.md](events.md); this page is made from the built declarations by
\`scripts/schema.ts\`.
`

/** The page docs/api.md, in Markdown, from the declarations that are built into a folder. */
export function apiPage(folder: string): string {
  const files = Object.values(entries).map(({ file }) => join(folder, `${file}.d.ts`))
  const { ESNext } = ts.ModuleKind
  const moduleResolution = ts.ModuleResolutionKind.Bundler
  const program = ts.createProgram(files, { module: ESNext, moduleResolution, noLib: true, types: [] })
  const checker = program.getTypeChecker()
  const described = new Map<ts.Symbol, string>()
  const sections = Object.entries(entries).map(([name, { file, does }]) => {
    const source = program.getSourceFile(join(folder, `${file}.d.ts`))
    const module = source && checker.getSymbolAtLocation(source)
    const names = module ? checker.getExportsOfModule(module).map(({ name }) => name) : []
    const symbols = module ? checker.getExportsOfModule(module).map((symbol) => meant(symbol, checker)) : []
    const parts = symbols.map((symbol, index) => ({ name: names[index] ?? symbol.name, symbol }))
    return [`## ${name}\n\n${does}\n`, ...parts.sort(byKind).map(({ name, symbol }) => describe(name, symbol))].join(
      '\n',
    )
  })
  return [start, ...sections, rest()].join('\n')

  function describe(name: string, symbol: ts.Symbol): string {
    const earlier = described.get(symbol)
    if (earlier) return `### ${name} as well\n\nThe same as [${earlier}](#${earlier.toLowerCase()}).\n`
    described.set(symbol, name)
    const docs = ts.displayPartsToString(symbol.getDocumentationComment(checker))
    const code = declarationsOf(symbol).map((node) => node.getText())
    return `### ${name}\n\n${docs ? `${docs}\n\n` : ''}\`\`\`ts\n${code.join('\n')}\n\`\`\`\n`
  }

  /** What the declarations above name and the package does not export: it can be read here, not imported. */
  function rest(): string {
    const parts = [
      '## Types without an export\n\nWhat the declarations above name. They are not imported; they are here to be read.\n',
    ]
    for (const symbol of namedBy([...described.keys()], checker, folder)) {
      if (!described.has(symbol)) parts.push(describe(symbol.name, symbol))
    }
    return parts.join('\n')
  }
}

const meant = (symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

const isValue = ({ flags }: ts.Symbol) => (flags & ts.SymbolFlags.Value ? 0 : 1)

interface Part {
  name: string
  symbol: ts.Symbol
}

/** Functions and classes before types, each by name. */
const byKind = (a: Part, b: Part) => isValue(a.symbol) - isValue(b.symbol) || (a.name < b.name ? -1 : 1)

/** The declaration as a whole statement: of a variable, the `declare const` that it stands in. */
function declarationsOf(symbol: ts.Symbol): ts.Node[] {
  return (symbol.declarations ?? []).map((node) => (ts.isVariableDeclaration(node) ? node.parent.parent : node))
}

/** All that these declarations name at the top of a file, and what that names in turn, by name. */
function namedBy(symbols: readonly ts.Symbol[], checker: ts.TypeChecker, folder: string): ts.Symbol[] {
  const found = new Set(symbols)
  for (const symbol of found) for (const node of declarationsOf(symbol)) visit(node)
  return [...found].sort((a, b) => (a.name < b.name ? -1 : 1))

  /** Whether this is a file of ours: React declares names, too. */
  function isOurs(parent: ts.Node): boolean {
    return ts.isSourceFile(parent) && join(parent.fileName).startsWith(join(folder))
  }

  function visit(node: ts.Node): void {
    const symbol = ts.isIdentifier(node) && checker.getSymbolAtLocation(node)
    if (symbol) {
      const target = meant(symbol, checker)
      if (declarationsOf(target).some(({ parent }) => isOurs(parent))) found.add(target)
    }
    ts.forEachChild(node, visit)
  }
}
