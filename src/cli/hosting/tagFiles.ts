import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

/** A file that a page with our tag may load. */
export interface TagFile {
  name: string
  content: Buffer
  /** The SRI hash, `sha384-…`. */
  integrity: string
}

const standalone = 'fairwell.standalone.js'

/**
 * The files of the script tag in the package's folder `dist`, `fairwell.js` first; with `isStandalone` the one file that needs no
 * other. Throws an Error where one is missing or is not as it was built.
 */
export function tagFiles(dist: URL, isStandalone: boolean): TagFile[] {
  const list = new URL('integrity.json', dist)
  if (!existsSync(list))
    throw new Error(`expected the built files in ${dist.pathname}, got none. Install the package anew.`)
  const built: Record<string, string> = JSON.parse(readFileSync(list, 'utf8'))
  const isWanted = (name: string) => (name === standalone) === isStandalone
  const first = (name: string) => Number(name === 'fairwell.js')
  const names = Object.keys(built).filter(isWanted)
  return names
    .sort((one, other) => first(other) - first(one) || (one < other ? -1 : 1))
    .map((name) => {
      const content = readFileSync(new URL(name, dist))
      const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`
      if (integrity !== built[name])
        throw new Error(`${name}: expected the file as it was built, got another. Install the package anew.`)
      return { name, content, integrity }
    })
}
