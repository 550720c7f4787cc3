import { defineConfig } from 'vitepress'
import { headingId } from '../headingId'
import { chapters } from '../navigation'

const base = process.env.DOCS_BASE ?? '/docs/'

export default defineConfig({
  title: 'fairwell',
  description: 'A cancel flow for any web page.',
  lang: 'en',
  base,
  srcDir: 'pages',
  outDir: 'dist',
  cacheDir: 'node_modules/.vitepress',
  appearance: true,
  head: [['link', { rel: 'icon', href: `${base}icon.svg`, type: 'image/svg+xml' }]],
  markdown: {
    // The pages are plain Markdown, as repositories show it: no markup, no guessed links, no attributes in braces.
    html: false,
    linkify: false,
    attrs: { disable: true },
    anchor: { slugify: headingId },
    config(markdown) {
      markdown.disable('emoji')
      // A page is compiled as a Vue template, in which doubled braces are code.
      const { rules } = markdown.renderer
      for (const name of ['text', 'code_inline'] as const) {
        const rule = rules[name]
        rules[name] = (...args) => (rule?.(...args) ?? '').replaceAll('{{', '&#123;&#123;')
      }
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Config', link: '/config' },
      { text: 'Events', link: '/events' },
      { text: 'API', link: '/api' },
      { text: 'Changelog', link: '/changelog' },
    ],
    sidebar: [
      ...chapters.map(({ title, pages }) => ({
        text: title,
        items: Object.entries(pages).map(([file, text]) => ({ text, link: `/${file.replace('.md', '')}` })),
      })),
      {
        text: 'The repository',
        items: [
          { text: 'README', link: '/readme' },
          { text: 'Changelog', link: '/changelog' },
          { text: 'Contributing', link: '/contributing' },
          { text: 'Security', link: '/security' },
        ],
      },
    ],
    docFooter: { prev: 'Before', next: 'Next' },
  },
})
