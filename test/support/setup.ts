import { execFileSync } from 'node:child_process'
import { findBrowser } from './findBrowser'

/** Before all tests: a browser is there, and what is tested is what is built now. */
export default function setup(): void {
  findBrowser()
  if (!process.env.OUT_DIR) execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' })
}
