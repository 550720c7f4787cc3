import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import commonjs from '@rollup/plugin-commonjs'
import nodeResolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import dts from 'rollup-plugin-dts'
import rollupPluginEsbuild, { minify } from 'rollup-plugin-esbuild'
import license from 'rollup-plugin-license'
import { inlineCss, shapeByValue, versionByValue } from './scripts/build/byValue.mjs'
import { emitDeclarations, readable } from './scripts/build/declarations.mjs'
import { standaloneOnly } from './scripts/build/standaloneOnly.mjs'

const out = process.env.OUT_DIR ?? 'dist'
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const target = 'es2022'
// This is a CommonJS package, so Node may hand over its exports object.
const esbuild = rollupPluginEsbuild.default ?? rollupPluginEsbuild

/** The npm entries that a page bundles. */
const pageEntries = { index: 'src/index.ts', react: 'src/react.ts' }
/** This entry is built alone, so that its own size can be measured. */
const decideEntry = { decide: 'src/decide.ts' }
/** The npm entries of servers, and the command. */
const serverEntries = {
  server: 'src/server.ts',
  report: 'src/report.ts',
  billing: 'src/billing.ts',
  testing: 'src/testing.ts',
}
const command = { cli: 'src/cli.ts' }
const entries = { ...pageEntries, ...decideEntry, ...serverEntries }

/**
 * What the one who installs us installs, too: Preact, and by their own choice React, pg, playwright-core and axe-core. Everything else is in the files,
 * so that a page's build gets nothing that only the command needs.
 */
const external = (id) => /^(node:|preact|react|(pg|playwright-core|axe-core)$)/.test(id)

function plugins({ browser = true } = {}) {
  return [
    nodeResolve({ browser, extensions: ['.mjs', '.js', '.ts', '.tsx'] }),
    commonjs(),
    inlineCss,
    shapeByValue,
    versionByValue,
    esbuild({ target, jsx: 'automatic', jsxImportSource: 'preact' }),
    browser ? smallest : minify({ target }),
  ]
}

/** Makes the files of pages small. Those of servers are not sent to anyone: esbuild minifies them in a tenth of the time. */
const smallest = terser({
  ecma: 2020,
  // Inlining functions with parameters makes the gzipped file larger than many functions that look alike. Hoisted, these
  // stand beside each other, which takes 0.1 KB off the first screen.
  compress: { passes: 5, inline: 1, hoist_funs: true, unsafe_arrows: true, directives: false },
  format: { comments: false },
})

/**
 * A browser remembers that a module failed to load, so a retry asks for it under another address
 * (src/embed/session/nextTry.ts).
 */
const askAnew = {
  name: 'ask-anew',
  renderDynamicImport: () => ({ left: 'import(', right: '+(import.meta.query??""))' }),
}

/**
 * Tells Chromium (from 136; https://v8.dev/blog/explicit-compile-hints) to compile all functions of the first screen's file
 * while it is downloaded, beside the page. Compiled one by one at their first call, they cost a press half of its time.
 */
const compileAhead = {
  name: 'compile-ahead',
  renderChunk: (code, { isEntry }) => (isEntry ? `//# allFunctionsCalledOnLoad\n${code}` : null),
}

/** Every name stands in the first screen's file, where a hash does not compress; six characters tell versions apart. */
const hashedName = '[name]-[hash:6].js'

/** Our rare texts of one language stand in one file, whatever asks for them: hashes of six characters tell no more files apart. */
const rareTexts = (id) => /languages\/(?:more|law)\/(more|law)-([\w-]+)\.ts$/.exec(id)?.[2].replace(/^/, 'more-')

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

const declarations = await emitDeclarations(Object.values(entries))
const removeDeclarations = { name: 'remove-declarations', closeBundle: () => rmSync(declarations, { recursive: true }) }

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}

const npmOutput = { dir: out, format: 'es', sourcemap: true, chunkFileNames: 'shared-[hash].js' }

/** Writes the licenses of the packages whose code is in the files so far. */
const licenses = () =>
  license({
    thirdParty(packages) {
      for (const each of packages) bundled.set(each.name, each)
      writeFileSync(`${out}/LICENSES.txt`, [...bundled.keys()].sort().map(licenseOf).join('\n'))
    },
  })
const bundled = new Map()

function licenseOf(name) {
  const { version, license, licenseText, author } = bundled.get(name)
  // A package without such a file says in package.json whose it is.
  return `${name} ${version} (${license})\n\n${licenseText?.trim() ?? `Copyright ${author?.text() ?? name}`}\n`
}

const treeshake = { moduleSideEffects: false }

export default [
  {
    input: { flow: 'src/embed/connect.ts' },
    treeshake,
    // The later chunks may import from the entry: a separate chunk for what they share would cost a round trip.
    preserveEntrySignatures: 'allow-extension',
    plugins: [...plugins(), askAnew, compileAhead, noteFile('FLOW_FILE'), integrity, licenses()],
    output: { dir: out, format: 'es', entryFileNames: hashedName, chunkFileNames: hashedName, manualChunks: rareTexts },
  },
  {
    // The doctor is built alone: a chunk that it shared with the flow would be one more request at a press.
    input: { doctor: 'src/embed/page/doctor.ts' },
    plugins: [...plugins(), noteFile('DOCTOR_FILE'), integrity],
    output: { dir: out, format: 'es', entryFileNames: hashedName },
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
    input: pageEntries,
    treeshake,
    external,
    plugins: [...plugins(), licenses()],
    output: {
      ...npmOutput,
      // This line tells React's server components to leave the module to the browser.
      banner: ({ name }) => (name === 'react' ? "'use client'" : ''),
    },
  },
  {
    input: { ...serverEntries, ...command },
    treeshake,
    external,
    plugins: [...plugins({ browser: false }), licenses()],
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
