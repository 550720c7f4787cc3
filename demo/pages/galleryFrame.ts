import { html, raw } from 'hono/html'
import { directionOf } from '../../src/ui/first/language'
import type { Example } from '../gallery/examples'
import { handlers, roadmapMount } from '../gallery/handlers'
import { inlineJson } from './inlineJson'
import type { Html } from './layout'

/** How a frame looks. The page around the dialog decides it, as a merchant's page would. */
export const looks = ['light', 'dark', 'narrow', 'rtl', 'zh'] as const
/** One of the looks. */
export type Look = (typeof looks)[number]

const languageOf: Partial<Record<Look, string>> = { rtl: 'ar', zh: 'zh-Hans' }

/** How a frame looks, and its language where that is not the look's own. */
export interface Frame {
  look: Look
  lang?: string | undefined
}

/** The page of one screen, on which a made-up customer presses what leads there. */
export function galleryFrame(example: Example, { look, lang = languageOf[look] ?? 'en' }: Frame): Html {
  const { title, config, situation, presses, step } = example
  return html`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}" data-look="${look}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/gallery-frame.css">
</head>
<body>
<main>
  <h1>Plan and billing</h1>
  <p>Studio, $49.00 a month.</p>
  <div id="here"></div>
</main>
<script>${raw(handlers + ('steps' in config ? roadmapMount : ''))}</script>
<script type="application/json" id="example">${raw(inlineJson({ config, situation, presses, step }))}</script>
<script src="/demo/gallery-frame.js"></script>
<script src="/fairwell.js" defer></script>
</body>
</html>`
}
