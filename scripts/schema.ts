import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describedSchema, referencePage } from './reference'

// npx tsx scripts/schema.ts: dist/config.schema.json (OUT_DIR/config.schema.json) and docs/config.md.
const out = process.env.OUT_DIR ?? 'dist'
mkdirSync(out, { recursive: true })
mkdirSync('docs', { recursive: true })
writeFileSync(join(out, 'config.schema.json'), `${JSON.stringify(describedSchema(), null, 2)}\n`)
writeFileSync(join('docs', 'config.md'), referencePage())
