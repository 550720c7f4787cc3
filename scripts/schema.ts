import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiPage } from './apiReference'
import { checkPage } from './checkReference'
import { eventPage, eventSchema } from './eventReference'
import { messagePage } from './messageReference'
import { describedSchema, referencePage } from './reference'
import { situationJsonSchema, situationPage } from './situationReference'

// Writes the JSON Schemas (config, event, situation) into dist or OUT_DIR, and the pages config, events, situation,
// check, messages and api into docs: `npx tsx scripts/schema.ts`. The declarations are built before it.
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
writeFileSync(join('docs', 'messages.md'), messagePage())
writeFileSync(join('docs', 'api.md'), apiPage(out))
