/** What a command was given, if it is an object with names in it. */
export function checkObject<Given>(command: string, given: Given): Given {
  if (Object(given) === given && !Array.isArray(given)) return given
  throw new Error(`${command}: expected an object, got ${JSON.stringify(given)}`)
}
