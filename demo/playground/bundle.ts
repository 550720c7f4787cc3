import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const browserFolder = fileURLToPath(new URL('browser/', import.meta.url))
const builtEntry = fileURLToPath(new URL('../../dist/index.js', import.meta.url))

/** Bundles the playground's scripts, by file name. Editor and fairwell are inside, so the page makes no request to anyone else. */
export async function bundlePlayground(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [`${browserFolder}playground.ts`],
    bundle: true,
    // Splitting keeps late what fairwell loads late.
    splitting: true,
    outdir: browserFolder,
    format: 'esm',
    minify: true,
    target: 'es2022',
    write: false,
    logLevel: 'error',
    plugins: [builtFairwell, plainText],
  })
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]))
}

/** Takes the built npm entry in place of its sources: the page tries out what a merchant would install and bundle. */
const builtFairwell: Plugin = {
  name: 'built-fairwell',
  setup: ({ onResolve }) => onResolve({ filter: /\/src\/index$/ }, () => ({ path: builtEntry })),
}

/**
 * Replaces the Markdown of codemirror-json-schema, which needs markdown-it and shiki (0.5 MB). Our schema's descriptions
 * are plain text.
 */
const plainText: Plugin = {
  name: 'plain-text',
  setup: ({ onResolve }) => onResolve({ filter: /utils\/markdown$/ }, () => ({ path: `${browserFolder}plainText.ts` })),
}
