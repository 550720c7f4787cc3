import parsePolicy from 'content-security-policy-parser'
import type { HTMLElement } from 'node-html-parser'
import { allows, type Sources } from './allows'
import { bad, doubt, type Finding, good } from './finding'
import { addressIn, type ServedPage } from './readPage'

const see = 'See "A content security policy" in docs/hosting.md.'

/** Whether the page's policies let it run our files, fetch the config and post events. */
export function examinePolicy(page: ServedPage, tag: HTMLElement): Finding[] {
  const found = page.policies.flatMap((text) => {
    const policy = parsePolicy(text)
    const sourcesOf = (...names: string[]) =>
      [...names, 'default-src'].map((name) => policy.get(name)).find((each) => each)
    return [
      ...refusedScript(page, tag, sourcesOf('script-src-elem', 'script-src')),
      ...refusedAddresses(page, tag, sourcesOf('connect-src')),
    ]
  })
  if (found.length) return found
  return [
    good(
      'policy',
      page.policies.length
        ? 'the content security policy lets all of it run'
        : 'no content security policy stands in the way',
    ),
  ]
}

function refusedScript({ url }: ServedPage, tag: HTMLElement, sources: Sources | undefined): Finding[] {
  if (!sources) return []
  const nonce = tag.getAttribute('nonce')
  // A module that a script with a nonce imports may run by that nonce.
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return []
  const address = addressIn({ url }, tag.getAttribute('src') ?? '')
  if (!address) return []
  const isStrict = sources.includes("'strict-dynamic'")
  if (!isStrict && allows(sources, address, url)) return []
  const isHashed = (tag.getAttribute('integrity') ?? '')
    .split(/\s+/)
    .some((hash) => hash && sources.includes(`'${hash}'`))
  if (isHashed)
    return isStrict
      ? [
          doubt(
            'policy',
            "script-src: expected a nonce beside 'strict-dynamic', got hashes: browsers refuse the files that ours loads",
            see,
          ),
        ]
      : []
  const wanted = isStrict ? "'nonce-…' on the tag" : address.origin === url.origin ? "'self'" : address.origin
  return [bad('policy', `script-src: expected ${wanted}, got ${sources.join(' ')}: browsers refuse our script`, see)]
}

/** The settings that name an address which the page fetches or posts to. */
const asked = ['config', 'endpoint', 'actions']

function refusedAddresses({ url }: ServedPage, tag: HTMLElement, sources: Sources | undefined): Finding[] {
  if (!sources) return []
  return asked.flatMap((name) => {
    const given = tag.getAttribute(`data-${name}`)
    if (!given || given.startsWith('#')) return []
    const address = addressIn({ url }, given)
    if (!address || allows(sources, address, url)) return []
    const wanted = address.origin === url.origin ? "'self'" : address.origin
    return [bad('policy', `connect-src: expected ${wanted} for data-${name}, got ${sources.join(' ')}`, see)]
  })
}
