import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import nodeResolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { build as bundle, transform } from 'esbuild'
import dts from 'rollup-plugin-dts'
import rollupPluginEsbuild from 'rollup-plugin-esbuild'

rmSync('dist', { recursive: true, force: true })

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

/** config/shape.ts as the value it computes: zod and the schema (9 KB gzip) stay at build time. */
const shapeByValue = {
  name: 'shape-by-value',
  async load(id) {
    if (!id.endsWith('config/shape.ts')) return null
    const { outputFiles } = await bundle({ entryPoints: [id], bundle: true, format: 'esm', write: false, platform: 'node' })
    const { configShape } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
    return `export const configShape = ${JSON.stringify(configShape)}`
  },
}

function plugins({ minify = true, define = {} } = {}) {
  return [
    nodeResolve({ browser: minify, extensions: ['.mjs', '.js', '.ts', '.tsx'] }),
    inlineCss,
    shapeByValue,
    esbuild({ target, jsx: 'automatic', jsxImportSource: 'preact', define }),
    minify && terser({ ecma: 2020, compress: { passes: 3, unsafe_arrows: true }, format: { comments: false } }),
  ]
}

let flowFile
const noteFlowFile = {
  name: 'note-flow-file',
  generateBundle(_, output) {
    flowFile = Object.values(output).find((chunk) => chunk.isEntry).fileName
  },
}

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

const treeshake = { moduleSideEffects: false }

export default [
  {
    input: { flow: 'src/embed/connect.ts' },
    treeshake,
    plugins: [...plugins(), noteFlowFile, integrity],
    output: { dir: 'dist', format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' },
  },
  {
    input: 'src/script.ts',
    // Read when the bundle is made: by then the flow above has its name.
    plugins: [...plugins(), { name: 'flow-name', renderChunk: (code) => code.replaceAll('FLOW_FILE', JSON.stringify(flowFile)) }, integrity],
    output: { file: 'dist/fairwell.js', format: 'iife' },
  },
  {
    input: 'src/standalone.ts',
    plugins: [...plugins(), integrity],
    output: { file: 'dist/fairwell.standalone.js', format: 'iife', inlineDynamicImports: true },
  },
]
