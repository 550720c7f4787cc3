/**
 * The JSON values of a text that comes in pieces, each as its own text: NDJSON line by line, and the elements of arrays
 * that span lines. A line break inside an NDJSON value ends it, so that a truncated line spoils only itself.
 */
export async function* splitJson(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  let isArray: boolean | undefined
  for await (const piece of pieces) {
    rest += piece
    isArray ??= looksLikeArray(rest)
    if (isArray === undefined) continue
    const { values, left } = isArray ? elements(rest) : lines(rest)
    rest = left
    yield* values
  }
  // An array that ends well leaves only its bracket.
  if (rest.replace(/[\s[\],]/g, '') !== '') yield rest.trim()
}

/** By its first bracket: one array, or a batch a line. Undefined until there is enough to tell. */
function looksLikeArray(text: string): boolean | undefined {
  const start = text.trimStart()
  return start === '' ? undefined : start.startsWith('[')
}

interface Split {
  values: string[]
  left: string
}

function lines(text: string): Split {
  const all = text.split('\n')
  const left = all.pop() ?? ''
  return { values: all.map((line) => line.trim()).filter((line) => line !== ''), left }
}

/** Values inside brackets, by depth; braces and brackets within strings don't count. */
function elements(text: string): Split {
  const values: string[] = []
  let depth = 0
  let start = -1
  let end = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (inString) {
      if (character === '\\') at += 1
      else if (character === '"') inString = false
    } else if (character === '"') {
      inString = true
    } else if (character === '{') {
      if (depth === 0) start = at
      depth += 1
    } else if (character === '}' && depth > 0) {
      depth -= 1
      if (depth > 0) continue
      values.push(text.slice(start, at + 1))
      end = at + 1
    }
  }
  return { values, left: text.slice(end) }
}
