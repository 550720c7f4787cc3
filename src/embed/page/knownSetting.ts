/**
 * Matches the names of all settings, and of attributes that frameworks and hosts write on any script tag (`data-nscript`,
 * `data-turbo-track`, `data-cfasync` …). It is a pattern and not a list, because every page loads it; a test holds it against
 * `settingNames`, which is the list.
 */
export const knownSetting =
  /^(config|endpoint|triggers|actions|customer|subscriptions?|history|token|locale|nonce|mode|consent|preload|timeout|theme|fairness|container|sinks|handlers|mounts|on(Drop|\w+Error)?)$|^(n[A-Zs]|turbo|cf|cookie|astro)/

/** Whether every setting has a name that we know. */
export function areKnownSettings(settings: object): boolean {
  return Object.keys(settings).every((name) => knownSetting.test(name))
}
