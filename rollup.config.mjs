import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import nodeResolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import dts from 'rollup-plugin-dts'
import rollupPluginEsbuild from 'rollup-plugin-esbuild'
import { inlineCss, shapeByValue, versionByValue } from './scripts/build/byValue.mjs'
import { emitDeclarations } from './scripts/build/declarations.mjs'
import { standaloneOnly } from './scripts/build/standaloneOnly.mjs'

const out = process.env.OUT_DIR ?? 'dist'
rmSync(out, { recursive: true, force: true })

const target = 'es2022'
// This is a CommonJS package, so Node may hand over its exports object.
const esbuild = rollupPluginEsbuild.default ?? rollupPluginEsbuild

/** The npm entries. Their imports from packages stay imports. */
const entries = {
  index: 'src/index.ts',
  react: 'src/react.ts',
  decide: 'src/decide.ts',
  server: 'src/server.ts',
  report: 'src/report.ts',
  billing: 'src/billing.ts',
}
const external = (id) => /^[a-z@]/.test(id) && !/^(nanoid|zod)/.test(id)

function plugins() {
  return [
    nodeResolve({ browser: true, extensions: ['.mjs', '.js', '.ts', '.tsx'] }),
    inlineCss,
    shapeByValue,
    versionByValue,
    esbuild({ target, jsx: 'automatic', jsxImportSource: 'preact' }),
    terser({
      ecma: 2020,
      // Inlining functions with parameters makes the gzipped file larger than many functions that look alike.
      compress: { passes: 5, inline: 1, unsafe_arrows: true, directives: false },
      format: { comments: false },
    }),
  ]
}

/**
 * A browser remembers that a module failed to load, so a retry asks for it under another address
 * (src/embed/session/nextTry.ts).
 */
const askAnew = {
  name: 'ask-anew',
  renderDynamicImport: () => ({ left: 'import(', right: '+(import.meta.tries?"?"+import.meta.tries:""))' }),
}

/** The names with hashes of the files that the loader asks for. */
const fileNames = {}
const noteFile = (name) => ({
  name: 'note-file',
  generateBundle(_, output) {
    fileNames[name] = Object.values(output).find((chunk) => chunk.isEntry).fileName
  },
})

/** Writes integrity.json: every file that a page may load, with its SRI hash. */
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

const { decide, ...withoutDecide } = entries
const command = { cli: 'src/cli.ts' }
const declarations = await emitDeclarations(Object.values(entries))
const removeDeclarations = { name: 'remove-declarations', closeBundle: () => rmSync(declarations, { recursive: true }) }

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}

const treeshake = { moduleSideEffects: false }

export default [
  {
    input: { flow: 'src/embed/connect.ts' },
    treeshake,
    // The later chunks may import from the entry: a separate chunk for what they share would cost a round trip.
    preserveEntrySignatures: 'allow-extension',
    plugins: [...plugins(), askAnew, noteFile('FLOW_FILE'), integrity],
    output: { dir: out, format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' },
  },
  {
    // The doctor is built alone: a chunk that it shared with the flow would be one more request at a press.
    input: { doctor: 'src/embed/page/doctor.ts' },
    plugins: [...plugins(), noteFile('DOCTOR_FILE'), integrity],
    output: { dir: out, format: 'es', entryFileNames: '[name]-[hash].js' },
  },
  {
    input: 'src/script.ts',
    // The names are read when the bundle is made; by then the builds above have set them.
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
    input: { ...withoutDecide, ...command },
    treeshake,
    external,
    plugins: plugins(),
    output: {
      dir: out,
      format: 'es',
      sourcemap: true,
      chunkFileNames: 'shared-[hash].js',
      // This line tells React's server components to leave the module to the browser.
      banner: ({ name }) => (name === 'react' ? "'use client'" : ''),
    },
  },
  {
    // This entry is built alone, so that its own size can be measured.
    input: decide,
    treeshake,
    plugins: plugins(),
    output: { file: `${out}/decide.js`, format: 'es', sourcemap: 'hidden' },
  },
  {
    input: mapValues(entries, (path) => path.replace('src', declarations).replace('.ts', '.d.ts')),
    external,
    plugins: [dts({ respectExternal: true }), removeDeclarations],
    output: { dir: out, format: 'es', chunkFileNames: 'shared-[hash].d.ts' },
  },
]
