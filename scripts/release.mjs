import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

// node scripts/release.mjs VERSION: dates the changelog's section, sets the version, commits and tags, once everything
// passes. Publishes and pushes nothing: that is the last word of whoever releases.

const [version = ''] = process.argv.slice(2)
const run = (command, ...args) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
const show = (command, ...args) => execFileSync(command, args, { stdio: 'inherit' })

const changelog = readFileSync('CHANGELOG.md', 'utf8')
const heading = `## ${version}, unreleased`
const wrong =
  (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) && `expected a version such as 0.2.0, got "${version}"`) ||
  (!changelog.includes(heading) && `CHANGELOG.md: expected a section "${heading}", found none`) ||
  (run('git', 'status', '--porcelain') && 'expected a clean tree, found changes; commit or stash them') ||
  (run('git', 'tag', '--list', `v${version}`) && `expected a new version; v${version} is tagged already`)
if (wrong) {
  console.error(`release: ${wrong}. Nothing was changed.`)
  process.exit(1)
}

show('npm', 'ci')
show('npm', 'test')
writeFileSync('CHANGELOG.md', changelog.replace(heading, `## ${version}, ${new Date().toISOString().slice(0, 10)}`))
show('npm', 'version', version, '--no-git-tag-version', '--allow-same-version')
show('git', 'commit', '--all', '--message', `Release ${version}`)
show('git', 'tag', `v${version}`)
console.log(`\nv${version} is committed and tagged. To publish it:\n  git push --follow-tags\n  npm publish`)
