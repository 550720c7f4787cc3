import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../test/support/findBrowser'

// Writes the fairness report of the demo's config to where the demo serves it, by the built command:
// `npm run build && npx tsx scripts/fairnessDemo.mts`. It takes minutes.

const folder = mkdtempSync(join(tmpdir(), 'fairwell-fairness-'))
const args = ['dist/cli.js', 'check', 'demo/cancel-flow.json', '--fairness', folder, '--json']
const env = { ...process.env, CHROME_PATH: findBrowser() }
const { files } = JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 1e8 }))
copyFileSync(files[0], 'demo/public/fairness.html')
console.log(`demo/public/fairness.html, from ${files[0]}`)
