import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { minify } from 'terser'

// Compares the gzipped size of the built files with their budgets. `--modules` lists what each module adds to the whole.

const out = process.env.OUT_DIR ?? 'dist'
const files = readdirSync(out)
const weigh = (text) => gzipSync(text, { level: 9 }).length
const weighFile = (name) => weigh(readFileSync(join(out, name)))
const named = (pattern) => files.filter((file) => pattern.test(file))
/** A file and the files that it imports statically. */
const withImports = (name) => {
  const imports = readFileSync(join(out, name), 'utf8').matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)
  return [name, ...[...imports].flatMap(([, other]) => withImports(other))]
}
const sum = (names) => names.reduce((total, name) => total + weighFile(name), 0)

const loader = named(/^fairwell\.js$/)
const flow = named(/^flow-.*\.js$/).flatMap(withImports)
/** What a press of Continue loads: the screens after the first, and what performs, sends and redacts. */
const later = named(/^later-.*\.js$/).flatMap(withImports)
const conversation = new Set([...loader, ...flow, ...later])
/** The files of languages, of which a customer loads one: the largest last. */
const languages = named(/^[a-z]{2}(-[A-Z][A-Za-z]+)?-[\w-]{6}\.js$/).sort((a, b) => weighFile(a) - weighFile(b))
const largest = languages.at(-1) ?? ''

const budgets = [
  ['fairwell.js', sum(loader), 4.2],
  ['until the first screen is painted', sum([...loader, ...flow]), 36.6],
  ['until the whole conversation is there', sum([...conversation]), 63.2],
  ['fairwell.standalone.js', weighFile('fairwell.standalone.js'), 66.9],
  [
    `one language of ${languages.length}; the largest, ${largest.replace(/-[\w-]{6}\.js$/, '')}`,
    weighFile(largest),
    3.0,
  ],
  ...named(/^decide\.js$/).map((name) => [name, sum(withImports(name)), 6.2]),
  ['delivery module', await weighDelivery(), 4.0],
]

/** The size of everything that records and sends. The build splits it over two files, so it is bundled here. */
async function weighDelivery() {
  const names = ['createDelivery', 'createSender']
  const contents = names.map((name) => `export { ${name} } from './src/events/delivery/${name}'`).join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  })
  const { code } = await minify(outputFiles[0].text, {
    module: true,
    ecma: 2020,
    compress: { passes: 5, inline: 1, hoist_funs: true, unsafe_arrows: true, directives: false },
    format: { comments: false },
  })
  return weigh(code)
}

async function byModule() {
  process.env.OUT_DIR = join(out, '..', '.size')
  const { default: configs } = await import('../rollup.config.mjs')
  const standalone = configs.find(({ input }) => input === 'src/standalone/standalone.ts')
  const plugins = standalone.plugins.filter((plugin) => plugin && plugin.name !== 'terser')
  const bundle = await rollup({ ...standalone, plugins })
  const { output } = await bundle.generate(standalone.output)
  const code = new Map()
  for (const [id, { code: text }] of Object.entries(output[0].modules)) {
    if (text) code.set(id, (await minify(text, { module: true, compress: { unused: false } })).code)
  }
  const without = (ids) =>
    weigh(
      [...code]
        .filter(([id]) => !ids.includes(id))
        .map(([, text]) => text)
        .join('\n'),
    )
  const total = without([])
  const short = (id) => id.replace(`${process.cwd()}/`, '').replace(/^node_modules\//, '')
  const folders = groupBy([...code.keys()], folderOf)
  const rows = [...code.keys()].map((id) => [total - without([id]), short(id)])
  for (const [folder, ids] of Object.entries(folders)) rows.push([total - without(ids), `= ${folder}`])
  for (const [bytes, name] of rows.sort((a, b) => b[0] - a[0])) console.log(String(bytes).padStart(6), name)

  function folderOf(id) {
    return short(id)
      .split('/')
      .slice(0, short(id).startsWith('src') ? 2 : 1)
      .join('/')
  }
}

function groupBy(items, keyOf) {
  const groups = {}
  for (const item of items) groups[keyOf(item)] = [...(groups[keyOf(item)] ?? []), item]
  return groups
}

if (process.argv.includes('--modules')) await byModule()
let isOver = false
for (const [name, bytes, budget] of budgets) {
  const over = bytes > budget * 1024
  isOver ||= over
  console.log(
    `${over ? 'OVER' : 'ok  '} ${(bytes / 1024).toFixed(2).padStart(6)} of ${budget.toFixed(1).padStart(4)} KB  ${name}`,
  )
}
if (isOver) process.exitCode = 1
