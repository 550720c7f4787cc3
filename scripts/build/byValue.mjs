import { readFileSync } from 'node:fs'
import { transform } from 'esbuild'
import { moduleOf } from './moduleOf.mjs'

/** Replaces an import of `./styles.css?inline` with the minified CSS as a string. */
export const inlineCss = {
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

/**
 * Replaces config/schema/shape.ts with the value that it computes, so that zod and the schema (9 KB gzip) stay out of the
 * bundle.
 */
export const shapeByValue = {
  name: 'shape-by-value',
  async load(id) {
    if (!id.endsWith('config/schema/shape.ts')) return null
    const { configShape } = await moduleOf(id)
    return `export const configShape = ${JSON.stringify(configShape)}`
  },
}

/** Replaces base/version.ts with the version itself, so that nothing else of package.json is shipped. */
export const versionByValue = {
  name: 'version-by-value',
  load(id) {
    if (!id.endsWith('base/version.ts')) return null
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    return `export const version = ${JSON.stringify(version)}`
  },
}
