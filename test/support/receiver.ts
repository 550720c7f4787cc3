import { serve } from '@hono/node-server'
import { openDatabase } from '../../demo/database'
import { receiveEvents } from '../../src/server'

// A receiver in a process of its own, so that a test can kill it: `tsx test/support/receiver.ts FOLDER|URL`. Prints its port.
const [, , place = ''] = process.argv
const { query } = await openDatabase(place.startsWith('postgres:') ? { url: place } : { folder: place })

serve({ fetch: receiveEvents({ query }), port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port))
