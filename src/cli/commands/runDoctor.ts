import { existsSync, readFileSync } from 'node:fs'
import { printable } from '../../report/print/printable'
import { examine } from '../doctor/examine'
import type { Finding } from '../doctor/finding'
import { type Answer, createVisitor } from '../doctor/visitor'
import { prose } from '../print/prose'
import { marked, type Terminal } from '../print/terminal'
import { runCommand } from './runCommand'
import type { Streams } from './streams'

const help = `fairwell doctor PAGE [options]

Reads a page as it is served and says what is missing: our tag, its files and how they are cached, the config, what the triggers
find, the endpoint, policies, hashes, clocks. It runs no script and presses nothing; the endpoint is asked with an empty batch.

PAGE            a URL, or an HTML file that your browser has saved, with --at
--at URL        where the page of the file is served
--header LINE   sent to the page's own origin, such as "Cookie: session=…"; may be given more than once
--json          print { ok, findings: [{ mark, place, message, mend? }] }

Exit status: 0 when nothing is wrong (doubts may be), 1 when something is, 2 when there was no page to read.
`

const options = {
  at: { type: 'string' },
  header: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const

/** The command `fairwell doctor`. Resolves to its exit status. */
export function runDoctor(args: string[], streams: Streams): Promise<number> {
  return runCommand({ name: 'doctor', help, options }, { args, streams }, async ({ values, positionals, terminal }) => {
    const [place, ...more] = positionals
    if (place === undefined || more.length) throw new Error(`expected one page, got ${positionals.length}.\n\n${help}`)
    const url = webUrl(values.at ?? place)
    const visit = createVisitor(url.origin, headersOf(values.header ?? []))
    const page = values.at === undefined ? await visit(url) : fileAt(place, url)
    const findings = await examine(page, visit, Date.now())
    const ok = findings.every(({ mark }) => mark !== 'bad')
    streams.stdout.write(
      values.json
        ? `${JSON.stringify({ ok, findings }, null, 2)}\n`
        : findings.map((finding) => `${described(finding, terminal)}\n`).join(''),
    )
    return page.failure ? 2 : ok ? 0 : 1
  })
}

/** Throws an Error for anything but a web address. */
function webUrl(text: string): URL {
  const isWeb = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
  if (isWeb) return new URL(text)
  const isFile = existsSync(text)
  throw new Error(
    `expected ${isFile ? '--at with the address that the file is served at' : 'a page, https://…'}, got ${isFile ? 'none' : text}.`,
  )
}

/** The page that a saved file is, as if `url` had answered with it. */
function fileAt(path: string, url: URL): Answer {
  return { url, status: 200, headers: new Headers(), body: readFileSync(path) }
}

/** `Name: value` lines as headers. Throws an Error for a line that is none. */
function headersOf(lines: string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
      if (name === undefined || value === undefined) throw new Error(`--header: expected "Name: value", got ${line}.`)
      return [name.toLowerCase(), value]
    }),
  )
}

const words = { good: 'ok', doubt: 'doubt', bad: 'wrong' }

/** `✗ endpoint: expected …, got ….`, and how to mend it on a line of its own. Without a terminal a word stands for the mark. */
function described({ mark, place, message, mend }: Finding, terminal: Terminal): string {
  const said = printable(`${place}: ${message}.`)
  const line = terminal.isWatched ? prose(marked(mark, said, terminal), terminal, 2) : `${words[mark]}: ${said}`
  return mend ? `${line}\n  ${terminal.isWatched ? prose(printable(mend), terminal, 2) : printable(mend)}` : line
}
