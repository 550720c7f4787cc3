import { chromium } from 'playwright-core'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
for (const [name, colorScheme, width] of [['light','light',1200],['dark','dark',1200],['phone','light',375]] as const) {
  const p = await b.newPage({ colorScheme, viewport: { width, height: 900 } })
  await p.goto('file:///tmp/report.html'); 
  console.log(name, await p.evaluate('document.documentElement.scrollWidth'))
  await p.screenshot({ path: `/tmp/report-${name}.png`, clip: { x: 0, y: Number(process.argv[2] ?? 0), width, height: 1300 }, fullPage: true })
}
await b.close()
