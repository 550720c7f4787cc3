import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { hosts } from './installStacks'

const pages = join(hosts, 'pages')
const { resolve } = createRequire(join(hosts, 'package.json'))
const load = async (name: string) => import(pathToFileURL(resolve(name)).href)

/** Svelte's own compiler, as its bundler plugins call it. */
const svelte: Plugin = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { compile } = await load('svelte/compiler')
      return { contents: compile(readFileSync(path, 'utf8'), { filename: path, dev: true }).js.code }
    })
  },
}

/** Solid's own preset, which makes the delegated listeners that its pages live by. */
const solid: Plugin = {
  name: 'solid',
  setup({ onLoad }) {
    onLoad({ filter: /pages\/solid\.jsx$/ }, async ({ path }) => {
      const [{ default: babel }, { default: preset }] = await Promise.all([
        load('@babel/core'),
        load('babel-preset-solid'),
      ])
      const { code } = await babel.transformAsync(readFileSync(path, 'utf8'), { presets: [preset], configFile: false })
      return { contents: code }
    })
  },
}

/**
 * The scripts of these host pages, by the name of their entry: each with its library, in the library's development form, since
 * StrictMode and warnings are there only.
 */
export async function bundlePages(entries: string[]): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: entries.map((entry) => join(pages, entry)),
    outdir: '/',
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    // Not this repository's own compiler options, which draw with Preact.
    tsconfigRaw: {},
    write: false,
    logLevel: 'error',
    conditions: ['browser', 'development'],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      'import.meta.env.SSR': 'false',
      'import.meta.env.DEV': 'false',
    },
    // What Astro's own bundler would put in.
    alias: { 'virtual:astro:adapter-config/client': join(pages, 'astroAdapter.js') },
    plugins: [svelte, solid],
  })
  const bare = (path: string) => basename(path).replace(/\.\w+$/, '')
  const texts = new Map(outputFiles.map(({ path, text }) => [bare(path), text]))
  return new Map(entries.map((entry) => [entry, texts.get(bare(entry)) ?? '']))
}
