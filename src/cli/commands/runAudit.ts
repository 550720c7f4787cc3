import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { printable } from '../../report/print/printable'
import { counted } from '../../report/print/wording'
import { type Audit, audit } from '../audit/audit'
import { launch } from '../audit/launch'
import { prose } from '../print/prose'
import { tableText } from '../print/table'
import { marked, type Terminal } from '../print/terminal'
import { runCommand } from './runCommand'
import type { Streams } from './streams'
import { wrongFiles } from './wrongFiles'

const help = `fairwell audit FILE|URL [options]

Measures any cancel flow, whoever made it, in a real browser: presses and screens to the end, offers, a way to cancel on every
screen, equal buttons, focus, what is preselected, required or counting down, wording, contrast, and requests to third parties.

FILE|URL           an HTML file, or a page's address
--cancel SELECTOR  the page's cancel button; default: the first button or link that says cancel
--press TEXT       a button that leads on and does not say cancel; may be given more than once
--allow-post       let scripts send once the page has loaded. A form that posts stays blocked. Only with an account made for tests
--json             print { ok, url, final?, checks: [{ mark, check, measured, expected, faults }], screens }

It needs playwright-core beside it (npm install playwright-core) and Chrome or Chromium; CHROME_PATH names one.

It confirms nothing. A button is taken to confirm where it sends a form by POST, says so ("now", "confirm", "yes"), or cancels on a
screen that asks and offers nothing; there it stops, early in doubt. And from the moment the page has loaded, whatever is no GET,
HEAD or OPTIONS is held back, as are words on web sockets. A page that cancels by a GET alone, by a button that says nothing of it
beside a question or an offer, is not recognized: audit such a page with an account made for tests.

It does not know: frames and closed shadow roots; who is signed in (it is nobody); what is behind a login, on the phone or in a
mail; what happens after the confirmation; what an offer costs; contrast over pictures; languages beside our twenty; any law.

Exit status: 0 when no check fails, 1 when one does, 2 when there was nothing to measure.
`

const options = {
  cancel: { type: 'string' },
  press: { type: 'string', multiple: true },
  'allow-post': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** The command `fairwell audit`. Resolves to its exit status. */
export function runAudit(args: string[], streams: Streams): Promise<number> {
  return runCommand({ name: 'audit', help, options }, { args, streams }, async ({ values, positionals, terminal }) => {
    const [place, ...more] = positionals
    if (place === undefined || more.length > 0) throw wrongFiles('one page', positionals, help)
    const url = addressOf(place)
    const browser = await launch(streams.env ?? {})
    try {
      const told = { selector: values.cancel, press: values.press ?? [], allowPost: values['allow-post'] === true }
      const found = await audit(browser, { url, ...told })
      streams.stdout.write(values.json ? `${JSON.stringify(found, null, 2)}\n` : print(place, found, terminal))
      return found.ok ? 0 : 1
    } finally {
      await browser.close()
    }
  })
}

/** The address of a page or of a file. Throws an Error for what is neither. */
function addressOf(place: string): string {
  if (/^https?:\/\//i.test(place) && URL.canParse(place)) return place
  if (existsSync(place)) return pathToFileURL(resolve(place)).href
  throw new Error(`expected an HTML file or a page, https://…, got ${place}.`)
}

const words = { good: 'ok', bad: 'fails', unknown: 'not measured' }

function print(place: string, { ok, final, checks, screens }: Audit, terminal: Terminal): string {
  const bad = checks.filter(({ mark }) => mark === 'bad')
  const verdict = ok
    ? 'no check fails'
    : `${bad.map(({ check }) => check).join(', ')} ${bad.length > 1 ? 'fail' : 'fails'}`
  const stopped = final === undefined ? '' : ` Not pressed, as it confirms: "${final}".`
  const said = prose(printable(`${place}: ${verdict}, on ${counted(screens.length, 'screen')}.${stopped}`), terminal)
  const rows = checks.map(({ check, mark, measured, expected }) => [check, words[mark], measured, expected])
  const table = tableText({ columns: ['check', '', 'measured', 'expected'], rows, words: [1], prose: [2, 3] }, terminal)
  const faults = bad.flatMap(({ check, faults }) =>
    faults.map((fault) => prose(printable(`${check}: ${fault}`), terminal, 2)),
  )
  return `${[marked(ok ? 'good' : 'bad', said, terminal), '', table, ...(faults.length ? ['', ...faults] : [])].join('\n')}\n`
}
