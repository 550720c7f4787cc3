import { mostRetries } from '../../base/mostRetries'

/**
 * Makes later imports of chunks use a new URL. A browser remembers that a module failed to load and never asks for that URL
 * again, so the build adds this count of retries to the URL of every import (`renderDynamicImport` in rollup.config.mjs).
 */
export function nextTry(): void {
  const meta = import.meta as { tries?: number }
  meta.tries = Math.min(mostRetries, (meta.tries ?? 0) + 1)
}
