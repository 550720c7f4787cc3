import type { HTMLElement } from 'node-html-parser'
import { examineCache } from './examineCache'
import { examineIntegrity } from './examineIntegrity'
import { bad, type Finding, good } from './finding'
import { addressIn, type ServedPage } from './readPage'
import { type Answer, nameOf, statusText, type Visitor } from './visitor'

/** The names of files that our built files ask for, as rollup writes them: `flow-1a2b3c.js`. */
const hashedName = /[\w-]+-[\w-]{6}\.js(?=["'`])/g

const howToHost = 'Run npx fairwell copy again, over the old files: see docs/hosting.md.'

/** Whether the tag's file and all that it may load are there, may be run, are cached as they should be, and are what `integrity` says. */
export async function examineFiles(page: ServedPage, tag: HTMLElement, visit: Visitor): Promise<Finding[]> {
  const address = addressIn(page, tag.getAttribute('src') ?? '')
  if (!address) return [bad('files', `expected the address of fairwell.js, got ${tag.getAttribute('src')}`)]
  const loader = await visit(address)
  const text = loader.body.toString('utf8')
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
    ...missing(loader, others),
    ...refused(page, loader, others),
    ...examineCache(loader, others),
    ...examineIntegrity(page, tag, loader, others),
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
