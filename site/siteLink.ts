import { join } from 'node:path'

/** The folder of the site, below its base, that holds the source files which pages link to, as plain text. */
const sources = 'source/'

/** Whether a link on the site leads to a copy of a source file. */
export const isSource = (link: string): boolean => link.startsWith(`/${sources}`)

/** Pages of the repository that the site has beside those of docs/, and their names there. */
export const rootPages: Record<string, string> = {
  'README.md': 'readme.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security.md',
}

/**
 * Where a link of a page in the repository leads on the site. A page's address is its file's name; any other file of the
 * repository is there as text. `from` is the folder of the page that has the link.
 */
export function siteLink(link: string, from: '' | 'docs'): string {
  if (/^(\w+:|#|\/)/.test(link)) return link
  const [path = '', anchor] = link.split('#')
  const file = join(from, path)
  const page = rootPages[file] ?? /^docs\/([\w-]+\.\w+)$/.exec(file)?.[1]
  return `${page ? `./${page}` : `/${sourceCopy(file)}`}${anchor ? `#${anchor}` : ''}`
}

/** The address of a file's copy on the site. Its last ending makes a browser show it and a server call it text. */
export function sourceCopy(file: string): string {
  return `${sources}${file}.txt`
}
