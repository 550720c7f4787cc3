import { type Node, parseTree } from 'jsonc-parser'
import type { Problem } from '../../config/check/problem'
import { lineAndColumn, type Position } from './lineAndColumn'

/**
 * A function that finds the position of a problem in the JSON text it was found in: what the problem names or, where that
 * is missing, what should hold it.
 */
export function positionsIn(text: string): (problem: Pick<Problem, 'path' | 'within'>) => Position {
  const content = text.replace(/^\ufeff/, '')
  const root = parseTree(content)
  return ({ path, within = [] }) => {
    const found = root && nodeAt(root, path)
    const inner = found?.isWhole
      ? within.reduce<Node>((node, key) => child(node, key) ?? node, found.node)
      : found?.node
    return lineAndColumn(content, startOf(inner))
  }
}

/** The offset of a node: of its key where it has one, since the eye looks for it, else of the value. */
function startOf(node: Node | undefined): number {
  if (node?.parent?.type === 'property') return node.parent.offset
  return node?.offset ?? 0
}

interface Found {
  node: Node
  /** Whether the whole path was found. */
  isWhole: boolean
  /** How many characters of the path were found. */
  length: number
}

/**
 * Follows a path as far as it goes. Keys may contain dots, so every key that the path may continue with is tried, and the
 * one that leads furthest wins.
 */
function nodeAt(node: Node, path: string): Found {
  if (!path) return { node, isWhole: true, length: 0 }
  return stepsFrom(node, path)
    .map(({ next, step }) => {
      const { node, isWhole, length } = nodeAt(next, path.slice(step).replace(/^\./, ''))
      return { node, isWhole, length: length + step }
    })
    .reduce((best, each) => (isBetter(each, best) ? each : best), { node, isWhole: false, length: 0 })
}

function isBetter(one: Found, other: Found): boolean {
  return one.isWhole === other.isWhole ? one.length > other.length : one.isWhole
}

function stepsFrom({ type, children = [] }: Node, path: string): { next: Node; step: number }[] {
  if (type === 'array') {
    const [mark = '', index = ''] = /^\[(\d+)\]/.exec(path) ?? []
    const next = mark && children[Number(index)]
    return next ? [{ next, step: mark.length }] : []
  }
  if (type !== 'object') return []
  return lastOfEach(children).flatMap(([key, next]) => {
    const isNext = path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`)
    return isNext ? [{ next, step: key.length }] : []
  })
}

/** The properties of an object. Of a key that is given twice the last one counts, as for every reader of JSON. */
function lastOfEach(properties: Node[]): [string, Node][] {
  const byKey = new Map<string, Node>()
  for (const { children = [] } of properties) {
    const [key, value] = children
    if (key && value) byKey.set(String(key.value), value)
  }
  return [...byKey]
}

function child(node: Node, key: string | number): Node | undefined {
  if (node.type === 'array') return node.children?.[Number(key)]
  return lastOfEach(node.type === 'object' ? (node.children ?? []) : []).find(([name]) => name === key)?.[1]
}
