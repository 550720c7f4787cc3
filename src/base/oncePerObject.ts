/**
 * A function that runs once for each object and then gives the same result. It knows objects by identity, so an object must
 * not be changed after it was passed in.
 */
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
