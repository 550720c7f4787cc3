import type { Problem } from '../check/problem'
import { customerFields, derivedFields, subscriptionFields } from './attributes'
import { spotAt, warning } from './finding'
import { isStrange, type Known, lookUp, pathsUnder } from './known'
import { didYouMean, nearest, nearestOf } from './nearest'

/** The formats that a placeholder may name. */
export const formats = ['money', 'date', 'number']

const text: Known = { kind: 'text' }

/** The values that placeholders of a text can name. */
const values: Known = {
  kind: 'object',
  fields: {
    customer: { kind: 'object', isOpen: true, fields: customerFields },
    subscription: { kind: 'object', isOpen: true, fields: subscriptionFields },
    locale: text,
  },
}

/** One placeholder of a text, written `{{path:format|fallback}}`. */
export interface Placeholder {
  whole: string
  path: string
  format: string | undefined
  fallback: string | undefined
}

const pattern = /\{\{([^{}|]*)(\|[^{}]*)?\}\}/g

/** The placeholders of a text, in order. */
export function placeholdersIn(words: string): Placeholder[] {
  return [...words.matchAll(pattern)].map(([whole, what = '', fallback]) => {
    const [path = '', format] = what.split(':')
    return { whole, path: path.trim(), format: format?.trim(), fallback }
  })
}

/** Checks the placeholders of a text: unknown paths and formats, missing fallbacks, braces that do not pair. */
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

/** The path that was likely meant where the root is missing, as in `{{firstName}}`, or misspelled, as in `{{custmer.id}}`. */
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

/** Placeholders of other template languages, which are shown as they are written. */
const otherMarks = [
  /\$\{[^{}]*\}/,
  /<%=?[^%]*%>/,
  /(?<!\{)\{\s*(?:customer|subscription|locale)\.[^{}]*\}(?!\})/,
  /%\{?\w+\}|%[sd]\b/,
  /\[\[[^\]]*\]\]/,
]

/** Checks what is left of a text without its placeholders: unpaired braces, and placeholders of other template languages. */
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
