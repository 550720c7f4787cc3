import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPage } from './checkReference'
import { eventPage, eventSchema } from './eventReference'
import { describedSchema, referencePage } from './reference'
import { situationJsonSchema, situationPage } from './situationReference'

// npx tsx scripts/schema.ts: dist/config.schema.json (OUT_DIR/config.schema.json) and docs/config.md;
// event.schema.json and docs/events.md; situation.schema.json and docs/situation.md; docs/check.md.
const out = process.env.OUT_DIR ?? 'dist'
mkdirSync(out, { recursive: true })
mkdirSync('docs', { recursive: true })
writeFileSync(join(out, 'config.schema.json'), `${JSON.stringify(describedSchema(), null, 2)}\n`)
writeFileSync(join('docs', 'config.md'), referencePage())
writeFileSync(join(out, 'event.schema.json'), `${JSON.stringify(eventSchema(), null, 2)}\n`)
writeFileSync(join('docs', 'events.md'), eventPage())
writeFileSync(join(out, 'situation.schema.json'), `${JSON.stringify(situationJsonSchema(), null, 2)}\n`)
writeFileSync(join('docs', 'situation.md'), situationPage())
writeFileSync(join('docs', 'check.md'), checkPage())
