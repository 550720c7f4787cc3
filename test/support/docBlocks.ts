import { readdirSync, readFileSync } from 'node:fs'

/** A fenced block of code in a page of ours. */
export interface DocBlock {
  /** The page and the line that the block begins at, as an editor opens it: `docs/start.md:20`. */
  place: string
  page: string
  language: string
  code: string
}

/** The pages whose code readers paste: the README, what stands beside it, and docs/, without what the build writes of types. */
export const pages = [
  'README.md',
  'README.zh-Hans.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]

/** Every fenced block of a page, in order. One in a list keeps its code without the list's indent. */
export function blocksOf(page: string): DocBlock[] {
  const text = readFileSync(page, 'utf8')
  return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)].map(
    ({ index, 1: indent = '', 2: language, 3: code }) => ({
      place: `${page}:${text.slice(0, index).split('\n').length}`,
      page,
      language: language || 'text',
      code: (code ?? '').replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )
}
