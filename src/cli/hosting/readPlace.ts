/**
 * Where a page finds the files: an http(s) URL, or a path that begins with a slash. Resolves to it with a slash at its end; throws
 * an Error for anything else, because an import map takes a path without a slash for the name of a package.
 */
export function readPlace(place: string): string {
  const isPath = /^\/(?!\/)/.test(place)
  const url = URL.canParse(place, 'https://page') ? new URL(place, 'https://page') : undefined
  const isUrl = /^https?:\/\//i.test(place)
  if (!url || !(isPath || isUrl) || url.search || url.hash)
    throw new Error(
      `expected where a page finds the files, such as /fairwell/ or https://cdn.example/fairwell/, got ${JSON.stringify(place)}.`,
    )
  return (isPath ? url.pathname : url.href).replace(/\/*$/, '/')
}
