/** What `init` and createCancelFlow take, and the attributes of the tag in camelCase. */
export const settingNames: string[] = (
  'config endpoint triggers actions customer subscription subscriptions history token locale nonce mode consent preload ' +
  'timeout theme fairness container sinks handlers mounts on onDrop onConfigError onStorageError'
).split(' ')
