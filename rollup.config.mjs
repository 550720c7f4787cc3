import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import commonjs from '@rollup/plugin-commonjs'
import nodeResolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { build as bundle, transform } from 'esbuild'
import dts from 'rollup-plugin-dts'
import rollupPluginEsbuild from 'rollup-plugin-esbuild'
import license from 'rollup-plugin-license'
import { emitDeclarations, readable } from './scripts/declarations.mjs'

const out = process.env.OUT_DIR ?? 'dist'
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const target = 'es2022'
// A CommonJS package: Node hands over its exports object.
const esbuild = rollupPluginEsbuild.default ?? rollupPluginEsbuild

/** `./styles.css?inline` as a minified string. */
const inlineCss = {
  name: 'inline-css',
  async resolveId(id, importer) {
    if (!id.endsWith('.css?inline')) return null
    const { id: path } = await this.resolve(id.replace('?inline', ''), importer)
    return `${path}?inline`
  },
  async load(id) {
    if (!id.endsWith('.css?inline')) return null
    const css = readFileSync(id.replace('?inline', ''), 'utf8')
    const { code } = await transform(css, { loader: 'css', minify: true, target: 'chrome123' })
    return `export default ${JSON.stringify(code.trim())}`
  },
}

/** config/schema/shape.ts as the value it computes: zod and the schema (9 KB gzip) stay at build time. */
const shapeByValue = {
  name: 'shape-by-value',
  async load(id) {
    if (!id.endsWith('config/schema/shape.ts')) return null
    const { outputFiles } = await bundle({
      entryPoints: [id],
      bundle: true,
      format: 'esm',
      write: false,
      platform: 'node',
    })
    const { configShape } = await import(
      `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
    )
    return `export const configShape = ${JSON.stringify(configShape)}`
  },
}

/** base/version.ts as the text it gives: nothing else of package.json is shipped. */
const versionByValue = {
  name: 'version-by-value',
  load(id) {
    if (!id.endsWith('base/version.ts')) return null
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    return `export const version = ${JSON.stringify(version)}`
  },
}

/** The npm entries that a page bundles. */
const pageEntries = { index: 'src/index.ts', react: 'src/react.ts' }
/** By itself, so that it weighs what it says it weighs. */
const decideEntry = { decide: 'src/decide.ts' }
/** The npm entries of servers, and the command. */
const serverEntries = { server: 'src/server.ts', report: 'src/report.ts', billing: 'src/billing.ts' }
const command = { cli: 'src/cli.ts' }
const entries = { ...pageEntries, ...decideEntry, ...serverEntries }

/**
 * What the one who installs us installs, too: Preact, and by their own choice React and pg. Everything else is in the files,
 * so that a page's build gets nothing that only the command needs.
 */
const external = (id) => /^(node:|preact|react|pg$)/.test(id)

function plugins({ browser = true } = {}) {
  return [
    nodeResolve({ browser, extensions: ['.mjs', '.js', '.ts', '.tsx'] }),
    commonjs(),
    inlineCss,
    shapeByValue,
    versionByValue,
    esbuild({ target, jsx: 'automatic', jsxImportSource: 'preact' }),
    terser({
      ecma: 2020,
      // What is written inline, with parameters of its own, packs worse than functions that look alike.
      compress: { passes: 5, inline: 1, unsafe_arrows: true, directives: false },
      format: { comments: false },
    }),
  ]
}

/** What the standalone file has in place of files of the flow (src/standalone); a file that is not asked for fails the build. */
const inPlaceOf = {
  'src/embed/delivery/targetsOf.ts': 'src/standalone/targetsOf.ts',
  'src/embed/delivery/sinks.ts': 'src/standalone/sinks.ts',
  'src/embed/texts/languages.ts': 'src/standalone/languages.ts',
  'src/embed/texts/laterLanguages.ts': 'src/standalone/laterLanguages.ts',
  'src/ui/languages/keywords.ts': 'src/standalone/keywords.ts',
  'src/embed/page/checkPage.ts': 'src/standalone/checkPage.ts',
  'src/embed/opening/rehearse.ts': 'src/standalone/rehearse.ts',
}
const standaloneOnly = () => {
  const unused = new Set(Object.keys(inPlaceOf))
  return {
    name: 'standalone-only',
    async resolveId(name, importer) {
      const whole = await this.resolve(name, importer, { skipSelf: true })
      const path = whole && relative(process.cwd(), whole.id)
      if (!Object.hasOwn(inPlaceOf, path ?? '')) return null
      unused.delete(path)
      return resolve(inPlaceOf[path])
    },
    buildEnd(error) {
      if (!error && unused.size) this.error(`src/standalone: nothing asks for ${[...unused].join(', ')} any more`)
    },
  }
}

/** A browser remembers that a module failed: after a failure its name is another one (src/embed/session/nextTry.ts). */
const askAnew = {
  name: 'ask-anew',
  renderDynamicImport: () => ({ left: 'import(', right: '+(import.meta.tries?"?"+import.meta.tries:""))' }),
}

/** The hashed names that the loader asks for. */
const fileNames = {}
const noteFile = (name) => ({
  name: 'note-file',
  generateBundle(_, output) {
    fileNames[name] = Object.values(output).find((chunk) => chunk.isEntry).fileName
  },
})

/** Everything that a page may load, with its SRI hash. */
const integrity = {
  name: 'integrity',
  generateBundle(_, output) {
    for (const { fileName, code } of Object.values(output)) {
      if (code) hashes[fileName] = `sha384-${createHash('sha384').update(code).digest('base64')}`
    }
    this.emitFile({ type: 'asset', fileName: 'integrity.json', source: `${JSON.stringify(hashes, null, 2)}\n` })
  },
}
const hashes = {}

const declarations = await emitDeclarations(Object.values(entries))
const removeDeclarations = { name: 'remove-declarations', closeBundle: () => rmSync(declarations, { recursive: true }) }

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}

const npmOutput = { dir: out, format: 'es', sourcemap: true, chunkFileNames: 'shared-[hash].js' }

/** Writes the licences of the packages whose code is in the files so far. */
const licences = () =>
  license({
    thirdParty(packages) {
      for (const each of packages) bundled.set(each.name, each)
      writeFileSync(`${out}/LICENSES.txt`, [...bundled.keys()].sort().map(licenceOf).join('\n'))
    },
  })
const bundled = new Map()

function licenceOf(name) {
  const { version, license, licenseText, author } = bundled.get(name)
  // A package without such a file says in package.json whose it is.
  return `${name} ${version} (${license})\n\n${licenseText?.trim() ?? `Copyright ${author?.text() ?? name}`}\n`
}

const treeshake = { moduleSideEffects: false }

export default [
  {
    input: { flow: 'src/embed/connect.ts' },
    treeshake,
    // The later chunks may import from the entry: a chunk of its own for what they share would cost a round trip.
    preserveEntrySignatures: 'allow-extension',
    plugins: [...plugins(), askAnew, noteFile('FLOW_FILE'), integrity, licences()],
    output: { dir: out, format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' },
  },
  {
    // By itself: a chunk that it shared with the flow would be one more request at a press.
    input: { doctor: 'src/embed/page/doctor.ts' },
    plugins: [...plugins(), noteFile('DOCTOR_FILE'), integrity],
    output: { dir: out, format: 'es', entryFileNames: '[name]-[hash].js' },
  },
  {
    input: 'src/script.ts',
    // Read when the bundle is made: by then those above have their names.
    plugins: [
      ...plugins(),
      {
        name: 'file-names',
        renderChunk: (code) => code.replace(/FLOW_FILE|DOCTOR_FILE/g, (name) => JSON.stringify(fileNames[name])),
      },
      integrity,
    ],
    output: { file: `${out}/fairwell.js`, format: 'iife' },
  },
  {
    input: 'src/standalone/standalone.ts',
    plugins: [standaloneOnly(), ...plugins(), integrity],
    output: { file: `${out}/fairwell.standalone.js`, format: 'iife', inlineDynamicImports: true },
  },
  {
    input: pageEntries,
    treeshake,
    external,
    plugins: [...plugins(), licences()],
    output: {
      ...npmOutput,
      // React’s server components leave to the browser what says so.
      banner: ({ name }) => (name === 'react' ? "'use client'" : ''),
    },
  },
  {
    input: { ...serverEntries, ...command },
    treeshake,
    external,
    plugins: [...plugins({ browser: false }), licences()],
    output: npmOutput,
  },
  {
    input: decideEntry.decide,
    treeshake,
    plugins: plugins(),
    output: { file: `${out}/decide.js`, format: 'es', sourcemap: 'hidden' },
  },
  {
    input: mapValues(entries, (path) => path.replace('src', declarations).replace('.ts', '.d.ts')),
    external,
    plugins: [dts({ respectExternal: true }), { name: 'readable', renderChunk: readable }, removeDeclarations],
    output: { dir: out, format: 'es', chunkFileNames: 'shared-[hash].d.ts', minifyInternalExports: false },
  },
]
