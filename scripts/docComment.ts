const widest = 110

/** Words as a documentation comment, in lines of at most 110 characters; none where there are no words. */
export function docComment(words: string): string[] {
  if (!words) return []
  if (words.length < widest - 10) return [`/** ${words} */`]
  return ['/**', ...linesOf(words, widest - 6).map((line) => ` * ${line}`), ' */']
}

/** The text in lines of at most so many characters, broken at blanks. */
export function linesOf(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Declarations with each comment's paragraphs in lines of at most 120 characters; lists and tables stay as they are. */
export function wrapComments(declarations: string): string {
  return declarations.replace(/^([ \t]*)\/\*\*([\s\S]*?)\*\//gm, (whole, indent: string, inner: string) => {
    if (whole.split('\n').every((line) => line.length <= 120)) return whole
    const paragraphs = inner
      .split('\n')
      .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
      .join('\n')
      .trim()
      .split(/\n{2,}/)
    const width = 116 - indent.length
    const lines = paragraphs.flatMap((paragraph, index) => [
      ...(index ? [''] : []),
      ...(/^(- |\| |```)/m.test(paragraph) ? paragraph.split('\n') : linesOf(paragraph, width)),
    ])
    return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join('\n')
  })
}
