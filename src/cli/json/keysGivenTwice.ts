import { type Node, parseTree } from 'jsonc-parser'
import { at, type Problem } from '../../config/check/problem'
import { lineAndColumn, type Position } from './lineAndColumn'

/** Problems for keys that one object of a JSON text has twice. Every reader of JSON takes the last and says nothing. */
export function keysGivenTwice(text: string): (Problem & Position)[] {
  const content = text.replace(/^\ufeff/, '')
  const root = parseTree(content)
  return root ? within(root, '', content) : []
}

function within(node: Node, path: string, content: string): (Problem & Position)[] {
  const { type, children = [] } = node
  if (type === 'array') return children.flatMap((each, index) => within(each, at(path, index), content))
  if (type !== 'object') return []
  const seen = new Map<string, Node>()
  return children.flatMap((property) => {
    const [name, value] = property.children ?? []
    if (!name || !value) return []
    const key = String(name.value)
    const earlier = seen.get(key)
    seen.set(key, name)
    return [
      ...(earlier ? [twice(at(path, key), earlier, name, content)] : []),
      ...within(value, at(path, key), content),
    ]
  })
}

function twice(path: string, earlier: Node, later: Node, content: string): Problem & Position {
  const first = lineAndColumn(content, earlier.offset)
  const message = `is given twice, and what stands at ${first.line}:${first.column} is not read`
  const place = lineAndColumn(content, later.offset)
  return { severity: 'warning', path, message, mend: 'Put both into one, or take one out.', ...place }
}
