import { build } from 'esbuild'

const modules = new Map()

/** A TypeScript module of ours, bundled and run here; once, however often it is asked for. */
export function moduleOf(path) {
  if (!modules.has(path)) modules.set(path, run(path))
  return modules.get(path)
}

async function run(path) {
  const options = { bundle: true, format: 'esm', write: false, platform: 'node' }
  const { outputFiles } = await build({ ...options, entryPoints: [path] })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}
