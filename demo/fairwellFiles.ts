import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

/** Which fairwell the demo's pages load. */
export interface FairwellFiles {
  /** The folder with `fairwell.js` and the files beside it. */
  folder: string
  /** What esbuild needs to bundle a page's script that imports fairwell. */
  plugins: Plugin[]
}

const built = process.env.OUT_DIR ?? fileURLToPath(new URL('../dist', import.meta.url))

/** What `npm run build` wrote, and so what a merchant would install. */
export const builtFiles: FairwellFiles = {
  folder: built,
  plugins: [
    {
      name: 'built-fairwell',
      setup: ({ onResolve }) => onResolve({ filter: /\/src\/index$/ }, () => ({ path: `${built}/index.js` })),
    },
  ],
}
