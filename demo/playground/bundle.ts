import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const browserFolder = fileURLToPath(new URL('browser/', import.meta.url))
const builtEntry = fileURLToPath(new URL('../../dist/index.js', import.meta.url))

/** The playground's scripts by their names, editor and fairwell inside: the page asks nobody else for anything. */
export async function bundlePlayground(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [`${browserFolder}playground.ts`],
    bundle: true,
    // What fairwell loads late stays late.
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

/** What the page tries out is what a merchant would install and bundle: the built npm entry, not its sources. */
const builtFairwell: Plugin = {
  name: 'built-fairwell',
  setup: ({ onResolve }) => onResolve({ filter: /\/src\/index$/ }, () => ({ path: builtEntry })),
}

/** codemirror-json-schema renders Markdown by markdown-it and shiki, 0.5 MB; our schema's descriptions are plain text. */
const plainText: Plugin = {
  name: 'plain-text',
  setup: ({ onResolve }) => onResolve({ filter: /utils\/markdown$/ }, () => ({ path: `${browserFolder}plainText.ts` })),
}
