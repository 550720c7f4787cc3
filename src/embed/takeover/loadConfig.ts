import { readInline, type Settings } from '../page/page'
import { webUrl } from '../page/webUrl'

/** The config as it was written, unchecked: given, inline on the page, or fetched. Rejects when it cannot be had. */
export async function loadConfig({ config }: Settings, signal: AbortSignal): Promise<unknown> {
  if (typeof config !== 'string') return config
  if (config[0] === '#') return readInline(config)
  const response = await fetch(webUrl(new Request(config).url), { signal })
  if (!response.ok) throw new Error(`expected a 2xx answer, got ${response.status}`)
  return response.json()
}
