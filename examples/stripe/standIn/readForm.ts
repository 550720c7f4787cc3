/** A value of a request: text, or what `[…]` in names makes of several. */
export type Param = string | Param[] | Params
export interface Params {
  [name: string]: Param
}

/** Reads what Stripe's SDK posts: `items[0][price]=price_1&metadata[a]=b`. */
export function readForm(text: string): Params {
  const root: Params = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split('[').map((part) => part.replace(']', ''))
    let place: Record<string, Param> = root
    for (const part of path.slice(0, -1)) {
      place[part] ??= {}
      place = place[part] as Params
    }
    place[path.at(-1) ?? ''] = value
  }
  return listed(root) as Params
}

/** What is numbered from 0 on is a list. */
function listed(value: Param): Param {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const entries = Object.entries(value).map(([name, child]) => [name, listed(child)] as const)
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index))
  return isList ? entries.map(([, child]) => child) : Object.fromEntries(entries)
}
