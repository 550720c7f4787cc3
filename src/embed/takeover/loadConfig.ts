import { readInline, type Settings } from '../page/page'

/** The config as it was written, unchecked. Rejects with a message that says what was expected where. */
export async function loadConfig({ config }: Settings, signal: AbortSignal): Promise<unknown> {
  if (typeof config !== 'string') return config
  if (config[0] === '#') return readInline(config)
  const response = await fetch(config, { signal })
  if (!response.ok) throw new Error(`expected a 2xx answer, got ${response.status}`)
  return response.json()
}
