import { jsonLanguage } from '@codemirror/lang-json'
import type { SyntaxNode } from '@lezer/common'
import { at } from '../../../src/config/check/problem'

/** A range of characters in a text. */
export interface Place {
  from: number
  to: number
}

/**
 * A function that finds the place of a problem's path in a JSON text: what it names or, where that is missing, what should
 * hold it.
 */
export function placesIn(text: string): (path: string) => Place {
  const places = new Map<string, Place>()
  const root = jsonLanguage.parser.parse(text).topNode.firstChild
  if (root) collect(root, '', { from: 0, to: 1 })
  return (path) => {
    let known = path
    // Keys may contain dots, so whole paths are compared. A path is shortened only where nothing has it.
    while (known && !places.has(known))
      known = known.slice(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['), 0))
    return places.get(known) ?? { from: 0, to: Math.min(1, text.length) }
  }

  function collect(value: SyntaxNode, path: string, place: Place): void {
    places.set(path, place)
    if (value.name === 'Object') for (const property of value.getChildren('Property')) collectProperty(property, path)
    if (value.name !== 'Array') return
    for (const [index, each] of valuesOf(value).entries()) collect(each, at(path, index), start(each))
  }

  function collectProperty(property: SyntaxNode, path: string): void {
    const [name, value] = [property.firstChild, property.lastChild]
    if (!name || !value || name.from === value.from) return
    const key: string = JSON.parse(text.slice(name.from, name.to))
    collect(value, at(path, key), isWhole(value) ? { from: name.from, to: name.to } : span(value))
  }

  /** The first line of a value that may have many. */
  function start({ from, to }: SyntaxNode): Place {
    const end = text.indexOf('\n', from)
    return { from, to: end < 0 ? to : Math.min(to, end) }
  }
}

function isWhole({ name }: SyntaxNode): boolean {
  return name === 'Object' || name === 'Array'
}

function span({ from, to }: SyntaxNode): Place {
  return { from, to }
}

function valuesOf(array: SyntaxNode): SyntaxNode[] {
  const values: SyntaxNode[] = []
  for (let node = array.firstChild; node; node = node.nextSibling) if (!/^[[\],⚠]$/.test(node.name)) values.push(node)
  return values
}
