import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isSource, rootPages, siteLink, sourceCopy } from './siteLink'

/**
 * Copies what the site shows into a folder: the pages of docs/ and of the repository's root beside each other, with their
 * pictures, every link led to where its target is on the site, and the files that pages link to as text.
 */
export function stagePages(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync('docs')) {
    if (name.endsWith('.md')) stagePage(join('docs', name), 'docs', join(folder, name))
    if (name.endsWith('.png')) cpSync(join('docs', name), join(folder, name))
  }
  for (const [file, name] of Object.entries(rootPages)) stagePage(file, '', join(folder, name))
  cpSync('site/home.md', join(folder, 'index.md'))
  cpSync('demo/public/icon.svg', join(folder, 'public/icon.svg'))

  function stagePage(file: string, from: '' | 'docs', to: string): void {
    const text = withLinks(readFileSync(file, 'utf8'), (link) => {
      const target = siteLink(link, from)
      if (isSource(target)) copySource(join(from, link.split('#')[0] ?? ''))
      return target
    })
    writeFileSync(to, text)
  }

  function copySource(file: string): void {
    const to = join(folder, 'public', sourceCopy(file))
    mkdirSync(dirname(to), { recursive: true })
    cpSync(file, to)
  }
}

/** The Markdown with each link and picture of its text changed; code stays as it is. */
export function withLinks(markdown: string, change: (link: string) => string): string {
  return markdown
    .split(/(^```[\s\S]*?^```)/m)
    .map((part) =>
      part.startsWith('```')
        ? part
        : part.replace(/(`[^`\n]*`)|(\]\()([^)\s]+)(\))/g, (whole, code, open, link, close) =>
            code ? whole : `${open}${change(link)}${close}`,
          ),
    )
    .join('')
}
