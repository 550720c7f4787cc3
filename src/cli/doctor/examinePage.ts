import { bad, doubt, type Finding, good } from './finding'
import type { Answer } from './visitor'

/** Clocks may differ by so many seconds before a signed claim is refused or a day is told wrong. */
const drift = 120

/** Whether the page itself came, over https, from a server that knows the time. */
export function examinePage({ url, status, headers, failure }: Answer, now: number): Finding[] {
  const found: Finding[] = []
  if (failure || status >= 400)
    found.push(
      bad(
        'page',
        `expected a page, got ${failure ?? `status ${status}`} from ${url}`,
        'Is it behind a sign-in? Give --header "Cookie: …" of a test account, or save the page and give the file with --at URL.',
      ),
    )
  else found.push(good('page', `${url} answers`))
  if (url.protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(url.hostname))
    found.push(
      bad(
        'page',
        'expected https, got http: anyone on the way can change what customers see',
        'Serve the page over https.',
      ),
    )
  const date = Date.parse(headers.get('date') ?? '')
  const off = Math.round(Math.abs(date - now) / 1000)
  if (off > drift)
    found.push(
      doubt(
        'clock',
        `expected the server’s time, got one that differs from this computer’s by ${off} seconds`,
        'Set both clocks by NTP: claims that are signed in the future, or too old, are refused.',
      ),
    )
  return found
}
