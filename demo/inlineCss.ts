import { readFile } from 'node:fs/promises'
import { type Plugin, transform } from 'esbuild'

/** `./styles.css?inline` as text, as rollup.config.mjs has it. */
export const inlineCss: Plugin = {
  name: 'inline-css',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /\.css\?inline$/ }, async ({ path, ...from }) => ({
      path: (await resolve(path.replace('?inline', ''), from)).path,
      namespace: 'inline-css',
    }))
    onLoad({ filter: /./, namespace: 'inline-css' }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { contents: code.trim(), loader: 'text' }
    })
  },
}
