import { readFileSync, writeFileSync } from 'node:fs'

/** Puts a table into a page of the documentation, between the comments `<!-- name -->` and `<!-- /name -->`, with how it came to be. */
export function writeTable(name: string, command: string, table: string, path = 'docs/delivery.md'): void {
  const [before, rest] = readFileSync(path, 'utf8').split(`<!-- ${name} -->\n`)
  const [, after] = (rest ?? '').split(`<!-- /${name} -->`)
  if (before === undefined || after === undefined) throw new Error(`${path}: no place for ${name}`)
  const day = new Date().toISOString().slice(0, 10)
  const block = `\n\`${command}\`, ${day}:\n\n${table}\n\n`
  writeFileSync(path, `${before}<!-- ${name} -->\n${block}<!-- /${name} -->${after}`)
}
