import { createHash } from 'node:crypto'
import type { HTMLElement } from 'node-html-parser'
import { bad, doubt, type Finding, good } from './finding'
import { addressIn, type ServedPage } from './readPage'
import { type Answer, nameOf } from './visitor'

/** Whether the files are those that the page's hashes name: in the tag's `integrity` and in its import maps. */
export function examineIntegrity(page: ServedPage, tag: HTMLElement, loader: Answer, others: Answer[]): Finding[] {
  return [...tagIntegrity(page, tag, loader), ...mapIntegrity(importMap(page.root), page, others)]
}

function tagIntegrity({ url }: ServedPage, tag: HTMLElement, loader: Answer): Finding[] {
  const expected = tag.getAttribute('integrity')
  if (!expected) return []
  if (loader.url.origin !== url.origin && !tag.hasAttribute('crossorigin'))
    return [
      bad(
        'integrity',
        'expected crossorigin beside integrity on a tag from another origin, got none: browsers refuse it',
        'Add crossorigin="anonymous".',
      ),
    ]
  if (isWhole(expected, loader.body)) return [good('integrity', 'the tag’s file is the one that its hash names')]
  return [
    bad('integrity', `expected the file that the tag’s integrity names, got another: browsers refuse it`, howToPin),
  ]
}

const howToPin = 'Run npx fairwell integrity anew, and put what it prints into the page.'

/** Whether a content has one of the hashes, as browsers look at them. */
function isWhole(integrity: string, content: Buffer): boolean {
  return integrity.split(/\s+/).some((each) => {
    const [, algorithm = '', hash] = /^(sha256|sha384|sha512)-(.+)$/.exec(each) ?? []
    return algorithm !== '' && createHash(algorithm).update(content).digest('base64') === hash
  })
}

/** The hashes of the page's import maps, by address as they are written. */
function importMap(root: HTMLElement): Record<string, unknown> {
  const maps = root.querySelectorAll('script[type="importmap"]').map((script) => {
    try {
      return (JSON.parse(script.rawText) as { integrity?: Record<string, unknown> }).integrity ?? {}
    } catch {
      return {}
    }
  })
  return Object.assign({}, ...maps)
}

function mapIntegrity(mapped: Record<string, unknown>, { url }: ServedPage, others: Answer[]): Finding[] {
  const hashes = new Map(
    Object.entries(mapped).map(([address, hash]) => [addressIn({ url }, address)?.href, `${hash}`]),
  )
  const covered = others.filter(({ url: { href } }) => hashes.has(href))
  if (!covered.length) return []
  const changed = covered.filter(({ url: { href }, body }) => !isWhole(hashes.get(href) ?? '', body))
  if (changed.length)
    return [
      bad(
        'integrity',
        `expected the files that the import map names, got ${changed.map(nameOf).join(', ')} changed`,
        howToPin,
      ),
    ]
  if (covered.length < others.length)
    return [
      doubt('integrity', `expected all ${others.length} files in the import map, got ${covered.length}`, howToPin),
    ]
  return [good('integrity', `all ${others.length} files are those that the import map names`)]
}
