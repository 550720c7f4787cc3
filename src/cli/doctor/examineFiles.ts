import { createHash } from 'node:crypto'
import type { HTMLElement } from 'node-html-parser'
import { bad, doubt, type Finding, good } from './finding'
import type { ServedPage } from './readPage'
import { type Answer, statusText, type Visitor } from './visitor'

/** The names of files that our built files ask for, as rollup writes them: `flow-1a2b3c.js`. */
const hashedName = /[\w-]+-[\w-]{6}\.js(?=["'`])/g

/** Seconds: the loader's name stays when its content changes, so a browser has to ask for it again within an hour. */
const longestForLoader = 3600
/** Seconds: a name with a hash stands for one content, so a day is the least that makes sense. */
const leastForHashed = 86_400

const howToHost = 'Run npx fairwell copy again, over the old files: see docs/hosting.md.'

/** Whether the tag's file and all that it may load are there, may be run, are cached as they should be, and are what `integrity` says. */
export async function examineFiles(page: ServedPage, tag: HTMLElement, visit: Visitor): Promise<Finding[]> {
  const loader = await visit(new URL(tag.getAttribute('src') ?? '', page.url))
  const text = loader.body.toString('utf8')
  const mapped = importMap(page.root)
  if (loader.status !== 200 || !text.includes('fairwell'))
    return [
      bad(
        'files',
        `expected our script, got ${loader.status === 200 ? 'another file' : statusText(loader)} from ${loader.url}`,
        howToHost,
      ),
    ]
  const others = await reachable(loader, text, visit)
  return [
    ...cachedForLong(loader),
    ...tagIntegrity(page, tag, loader),
    ...missing(loader, others),
    ...refused(page, loader, others),
    ...cachedBriefly(others),
    ...mapIntegrity(mapped, page, others),
  ]
}

/** All files that these may load: named in the tag's file, or in a file that is named there. */
async function reachable(loader: Answer, text: string, visit: Visitor): Promise<Answer[]> {
  const found = new Map<string, Answer>()
  let texts = [text]
  while (texts.length) {
    const names = new Set(texts.flatMap((each) => each.match(hashedName) ?? []))
    const fresh = [...names].filter((name) => !found.has(name))
    const answers = await Promise.all(fresh.map((name) => visit(new URL(name, loader.url))))
    for (const [place, name] of fresh.entries()) found.set(name, answers[place] as Answer)
    texts = answers.map(({ body }) => body.toString('utf8'))
  }
  return [...found.values()]
}

const nameOf = ({ url }: Answer): string => url.pathname.split('/').at(-1) ?? ''

function missing(loader: Answer, others: Answer[]): Finding[] {
  const isScript = ({ status, headers }: Answer) =>
    status === 200 && /\bjavascript\b/.test(headers.get('content-type') ?? '')
  const wrong = others.filter((answer) => !isScript(answer))
  const count = others.length + 1
  if (!wrong.length)
    return [good('files', `${count === 1 ? 'the file is' : `all ${count} files are`} there, beside ${loader.url}`)]
  const each = wrong.slice(0, 3).map((answer) => {
    const type = answer.headers.get('content-type')
    return `${nameOf(answer)}: ${answer.status === 200 ? `content-type ${type ?? 'none'}` : statusText(answer)}`
  })
  const more = wrong.length > each.length ? ` and ${wrong.length - each.length} more` : ''
  return [
    bad(
      'files',
      `expected ${others.length} scripts beside ${nameOf(loader)}, got ${each.join(', ')}${more}`,
      howToHost,
    ),
  ]
}

/** Modules are asked for by CORS: from another origin they need its leave. */
function refused({ url }: ServedPage, loader: Answer, others: Answer[]): Finding[] {
  if (loader.url.origin === url.origin) return []
  const isLet = ({ headers }: Answer) => ['*', url.origin].includes(headers.get('access-control-allow-origin') ?? '')
  if (others.every((answer) => answer.status !== 200 || isLet(answer))) return []
  return [
    bad(
      'files',
      `expected access-control-allow-origin from ${loader.url.origin}, got none: a browser loads fairwell.js and refuses the rest`,
      `Send access-control-allow-origin: * with the files.`,
    ),
  ]
}

/** Seconds that a browser may keep the file without asking, or undefined where the answer does not say. */
function ageOf({ headers }: Answer): number | undefined {
  const cache = headers.get('cache-control') ?? ''
  if (/no-store|no-cache/.test(cache)) return 0
  const [, seconds] = /max-age=(\d+)/.exec(cache) ?? []
  return seconds === undefined ? undefined : Number(seconds)
}

function cachedForLong(loader: Answer): Finding[] {
  const age = ageOf(loader)
  if (age === undefined || age <= longestForLoader) return []
  return [
    doubt(
      'cache',
      `${nameOf(loader)}: expected a max-age of minutes, got ${age} seconds: customers keep an old version that long`,
      'Send cache-control: max-age=300 with it.',
    ),
  ]
}

function cachedBriefly(others: Answer[]): Finding[] {
  const brief = others.filter((answer) => answer.status === 200 && (ageOf(answer) ?? 0) < leastForHashed)
  if (!brief.length) return []
  return [
    doubt(
      'cache',
      `${brief.length} of ${others.length} files with a hash in their name: expected to be cached for good, got ${brief[0]?.headers.get('cache-control') ?? 'no cache-control'}`,
      'Send cache-control: max-age=31536000, immutable with them.',
    ),
  ]
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
function importMap(root: HTMLElement): Record<string, string> {
  const maps = root.querySelectorAll('script[type="importmap"]').map((script) => {
    try {
      return (JSON.parse(script.rawText) as { integrity?: Record<string, string> }).integrity ?? {}
    } catch {
      return {}
    }
  })
  return Object.assign({}, ...maps)
}

function mapIntegrity(mapped: Record<string, string>, { url }: ServedPage, others: Answer[]): Finding[] {
  const hashes = new Map(Object.entries(mapped).map(([address, hash]) => [new URL(address, url).href, hash]))
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
