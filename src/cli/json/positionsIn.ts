import { type Node, parseTree } from 'jsonc-parser'
import type { Problem } from '../../config/check/problem'
import { lineAndColumn, type Position } from './lineAndColumn'

/** Where a problem is in the JSON it was found in: at what it names or, where that is missing, at what should hold it. */
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

/** A key where there is one, since the eye looks for it; else the value. */
function startOf(node: Node | undefined): number {
  if (node?.parent?.type === 'property') return node.parent.offset
  return node?.offset ?? 0
}

interface Found {
  node: Node
  /** Whether the whole path was there. */
  isWhole: boolean
  /** How much of it was. */
  length: number
}

/** Keys have dots themselves, so every key that the path may go on with is tried, and the longest way taken. */
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

/** Of keys that are given twice, JSON's readers take the last. */
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
