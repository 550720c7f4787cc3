import { createAdaptorServer } from '@hono/node-server'
import { createApp } from '/work/wt/look/demo/app'
import { openDatabase } from '/work/wt/look/demo/database'
import { examples } from '/work/wt/look/demo/gallery/examples'
import { listen } from '/work/wt/look/demo/listen'
import { launchBrowser } from '/work/wt/look/test/support/browser'
const database = await openDatabase({})
const app = await createApp(database)
const server = createAdaptorServer({ fetch: app.fetch })
const url = `http://localhost:${await listen(server as never, 4900)}`
const browser = await launchBrowser()
const unmatched = new Map<string, number>(); let n = 0
for (const look of ['light', 'narrow', 'rtl']) for (const e of examples.filter((x) => ['subscriptions','paused','survey','survey-comment','feedback','discount','weeks-choice-6','plan_change-choice-solo','booking','film','three','bundle','confirm-ends','confirm-bill','canceled','failed','sheet-discount','drawer','inline'].includes(x.id))) {
  if (look !== 'light' && !['feedback','three','bundle','plan_change-choice-solo','discount'].includes(e.id)) continue
  const page = await (await browser.newContext({ viewport: look === 'narrow' ? { width: 375, height: 667 } : { width: e.width ? 980 : 480, height: 640 }, reducedMotion: 'no-preference' })).newPage()
  try {
  await page.goto(`${url}/gallery/${e.id}?look=${look}`)
  await page.waitForSelector(`html[data-arrived="${e.step}"]`, { timeout: 15000 })
  const list: string[] = await page.evaluate(`(() => {
  const h = document.querySelector('fairwell-dialog'), root = h.shadowRoot
  const all = [...root.querySelectorAll('*')]
  const props = ['color','backgroundColor','backgroundImage','fontSize','fontWeight','letterSpacing','textAlign','borderTopColor','borderTopWidth','borderInlineStartWidth','borderRadius','display','opacity','zIndex','boxShadow','textDecoration','cursor','scale','lineHeight','objectFit','stroke','fill','strokeWidth','unicodeBidi','whiteSpace','textWrap','animationName','transitionProperty','overflow','position','accentColor','appearance','clipPath','resize','listStyleType','strokeDasharray','scrollPaddingBlock','touchAction','backgroundClip']
  const sig = () => all.map((e) => { const b = e.getBoundingClientRect(), c = getComputedStyle(e), d = getComputedStyle(e, '::after'), f = getComputedStyle(e, '::before'); return [b.x, b.y, b.width, b.height, ...props.map((p) => c[p]), d.content, d.width, d.opacity, d.borderWidth, d.rotate, d.margin, f.content].join() }).join('|')
  const base = sig(), out = []
  const walk = (rules, where) => { for (const r of rules) {
    if (r.style && r.selectorText) { const text = r.style.cssText, decls = text.split(/;\\s*/).filter(Boolean); decls.forEach((d, k) => { r.style.cssText = decls.filter((_, x) => x !== k).join(';'); if (sig() === base) out.push(where + r.selectorText.replace(/\\s+/g, ' ') + ' { ' + d) }); r.style.cssText = text }
    if (r.cssRules && r.cssRules.length && !(r instanceof CSSKeyframesRule)) walk(r.cssRules, where + (r.conditionText || '') + ' ') } }
  for (const s of root.adoptedStyleSheets) walk(s.cssRules, '')
  return out })()`)
  n++; for (const s of new Set(list)) unmatched.set(s, (unmatched.get(s) ?? 0) + 1)
  } catch (error) { console.log('FAIL', e.id, String(error).slice(0, 100)) }
  await page.context().close()
}
for (const [s, c] of unmatched) if (c === n) console.log('never', s)
await browser.close(); server.close(); await database.close()
