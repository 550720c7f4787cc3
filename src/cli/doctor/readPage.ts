import { type HTMLElement, parse } from 'node-html-parser'

/** A page as it is served, before any script has run. */
export interface ServedPage {
  url: URL
  root: HTMLElement
  /** Our script tags: those whose file is named `fairwell.js`, whatever stands around that name, or that have our settings. */
  tags: HTMLElement[]
  /** Whether a script in the page calls `fairwell(…)`: then settings may come from there. */
  hasCalls: boolean
  /** Its policies, from headers and `<meta>`, each as it is written. */
  policies: string[]
}

const ourFile = /(^|\/)fairwell(\.standalone)?(\.min)?\.js([?#]|$)/

/** An address as a page has written it; undefined for what is none, or neither http nor https. */
export function addressIn({ url }: Pick<ServedPage, 'url'>, text: string): URL | undefined {
  if (!URL.canParse(text, url)) return undefined
  const address = new URL(text, url)
  return /^https?:$/.test(address.protocol) ? address : undefined
}

/** Reads a page's HTML. `policy` is its content-security-policy header. */
export function readPage(url: URL, html: string, policy: string | null): ServedPage {
  const root = parse(html)
  const base = root.querySelector('base[href]')?.getAttribute('href')
  const scripts = root.querySelectorAll('script')
  const isOurs = (script: HTMLElement) =>
    ourFile.test(script.getAttribute('src') ?? '') ||
    (script.hasAttribute('src') && script.hasAttribute('data-config') && script.hasAttribute('data-triggers'))
  const metas = root
    .querySelectorAll('meta')
    .filter((meta) => /^content-security-policy$/i.test(meta.getAttribute('http-equiv') ?? ''))
  return {
    url: addressIn({ url }, base ?? '') ?? url,
    root,
    tags: scripts.filter(isOurs),
    hasCalls: scripts.some((script) => !script.hasAttribute('src') && /\bfairwell\s*(\?\.)?\(/.test(script.rawText)),
    // A header may hold several policies, with commas between them.
    policies: [...(policy?.split(',') ?? []), ...metas.map((meta) => meta.getAttribute('content') ?? '')].filter(
      (text) => text.trim(),
    ),
  }
}
