/**
 * The anchor of a heading, as repositories' pages make it: in lower case, without punctuation, a hyphen for each space. The
 * docs are read there, in the package and on the site, so that one link has to serve all.
 */
export function headingId(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}
