import { own } from '../../base/own'
import { isConfigObject } from '../check/isConfigObject'
import { at, type Problem } from '../check/problem'
import type { Shape } from '../schema/shape'

import { failure, spotAt } from './finding'
import { ruleAgainst } from './forbiddenKeys'
import { nearestOf } from './nearest'

/** A config with its misspelled keys corrected, so that the values under them can be checked, too. */
export interface Renamed {
  value: unknown
  /** One problem for each misspelled key, at the key as it is written. */
  problems: Problem[]
  /** Paths in the corrected value, each with the path as it is written. */
  written: [meant: string, written: string][]
}

/** Corrects unknown keys that are nearly a known one which is not given, such as `offer` for `offers`. */
export function renameSlips(value: unknown, shape: Shape, path = '', writtenPath = ''): Renamed {
  if (Array.isArray(shape)) {
    if (shape[0] === 'list' && Array.isArray(value))
      return renameEach(Object.entries(value), shape[1], path, writtenPath, true)
    if (shape[0] === 'record' && isConfigObject(value))
      return renameEach(Object.entries(value), shape[1], path, writtenPath, false)
    if (shape[0] !== 'union' || !isConfigObject(value)) return { value, problems: [], written: [] }
    const [, common, variants] = shape
    const variant = own(variants, `${value.type}`)
    return variant
      ? renameKeys(value, { type: 'string', ...common, ...variant }, path, writtenPath)
      : { value, problems: [], written: [] }
  }
  return typeof shape === 'string' || !isConfigObject(value)
    ? { value, problems: [], written: [] }
    : renameKeys(value, shape, path, writtenPath)
}

function renameEach(
  entries: [string, unknown][],
  shape: Shape,
  path: string,
  writtenPath: string,
  isList: boolean,
): Renamed {
  const renamed = entries.map(([key, each]) => {
    const step = isList ? Number(key) : key
    return [key, renameSlips(each, shape, at(path, step), at(writtenPath, step))] as const
  })
  const value = isList
    ? renamed.map(([, each]) => each.value)
    : Object.fromEntries(renamed.map(([key, each]) => [key, each.value]))
  return { value, ...joined(renamed.map(([, each]) => each)) }
}

function renameKeys(
  value: Record<string, unknown>,
  shape: Record<string, Shape>,
  path: string,
  writtenPath: string,
): Renamed {
  const names = Object.keys(shape).map((key) => key.replace('?', ''))
  const free = names.filter((name) => !Object.hasOwn(value, name))
  const renamed = Object.entries(value).map(([key, each]) => {
    const meant = names.includes(key) || ruleAgainst(key) ? undefined : nearestOf(key, free)
    if (meant) free.splice(free.indexOf(meant), 1)
    const name = meant ?? key
    const inner = renameSlips(
      each,
      shape[name] ?? shape[`${name}?`] ?? 'anything',
      at(path, name),
      at(writtenPath, key),
    )
    return {
      name,
      inner,
      slip: meant ? [slipOf(key, meant, writtenPath)] : [],
      written: meant ? [pair(at(path, name), at(writtenPath, key))] : [],
    }
  })
  const { problems, written } = joined(renamed.map(({ inner }) => inner))
  return {
    value: Object.fromEntries(renamed.map(({ name, inner }) => [name, inner.value])),
    problems: [...renamed.flatMap(({ slip }) => slip), ...problems],
    written: [...renamed.flatMap((each) => each.written), ...written],
  }
}

function pair(meant: string, written: string): [string, string] {
  return [meant, written]
}

function slipOf(key: string, meant: string, path: string): Problem {
  const message = `there is no "${key}" here, so what stands under it is not read as "${meant}"`
  return failure(spotAt(at(path, key)), message, `Did you mean "${meant}"? Rename it.`)
}

function joined(all: Renamed[]): Pick<Renamed, 'problems' | 'written'> {
  return { problems: all.flatMap(({ problems }) => problems), written: all.flatMap(({ written }) => written) }
}
