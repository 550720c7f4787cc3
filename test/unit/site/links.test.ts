import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headingId } from '../../../site/headingId'
import { chapters } from '../../../site/navigation'
import { rootPages, siteLink } from '../../../site/siteLink'
import { withLinks } from '../../../site/stagePages'

const docs = readdirSync('docs').filter((name) => name.endsWith('.md'))
const pages = [...Object.keys(rootPages), 'README.zh-Hans.md', ...docs.map((name) => join('docs', name))]

const linksOf = (page: string): string[] => {
  const links: string[] = []
  withLinks(readFileSync(page, 'utf8'), (link) => {
    links.push(link)
    return link
  })
  return links.filter((link) => !/^\w+:/.test(link))
}

/** The anchors of a page: one a heading, the second of a name with `-1`. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of withoutCode(page).matchAll(/^#{1,6} (.*)$/gm)) {
    const id = headingId(heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]/g, ''))
    let name = id
    for (let count = 1; anchors.has(name); count++) name = `${id}-${count}`
    anchors.add(name)
  }
  return anchors
}

const withoutCode = (page: string) => readFileSync(page, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '')

describe('links between pages', () => {
  it.each(pages)('%s: each leads to a file, and to a heading in it', (page) => {
    const broken = linksOf(page).filter((link) => {
      const [path = '', anchor] = link.split('#')
      const file = path ? join(dirname(page), path) : page
      return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).has(anchor))
    })
    expect(broken).toEqual([])
  })

  it('lead to the site’s pages, and to copies of sources, whatever folder they are in', () => {
    expect(siteLink('docs/config.md', '')).toBe('./config.md')
    expect(siteLink('config.md#survey', 'docs')).toBe('./config.md#survey')
    expect(siteLink('../README.md', 'docs')).toBe('./readme.md')
    expect(siteLink('../examples/preactStep.jsx', 'docs')).toBe('/source/examples/preactStep.jsx.txt')
    expect(siteLink('https://example.com/a.md', 'docs')).toBe('https://example.com/a.md')
    expect(siteLink('#here', 'docs')).toBe('#here')
  })

  it('are left alone in code', () => {
    const markdown = 'A `[b](c.md)` and [d](e.md).\n\n```md\n[f](g.md)\n```\n'
    expect(withLinks(markdown, () => 'x.md')).toBe(markdown.replace('e.md', 'x.md'))
  })

  it('have anchors as repositories make them', () => {
    expect(headingId('`performActions(options)`')).toBe('performactionsoptions')
    expect(headingId('A content security policy: who’s in?')).toBe('a-content-security-policy-whos-in')
    expect(headingId('每个选项')).toBe('每个选项')
  })
})

it('the navigation has every page of docs/, each once', () => {
  const named = chapters.flatMap(({ pages }) => Object.keys(pages))
  expect([...named].sort()).toEqual([...docs].sort())
})
