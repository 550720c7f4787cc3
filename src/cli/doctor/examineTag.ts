import type { HTMLElement } from 'node-html-parser'
import { settingNames } from '../../base/settingNames'
import { didYouMean, nearestOf } from '../../config/lint/nearest'
import { bad, doubt, type Finding, good } from './finding'
import type { ServedPage } from './readPage'

/** Whether there is one tag of ours that runs as it has to, and whether we know all of its settings. */
export function examineTag({ tags, hasCalls }: ServedPage): Finding[] {
  const [tag, second] = tags
  if (!tag)
    return [
      bad(
        'tag',
        `expected <script src="…/fairwell.js" data-config=… data-triggers=… defer>, got none in the page as it is served`,
        hasCalls
          ? 'A script here calls fairwell(…), so another may add the tag: save the page as your browser shows it, and give that file with --at URL.'
          : 'Add the tag. Where a bundle or a tag manager adds it, save the page as your browser shows it, and give that file with --at URL.',
      ),
    ]
  const found = [good('tag', `<script src="${tag.getAttribute('src')}">`)]
  if (second)
    found.push(
      bad(
        'tag',
        `expected one tag of ours, got ${tags.length}`,
        'Keep one: its settings count, those of others do not.',
      ),
    )
  if (tag.getAttribute('type') === 'module')
    found.push(
      bad(
        'tag',
        'expected a classic script, got type="module": it cannot read its own data- attributes',
        'Take type="module" away.',
      ),
    )
  else if (!tag.hasAttribute('defer') && !tag.hasAttribute('async'))
    found.push(doubt('tag', 'expected defer, got neither that nor async: the page waits for the file', 'Add defer.'))
  return [...found, ...unknownAttributes(tag)]
}

/** Attributes that look like a misspelled setting of ours. Those that others write on any tag are far from all of them. */
function unknownAttributes(tag: HTMLElement): Finding[] {
  return Object.keys(tag.attributes).flatMap((attribute) => {
    if (!attribute.startsWith('data-')) return []
    const name = attribute.slice(5).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    const meant = settingNames.includes(name) ? undefined : nearestOf(name, settingNames)
    if (!meant) return []
    return [doubt('tag', `expected a setting, got ${attribute}, which is none`, didYouMean(attributeOf(meant)))]
  })
}

/** The attribute of a setting: `onDrop` is `data-on-drop`. */
const attributeOf = (name: string): string => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
