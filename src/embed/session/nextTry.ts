/**
 * From now on, chunks are asked for under another name. A browser remembers of a module that it failed, and asks no more:
 * the build puts this number behind the name of what the flow's code imports (`renderDynamicImport` in rollup.config.mjs).
 */
export function nextTry(): void {
  const meta = import.meta as { tries?: number }
  meta.tries = (meta.tries ?? 0) + 1
}
