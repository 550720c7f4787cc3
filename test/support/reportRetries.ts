import type { Reporter } from 'vitest/node'

/** A vitest reporter that ends a run with the names of the tests that passed only at a second try, so that none goes unseen. */
export const reportRetries: Reporter = {
  onTestRunEnd(modules) {
    const retried = modules.flatMap((module) =>
      [...module.children.allTests()]
        .filter((test) => test.diagnostic()?.retryCount)
        .map((test) => `  ${module.relativeModuleId} > ${test.fullName}`),
    )
    if (retried.length) console.log(['Tests that were retried:', ...retried].join('\n'))
  },
}
