import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readHash, writeHash } from '../../../demo/playground/browser/shareLink'

const shared = { config: '{ "id": "zoë-真" }', customer: '{}', answers: { reason: 'unused' } }
const packed = (value: unknown) => deflateRawSync(Buffer.from(JSON.stringify(value))).toString('base64url')

it('comes back from a link as it went in', async () => {
  expect(await readHash(await writeHash(shared))).toEqual(shared)
  expect(await readHash(packed(shared))).toEqual(shared)
})

it.each([
  ['was cut off', async () => (await writeHash(shared)).slice(0, 20)],
  ['is not ours', async () => packed({ config: 1 })],
  ['unpacks to more than a config is', async () => packed({ ...shared, config: ' '.repeat(20_000_000) })],
  ['is longer than any config makes it', async () => 'a'.repeat(200_001)],
])('opens no link that %s', async (_, link) => {
  expect(await readHash(await link())).toBeUndefined()
})
