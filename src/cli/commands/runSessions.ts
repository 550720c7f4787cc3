import { writeFile } from 'node:fs/promises'
import { sessionsToHtml } from '../../report/print/sessionsHtml'
import { readSessions, type SessionPage } from '../../server/sessions/readSessions'
import type { SessionSelection } from '../../server/sessions/sessionSelection'
import { storiesText } from '../print/storyText'
import { plain, type Terminal } from '../print/terminal'
import { connect, isDatabaseUrl } from '../read/connect'
import { runCommand } from './runCommand'
import type { Streams } from './streams'

const help = `fairwell sessions DATABASE [options]

DATABASE  the postgres:// URL of the receiver's database

Lists the flows of customers, the one that was heard of last first: each with its steps, its answers and why it was decided
so. It shows what is stored of customers: whoever may read that database may read it.

--search TEXT    a customer's or session's id, or words of an answer, an offer or a rule
--outcome NAME   saved, canceled, dismissed, referred, failed, or open
--mode test      test mode instead of live
--limit NUMBER   how many at most (default: 50, at most 200)
--after TEXT     the next page; the end of each page tells it
--html           print one self-contained HTML page
--json           print { sessions, next }
--output FILE    write to a file instead, for its owner only
`

const options = {
  search: { type: 'string' },
  outcome: { type: 'string' },
  mode: { type: 'string' },
  limit: { type: 'string' },
  after: { type: 'string' },
  html: { type: 'boolean' },
  json: { type: 'boolean' },
  output: { type: 'string' },
} as const

type Values = { [Name in keyof typeof options]?: (typeof options)[Name]['type'] extends 'boolean' ? boolean : string }

/** The command `fairwell sessions`. Resolves to its exit status: 0, or 2 when it could not run, having said why on stderr. */
export function runSessions(args: string[], streams: Streams): Promise<number> {
  return runCommand(
    { name: 'sessions', help, options },
    { args, streams },
    async ({ values, positionals, terminal }) => {
      const [url = '', ...rest] = positionals
      // The message does not quote what came, since that may hold a password.
      if (!isDatabaseUrl(url) || rest.length > 0)
        throw new Error(`expected one postgres:// URL, got something else.\n\n${help}`)
      const { query, close } = await connect(url)
      try {
        const page = await readSessions({ query, ...selectionOf(values) })
        const text = print(page, values, values.output ? plain : terminal)
        if (values.output) await writeFile(values.output, text, { mode: 0o600 })
        else streams.stdout.write(text)
      } finally {
        await close()
      }
      return 0
    },
  )
}

function selectionOf({ search, outcome, mode, limit, after }: Values): Omit<SessionSelection, 'query'> {
  if (limit !== undefined && !/^\d{1,3}$/.test(limit)) throw new Error(`--limit: expected 1 to 200, got ${limit}.`)
  return {
    ...(search && { search }),
    // readSessions names what it does not know.
    ...(outcome && { outcome: outcome as NonNullable<SessionSelection['outcome']> }),
    ...(mode && { mode: mode as 'live' | 'test' }),
    ...(limit && { limit: Number(limit) }),
    ...(after && { after }),
  }
}

function print({ sessions, next }: SessionPage, { json, html, ...values }: Values, terminal: Terminal): string {
  if (json) return `${JSON.stringify({ sessions, next }, null, 2)}\n`
  const more = next ? `The next page: --after ${next}` : ''
  if (html) return sessionsToHtml(sessions, [aboutText(values), more].filter(Boolean).join('. '))
  return `${storiesText(sessions, terminal)}${more && `\n${more}\n`}`
}

function aboutText({ search, outcome, mode }: Values): string {
  return [
    mode === 'test' ? 'Test mode: not real customers' : 'Live',
    ...(search ? [`with “${search}”`] : []),
    ...(outcome ? [`outcome ${outcome}`] : []),
    'times are UTC, the latest first',
  ].join(', ')
}
