import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { FairwellFiles } from '../fairwellFiles'
import { inlineCss } from '../inlineCss'

const browserFolder = fileURLToPath(new URL('browser/', import.meta.url))

/** The playground's scripts by their names, editor and fairwell inside: the page asks nobody else for anything. */
export async function bundlePlayground({ plugins }: FairwellFiles): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [`${browserFolder}playground.ts`, `${browserFolder}proveWorker.ts`],
    bundle: true,
    // Splitting keeps late what fairwell loads late.
    splitting: true,
    outdir: browserFolder,
    format: 'esm',
    minify: true,
    target: 'es2022',
    write: false,
    logLevel: 'error',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // The playground draws screens from the sources, whichever fairwell its button opens.
    plugins: [...plugins, inlineCss, plainText],
  })
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]))
}

/** codemirror-json-schema renders Markdown by markdown-it and shiki, 0.5 MB; our schema's descriptions are plain text. */
const plainText: Plugin = {
  name: 'plain-text',
  setup: ({ onResolve }) => onResolve({ filter: /utils\/markdown$/ }, () => ({ path: `${browserFolder}plainText.ts` })),
}
