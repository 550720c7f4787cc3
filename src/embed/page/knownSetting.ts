/**
 * The settings, as createCancelFlow and `init` take them and as the tag has them for attributes; and what frameworks and
 * hosts write on any script tag (`data-nscript`, `data-turbo-track`, `data-cfasync` …). One pattern, since every page loads it.
 */
export const knownSetting =
  /^(config|endpoint|triggers|actions|customer|subscriptions?|history|token|locale|nonce|mode|consent|preload|timeout|theme|fairness|container|sinks|handlers|mounts|on(Drop|\w+Error)?)$|^(n[A-Zs]|turbo|cf|cookie|astro)/

/** Whether everything set has a name that we know. */
export function areKnownSettings(settings: object): boolean {
  return Object.keys(settings).every((name) => knownSetting.test(name))
}
