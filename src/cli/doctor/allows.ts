/** What a policy's directive may let a page load from: its sources, as they are written. */
export type Sources = readonly string[]

/**
 * Whether the sources of a directive let a page at `self` load from `url`, by where it is: `*`, `'self'`, `https:`,
 * `https://*.example.com:443/path/`. Source: Content Security Policy Level 3, "Does url match source list".
 */
export function allows(sources: Sources, url: URL, self: URL): boolean {
  return sources.some((source) => matches(source, url, self))
}

function matches(source: string, url: URL, self: URL): boolean {
  if (source === '*') return /^(https?|wss?):$/.test(url.protocol) || url.protocol === self.protocol
  if (source === "'self'") return url.origin === self.origin
  if (source.startsWith("'")) return false
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return isScheme(source, url)
  const [, scheme, host = '', port, path] =
    /^(?:([a-z][a-z\d+.-]*:)\/\/)?([^:/]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source) ?? []
  if (!host || !isScheme(scheme ?? self.protocol, url) || !isHost(host, url.hostname)) return false
  const isPort =
    port === '*' || (port ?? '') === url.port || (!url.port && port === (url.protocol === 'https:' ? '443' : '80'))
  return isPort && (!path || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path))
}

/** A source of http lets https, too. */
const isScheme = (scheme: string, { protocol }: URL): boolean =>
  scheme.toLowerCase() === protocol || (scheme.toLowerCase() === 'http:' && protocol === 'https:')

const isHost = (pattern: string, host: string): boolean => {
  const wanted = pattern.toLowerCase()
  return wanted === '*' || (wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted)
}
