/** The same function, run once for each object. By identity, which is why what was handed in must not be written to. */
export const oncePerObject = <Given, Made extends object>(make: (given: Given) => Made): ((given: Given) => Made) => {
  const known = new WeakMap<object, Made>()
  return (given) => {
    const key = Object(given)
    const made = known.get(key)
    if (made) return made
    const fresh = make(given)
    known.set(key, fresh)
    return fresh
  }
}
