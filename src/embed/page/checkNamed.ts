/** Gives back the function that a command was given, if the name beside it is text that `names` matches. Throws otherwise. */
export function checkNamed<Told>(command: string, name: string, told: Told, names = /^/): Told {
  if (typeof name === 'string' && names.test(name) && typeof told === 'function') return told
  throw new Error(`${command}: expected a known name and a function, got ${name}, ${told}`)
}
