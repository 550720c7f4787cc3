/**
 * Gives a URL back that is http or https. Throws for any other scheme: a `data:` or `blob:` URL is no place where a merchant keeps
 * files, but a text that somebody wrote, such as a link to the page that sets it.
 */
export function webUrl(url: string): string {
  if (!/^https?:/.test(url)) throw new Error(`expected http or https, got ${url.slice(0, 80)}`)
  return url
}
