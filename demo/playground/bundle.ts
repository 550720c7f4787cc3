import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const browserFolder = fileURLToPath(new URL('browser/', import.meta.url))

/** The playground's script in one file, with its editor inside: the page asks nobody else for anything. */
export async function bundlePlayground(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${browserFolder}playground.ts`],
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    write: false,
    logLevel: 'error',
    plugins: [builtFairwell, plainText],
  })
  return outputFiles[0]?.text ?? ''
}

/** What the page tries out is what a merchant would install: the built npm entry, not its sources. */
const builtFairwell: Plugin = {
  name: 'built-fairwell',
  setup: ({ onResolve }) => onResolve({ filter: /\/src\/index$/ }, () => ({ path: '/index.js', external: true })),
}

/** codemirror-json-schema renders Markdown by markdown-it and shiki, 0.5 MB; our schema's descriptions are plain text. */
const plainText: Plugin = {
  name: 'plain-text',
  setup: ({ onResolve }) => onResolve({ filter: /utils\/markdown$/ }, () => ({ path: `${browserFolder}plainText.ts` })),
}
