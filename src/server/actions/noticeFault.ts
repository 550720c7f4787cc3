import { isObject } from '../../base/isObject'

/** The fields of a notice, each a text. */
const fields = ['name', 'contract', 'email', 'kind', 'grounds']

/** More than this is no name, and no cause that anybody reads. */
const longest = 4000

/** What is wrong with the notice of a cancellation or withdrawal, as the field and what was expected there; undefined for a sound one. */
export function noticeFault(notice: unknown): { field: string; expected: string; value: unknown } | undefined {
  if (!isObject(notice)) return { field: 'choice.notice', expected: `an object of ${fields.join(', ')}`, value: notice }
  for (const [name, value] of Object.entries(notice)) {
    const field = `choice.notice.${name.slice(0, 80)}`
    if (!fields.includes(name)) return { field, expected: 'nothing', value }
    if (typeof value !== 'string' || value.length > longest)
      return { field, expected: `a text of at most ${longest} characters`, value }
  }
  return undefined
}
