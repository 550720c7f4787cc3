import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Site } from './site'

/** Preact is a dependency of the npm entries: a page without a bundler says where it is, by an import map. */
export const preactImports = { preact: '/preact.js', 'preact/jsx-runtime': '/jsxRuntime.js' }

/** Serves what the import map names. */
export function servePreact(site: Site): void {
  for (const [name, path] of Object.entries(preactImports)) {
    const code = readFileSync(fileURLToPath(import.meta.resolve(name)))
    site.routes.set(path, (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(code))
  }
}
