type Relation = (value: string | number, ...words: string[]) => boolean

const relations: Record<string, Relation> = {
  in: (value, values = '') => values.split('|').includes(`${value}`),
  like: (value, pattern = '') => new RegExp(pattern).test(`${value}`),
  from: (value, least, _to, most, unit) => {
    const size = typeof value === 'string' ? value.length : value
    return size >= Number(least) && size <= Number(most) && !(unit && size % 1)
  },
}

/** Whether a value is what a ScalarShape says: `string`, `number from 0 to 1`, `string in once|forever`. */
export function fits(value: unknown, scalar: string): boolean {
  const [kinds = '', relation, ...words] = scalar.split(' ')
  if (kinds === 'anything') return true
  return kinds.split('|').includes(typeof value) && (!relation || !!relations[relation]?.(value as string, ...words))
}
