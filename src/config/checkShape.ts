import { at, error, type Problem, shown } from './problem'
import type { ObjectShape, Shape } from './shape'

/** Every way in which the value departs from the shape; `one of offers` means a name among the offers of the config. */
export function checkShape(value: unknown, shape: Shape, config = value, path = ''): Problem[] {
  const refuse = (expected: string) => [error(path, `expected ${expected}, got ${shown(value)}`)]
  const check = (inner: unknown, innerShape: Shape, key: string | number) =>
    checkShape(inner, innerShape, config, at(path, key))

  if (typeof shape === 'string') return shape.split(' or ').some((words) => fits(value, words)) ? [] : refuse(shape)

}
