import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stagePages } from './stagePages'

// `npm run docs`: the site of docs/ into site/dist. VitePress has a lock of its own beside this file, so that who works on
// fairwell itself need not install it.

process.chdir(join(import.meta.dirname, '..'))

const installed = 'site/node_modules/.installed'
const wanted = createHash('sha256').update(readFileSync('site/package-lock.json')).digest('hex')
const isThere = existsSync(installed) && readFileSync(installed, 'utf8') === wanted

if (!isThere) {
  console.log('Installing what builds the site, once …')
  run('npm', 'ci', '--prefix', 'site', '--ignore-scripts', '--no-audit', '--no-fund', '--silent')
  writeFileSync(installed, wanted)
}
stagePages('site/pages')
run(process.execPath, 'site/node_modules/vitepress/bin/vitepress.js', 'build', 'site')

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
