import type { Problem } from '../check/problem'
import { customerFields, derivedFields, subscriptionFields } from './attributes'
import { spotAt, warning } from './finding'
import { isStrange, type Known, lookUp, pathsUnder } from './known'
import { didYouMean, nearest, nearestOf } from './nearest'

export const formats = ['money', 'date', 'number']

const text: Known = { kind: 'text' }

/** What the places of a text may be filled with. */
const values: Known = {
  kind: 'object',
  fields: {
    customer: { kind: 'object', isOpen: true, fields: customerFields },
    subscription: { kind: 'object', isOpen: true, fields: subscriptionFields },
    locale: text,
  },
}

/** One `{{path:format|fallback}}` of a text. */
export interface Placeholder {
  whole: string
  path: string
  format: string | undefined
  fallback: string | undefined
}

const pattern = /\{\{([^{}|]*)(\|[^{}]*)?\}\}/g

export function placeholdersIn(words: string): Placeholder[] {
  return [...words.matchAll(pattern)].map(([whole, what = '', fallback]) => {
    const [path = '', format] = what.split(':')
    return { whole, path: path.trim(), format: format?.trim(), fallback }
  })
}

/** Places of a text that stay empty, or that are none: unknown paths and formats, no fallback, braces that don't pair. */
export function lintPlaceholders(words: string, path: string): Problem[] {
  return [...placeholdersIn(words).flatMap((each) => lintPlaceholder(each, path)), ...lintBraces(words, path)]
}

function lintPlaceholder({ whole, path, format, fallback }: Placeholder, where: string): Problem[] {
  const spot = spotAt(where)
  if (format !== undefined && !formats.includes(format)) {
    const meant = nearestOf(format, formats)
    const mend = `${meant ? `Did you mean ${meant}? ` : ''}Known here: ${formats.join(', ')}.`
    return [warning(spot, `${whole}: "${format}" is no format here, so what is filled in is the fallback`, mend)]
  }
  const strange = lintPath(whole, path, where)
  if (strange.length || fallback !== undefined) return strange
  const mend = `Say what stands in for it: {{${path}${format ? `:${format}` : ''}|…}}.`
  return [warning(spot, `${whole} leaves a gap where there is none`, mend)]
}

function lintPath(whole: string, path: string, where: string): Problem[] {
  const found = lookUp(path, values)
  const [root = '', name = ''] = path.split('.')
  if (root === 'subscription' && Object.hasOwn(derivedFields, name)) {
    const message = `${whole}: ${path} is worked out for rules, not for texts, so what is filled in is the fallback`
    return [warning(spotAt(where), message, 'Have the page hand it over under another name.')]
  }
  if (!isStrange(found)) return []
  const { known, parent, rest } = found
  const fields = Object.keys(known.fields ?? {})
  const near = parent === '' ? rootFor(path, root) : nearest(found.name, fields)
  const meant = near && [parent, near, parent === '' ? '' : rest].filter(Boolean).join('.')
  if (known.isOpen && meant === undefined) return []
  const message = known.isOpen
    ? `${whole} is nearly ${meant}; a field of that other name is filled only if the page has it`
    : `${whole} is never filled: there is no ${path || 'name in it'}`
  return [
    warning(
      spotAt(where),
      message,
      didYouMean(meant && `{{${meant}|…}}`, known.isOpen ? [] : ['customer.…', 'subscription.…', 'locale']),
    ),
  ]
}

/** `{{firstName}}` lacks its root, `{{custmer.id}}` has a slip in it. */
function rootFor(path: string, root: string): string | undefined {
  const roots = Object.keys(values.fields ?? {})
  const near = nearest(root, roots)
  const rest = path.slice(root.length)
  if (near) return near + rest
  const last = path.split('.').at(-1) ?? ''
  const paths = pathsUnder(values)
  const names = paths.map((each) => each.split('.')[1] ?? '')
  const name = names.includes(last) ? last : nearest(last, names)
  return paths.find((each) => each.endsWith(`.${name}`))
}

/** Other languages' places, which ours are not. */
const otherMarks = [
  /\$\{[^{}]*\}/,
  /<%=?[^%]*%>/,
  /(?<!\{)\{\s*(?:customer|subscription|locale)\.[^{}]*\}(?!\})/,
  /%\{?\w+\}|%[sd]\b/,
  /\[\[[^\]]*\]\]/,
]

export function lintBraces(words: string, path: string): Problem[] {
  const rest = words.replace(pattern, '')
  if (/\{\{|\}\}/.test(rest)) {
    return [
      warning(
        spotAt(path),
        'has braces that do not pair, and shows them as they are',
        'Write {{customer.firstName|there}}.',
      ),
    ]
  }
  const [mark] = otherMarks.flatMap((other) => other.exec(rest)?.[0] ?? [])
  if (!mark) return []
  return [
    warning(
      spotAt(path),
      `${mark} is shown as it is: that is no placeholder here`,
      'Write {{customer.firstName|there}}.',
    ),
  ]
}
