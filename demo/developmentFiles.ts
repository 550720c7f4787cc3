import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { describedSchema } from '../scripts/reference'
import { configShape } from '../src/config/schema/shape'
import type { FairwellFiles } from './fairwellFiles'
import { inlineCss } from './inlineCss'

const src = fileURLToPath(new URL('../src/', import.meta.url))

/**
 * Fairwell as esbuild makes it in half a second: readable, with source maps, entries under names without hashes. What is
 * published is made by `npm run build`, which minifies and weighs it.
 */
export async function developmentFiles(folder: string): Promise<FairwellFiles> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const module: BuildOptions = {
    bundle: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    outdir: folder,
    logLevel: 'error',
    plugins,
  }
  const files = { FLOW_FILE: '"flow.js"', DOCTOR_FILE: '"doctor.js"' }
  await Promise.all([
    build({
      ...module,
      entryPoints: { flow: `${src}embed/connect.ts` },
      splitting: true,
      write: false,
      plugins: [...plugins, retriesUnderNewUrls],
    }),
    build({ ...module, entryPoints: { doctor: `${src}embed/page/doctor.ts` } }),
    build({ ...module, entryPoints: { fairwell: `${src}script.ts` }, format: 'iife', define: files }),
    writeFile(join(folder, 'config.schema.json'), JSON.stringify(describedSchema())),
  ])
  return { folder, plugins }
}

/** The config's schema as data, so that no page loads zod, as rollup.config.mjs has it. */
const shapeByValue: Plugin = {
  name: 'shape-by-value',
  setup: ({ onLoad }) =>
    onLoad({ filter: /config\/schema\/shape\.ts$/ }, () => ({
      contents: `export const configShape = ${JSON.stringify(configShape)}`,
    })),
}

/** A chunk that failed to load is asked for under another URL, as rollup.config.mjs has it. Writes the files. */
const retriesUnderNewUrls: Plugin = {
  name: 'retries-under-new-urls',
  setup: ({ onEnd }) =>
    onEnd(async ({ outputFiles = [] }) => {
      const retried = (code: string) =>
        code.replaceAll(/import\((".\/[^"]+")\)/g, 'import($1 + (import.meta.tries ? "?" + import.meta.tries : ""))')
      await Promise.all(
        outputFiles.map(({ path, text }) => writeFile(path, path.endsWith('.js') ? retried(text) : text)),
      )
    }),
}

const plugins = [inlineCss, shapeByValue]
