/** The names of all settings that a page may give, for hints. A test holds them against the type `Settings`. */
export const settingNames = (
  'config endpoint triggers actions customer subscription subscriptions history token locale nonce mode consent preload ' +
  'timeout theme fairness container sinks handlers mounts on onDrop onConfigError onStorageError'
).split(' ')
