/** Gives back what a command was given; throws where it is not an object with named fields. */
export function checkObject<Given>(command: string, given: Given): Given {
  if (Object(given) === given && !Array.isArray(given)) return given
  throw new Error(`${command}: expected an object, got ${JSON.stringify(given)}`)
}
