import type { Release } from '../../report/feedback/releases'

/** The releases that `--release` names, as `2026-05-01:v2` or a date alone. Throws an Error for what begins with no date. */
export function readReleases(given: readonly string[]): Release[] {
  return given.map((text) => {
    const [, date, name] = /^(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)(?::(.+))?$/.exec(text.trim()) ?? []
    if (!date) throw new Error(`--release: expected a date and a name such as 2026-05-01:v2, got ${text}.`)
    return { name: name?.trim() || date, date }
  })
}
