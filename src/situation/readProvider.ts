import { plainWord, type Reader } from './reading'
import { readText } from './readText'

/** Reads who bills a subscription: `apple` or `google` for the stores, in the words of billers; any other text is the page's own. */
export const readProvider: Reader<string> = (value) => {
  const text = readText(value)
  const word = plainWord(text)
  if (/^(apple|ios|itunes|(apple)?appstore)$/.test(word)) return 'apple'
  return /^(google|android|(google)?play(store)?)$/.test(word) ? 'google' : text
}
